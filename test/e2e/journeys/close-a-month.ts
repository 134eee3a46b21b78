import { expect } from 'vitest'
import type { Journey } from './journey.ts'
import { begun, choose, PAST_MONTH, TAKE, turnTo } from './journey.ts'

export const closeAMonth: Journey = {
  promise: 'a month is closed, exported as it stands, kept from change, and reopened',
  async prepare(value) {
    await begun(value)
    const inMonth = { ...TAKE, at: `${PAST_MONTH}-05` }
    await value('usage.record', { ...inMonth, clips: 12, production: 'Nova' })
    await value('usage.record', { ...inMonth, clips: 2, production: '=cmd()' })
  },
  async walk({ page, value, savedBy, see }) {
    await turnTo(page, 'Reports')
    await choose(page, 'Month', /^January 2026/)
    const checklist = page.getByRole('list', { name: 'Before closing' })
    await checklist.getByText('main was never compared with the vendor’s console.').waitFor()
    await checklist.getByText('Every take names its production.').waitFor()
    expect(await checklist.getByRole('img', { name: 'Open' }).count()).toBe(1)
    await page.getByRole('button', { name: 'Close the month' }).click()
    await page.getByText(/^Closed on /).waitFor()
    await page.getByText('January 2026 is closed').waitFor()
    await see('a closed month')

    const saved = await savedBy(async () => {
      await page.getByRole('button', { name: 'Export' }).click()
      await see('the formats of a statement')
      await page.getByRole('menuitem', { name: 'CSV, for a spreadsheet' }).click()
    })
    expect(saved.name).toBe(`statement-${PAST_MONTH}.csv`)
    expect(saved.text).toBe((await value('exports.statement', { month: PAST_MONTH, format: 'csv' })).text)
    expect(saved.text).toContain("'=cmd()")

    await page.getByRole('button', { name: 'Record usage' }).click()
    const dialog = page.getByRole('dialog', { name: 'Record usage' })
    await dialog.getByRole('combobox', { name: 'Rendered' }).fill('2.3 768p 6')
    await page.getByRole('option', { name: /^MiniMax-Hailuo-2.3 768p 6 s/ }).click()
    await dialog.getByLabel('When').fill(`${PAST_MONTH}-06T10:00`)
    await dialog.getByRole('button', { name: 'Record', exact: true }).click()
    await dialog.getByRole('alert').getByText('period_closed').waitFor()
    await see('a take that a closed month refuses')
    await dialog.getByRole('button', { name: 'Cancel' }).click()

    await page.getByRole('button', { name: 'Reopen the month' }).click()
    await page.getByText('January 2026 is open again').waitFor()
    await page.getByRole('button', { name: 'Close the month' }).waitFor()
    expect((await value('statement.show', { month: PAST_MONTH })).closed).toBe(false)
    await page.getByText(/The statement is what it was closed with\.$/).waitFor()
    const late = { model: 'MiniMax-Hailuo-2.3', resolution: '768p', seconds: 6, production: 'Nova' } as const
    await value('usage.record', { ...late, at: `${PAST_MONTH}-07` })
    await page.getByText(/One entry was recorded since that counts in it\./).waitFor()
    await page.getByRole('list', { name: 'Recorded since the closing' }).getByText('usage, main, Nova').waitFor()
    await see('what changed since a closing')

    await choose(page, 'Statement for', /^Nova$/)
    await page.getByRole('checkbox', { name: 'With its share of the waste' }).check()
    await page.getByText('Share of the waste', { exact: true }).waitFor()
    await see('the statement of a production')
    const ofNova = await savedBy(async () => {
      await page.getByRole('button', { name: 'Export' }).click()
      await page.getByRole('menuitem', { name: 'CSV, for a spreadsheet' }).click()
    })
    const asked = { month: PAST_MONTH, production: 'Nova', waste: 'shared', format: 'csv' } as const
    expect(ofNova.text).toBe((await value('exports.clientStatement', asked)).text)
  },
}
