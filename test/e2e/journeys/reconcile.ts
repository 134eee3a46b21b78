import { expect } from 'vitest'
import type { Journey } from './journey.ts'
import { begun, turnTo, unitsLeft } from './journey.ts'

export const reconcile: Journey = {
  promise: 'what the console shows is held against the ledger, the difference explained, and accepted',
  async prepare(value) {
    await begun(value)
    await value('purchases.record', { pack: 'standard' })
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
  },
}
