import { expect, test } from 'vitest'
import { useApps } from '../../support/app.ts'

const openApp = useApps()

/** A lot that expired, one that has not, and the dialog that compares them with the console. */
async function withDialog() {
  const app = await openApp({
    fill: async ({ value }) => {
      await value('purchases.record', { pack: 'standard', at: '2026-09-01' })
      await value('purchases.record', { pack: 'pro', at: '2026-11-01' })
      await value('usage.record', { model: 'hailuo-02', resolution: '768p', seconds: 6, at: '2026-11-22' })
    },
  })
  await app.go('/ledger')
  await app.page.getByRole('button', { name: 'Reconcile' }).click()
  const dialog = app.page.getByRole('dialog', { name: 'Reconcile with the console' })
  const units = dialog.getByRole('textbox', { name: 'Units that the console shows' })
  await dialog.getByText('The ledger has 9,919 units left.').waitFor()
  return { app, dialog, units }
}

test('a figure of the console is taken as the dialog writes it, and one that cannot be is told at its field', async () => {
  const { app, dialog, units } = await withDialog()
  const accept = dialog.getByRole('button', { name: /Accept the difference|Record the check/ })
  for (const [typed, told] of [
    ['9918,5', '“9918,5” is no number of units: write it like 9918.5.'],
    ['abc', '“abc” is no number of units: write it like 8544.3.'],
    ['-3', 'A console shows 0 units or more.'],
    ['9918.1234', 'Units have three decimals at most.'],
  ] as const) {
    await units.fill(typed)
    await dialog.getByText(told).waitFor()
    expect(await accept.isDisabled()).toBe(true)
  }
  await units.fill('9,918.5')
  await dialog.getByText('The console shows 0.5 units less than the ledger.').waitFor()
  await accept.click()
  await dialog.waitFor({ state: 'hidden' })
  expect((await app.value('checks.list', {})).accounts[0]?.checks[0]?.shown).toBe('9918.5')
  expect(app.problems()).toEqual([])
})

test('what the console has more asks for a purchase, not for an import; that no cause was found is said', async () => {
  const { app, dialog, units } = await withDialog()
  await units.fill('9918')
  await dialog.getByRole('button', { name: 'Import what is missing…' }).waitFor()
  await units.fill('12000')
  await dialog.getByText('No likely cause was found.').waitFor()
  expect(await dialog.getByRole('button', { name: 'Import what is missing…' }).count()).toBe(0)
  await dialog.getByRole('button', { name: 'Record a purchase…' }).click()
  await app.page.getByRole('dialog', { name: 'Record a purchase' }).waitFor()
  expect(app.problems()).toEqual([])
})

test('lots that have expired at the time of the reading are not offered', async () => {
  const { dialog, app } = await withDialog()
  const offered = async () => {
    await dialog.getByRole('combobox', { name: 'Lot' }).click()
    return app.page.getByRole('option').allTextContents()
  }
  expect(await offered()).toEqual(['Pro, expires Dec 1, 2026'])
  await app.page.keyboard.press('Escape')
  await dialog.getByLabel('Read at').fill('2026-09-15T10:00')
  await dialog.getByText('The ledger has 3,760 units left.').waitFor()
  expect(await offered()).toEqual(['Standard, expires Oct 1, 2026'])
})
