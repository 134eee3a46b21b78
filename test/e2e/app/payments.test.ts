import { expect, test } from 'vitest'
import { useApps } from '../../support/app.ts'
import { dropFile } from '../journeys/import-a-file.ts'

const openApp = useApps()

const STATEMENT = { name: 'card.csv', text: 'Date,Payee,Amount\n2026-11-04,MiniMax,1000\n2026-11-05,Coffee,5\n' }

test('a statement that is dropped anywhere on the payments screen is read there, and elsewhere opens the import', async () => {
  const app = await openApp({ fill: ({ value }) => value('purchases.record', { pack: 'standard' }) })
  await app.go('/reports')
  // What takes the window's drops is there once its key has opened it.
  await app.page.getByText('Payments', { exact: true }).waitFor()
  await app.page.keyboard.press('i')
  await app.page.getByRole('dialog', { name: 'Import' }).waitFor()
  await app.page.keyboard.press('Escape')
  await app.page.getByRole('dialog', { name: 'Import' }).waitFor({ state: 'hidden' })
  await app.page.getByText('Payments', { exact: true }).click()
  await app.page.getByRole('button', { name: 'Choose a statement…' }).waitFor()
  await dropFile(app.page, STATEMENT)
  await app.page.getByText('card.csv: 2 came in.').waitFor()
  expect(await app.page.getByRole('dialog').count()).toBe(0)
  await app.page.getByRole('button', { name: 'Read payments without a sign' }).click()
  await app.page.getByText('card.csv: 2 new.').waitFor()
  await app.page.getByRole('region', { name: 'Lines of the statement' }).getByText('Coffee').waitFor()
  await app.go('/ledger')
  await app.page.getByRole('button', { name: 'Reconcile' }).waitFor()
  await dropFile(app.page, STATEMENT)
  await app.page.getByRole('dialog', { name: /^Import/ }).waitFor()
})
