import { expect } from 'vitest'
import type { Journey } from './journey.ts'
import { begun, turnTo, unitsLeft } from './journey.ts'

export const reconcile: Journey = {
  promise: 'what the console shows is held against the ledger, the difference explained, and accepted',
  async prepare(value) {
    await begun(value)
    await value('purchases.record', { pack: 'standard' })
    const failed = { model: 'MiniMax-Hailuo-02', resolution: '768p', seconds: 6, outcome: 'failed' } as const
    await value('usage.record', { ...failed, clips: 60, externalId: 'task-60' })
  },
  async walk({ page, value, see }) {
    await turnTo(page, 'Ledger')
    await page.getByRole('button', { name: 'Reconcile' }).click()
    const dialog = page.getByRole('dialog', { name: 'Reconcile with the console' })
    const units = dialog.getByRole('textbox', { name: 'Units that the console shows' })
    await units.fill('3760')
    await dialog.getByText('Console and ledger agree.').waitFor()
    await see('a reconciliation that agrees')
    await units.fill('3700')
    await dialog.getByText('The console shows 60 units less than the ledger.').waitFor()
    await dialog.getByRole('cell', { name: '-60' }).waitFor()
    await dialog.getByText('Failed clips may have been charged', { exact: false }).waitFor()
    await see('a reconciliation with a difference')
    await dialog.getByRole('button', { name: 'Accept the difference' }).click()

    await dialog.waitFor({ state: 'hidden' })
    await page.getByText('Console check recorded').waitFor()
    expect(await unitsLeft(value)).toBe(3700)
    await page.getByRole('row', { name: /Console check/ }).click()
    const drawer = page.getByRole('dialog', { name: 'Entry' })
    await drawer.getByRole('cell', { name: 'Adjusted' }).waitFor()
    await see('the entry of a console check')
    await drawer.getByRole('button', { name: 'Close' }).click()

    await turnTo(page, 'Reports')
    await page.getByText('Checks', { exact: true }).click()
    await page.getByText('Unexplained for up to 7 days: 60 units less.').waitFor()
    await page.getByRole('checkbox', { name: 'Claim task-60' }).check()
    await page.getByRole('button', { name: 'Claim 1' }).click()
    await page.getByText('1 of 1 wait for the vendor’s answer.').waitFor()
    await page.getByText('Nothing is unexplained.').waitFor()
    await see('checks and claims')
    await page.getByRole('combobox', { name: 'Claim of task-60' }).selectOption('refused')
    await page.getByText('0 of 1 wait for the vendor’s answer.').waitFor()
    expect((await value('claims.list', {})).claims).toMatchObject([{ state: 'refused', charged: '60' }])
  },
}
