import { expect } from 'vitest'
import type { Journey } from './journey.ts'
import { begun, choose, turnTo, unitsLeft } from './journey.ts'

export const recordAPack: Journey = {
  promise: 'a pack that was bought is recorded, and is on hand on every screen',
  prepare: begun,
  async walk({ page, value, see }) {
    await turnTo(page, 'Ledger')
    await page.getByRole('button', { name: 'Record a purchase' }).click()
    const dialog = page.getByRole('dialog', { name: 'Record a purchase' })
    await choose(page, 'Pack', /^Pro /)
    await dialog.getByText(/units for \$.*expires/).waitFor()
    await dialog.getByRole('textbox', { name: 'Note' }).fill('Order 4711')
    await see('record a purchase')
    await dialog.getByRole('button', { name: 'Record', exact: true }).click()

    await dialog.waitFor({ state: 'hidden' })
    await page.getByText(/^Recorded: .* units bought$/).waitFor()
    const newest = page.getByRole('grid', { name: 'Entries' }).getByRole('row').nth(1)
    await newest.getByText('Purchase Pro').waitFor()
    await newest.click()
    const drawer = page.getByRole('dialog', { name: 'Entry' })
    await drawer.getByText('Order 4711').waitFor()
    await see('the entry of a purchase')
    await drawer.getByRole('button', { name: 'Move expiry…' }).click()
    await drawer.getByRole('button', { name: 'Leave it' }).waitFor()
    await see('moving an expiry')
    await drawer.getByRole('button', { name: 'Close' }).click()

    expect(await unitsLeft(value)).toBe(9920)
    await page.getByRole('link', { name: '9,920 units left' }).waitFor()
    await turnTo(page, 'Overview')
    await page.getByText('9,920').nth(1).waitFor()
  },
}
