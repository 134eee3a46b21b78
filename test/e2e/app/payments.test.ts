import { writeFileSync } from 'node:fs'
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

test('a payment that was declined is suggested again, and a statement forgotten, long after', async () => {
  const app = await openApp({
    fill: async ({ folder, value }) => {
      await value('purchases.record', { pack: 'standard', at: '2026-11-03' })
      const file = `${folder}/card.csv`
      writeFileSync(file, STATEMENT.text)
      await value('payments.import', { file, charges: 'positive' })
      const [suggestion] = (await value('payments.list', {})).suggestions
      if (suggestion === undefined) throw new Error('nothing is suggested')
      const { payment, purchase } = suggestion
      await value('payments.decline', { payment, purchase })
    },
  })
  const { page, value } = app
  await app.go('/reports')
  await page.getByText('Payments', { exact: true }).click()
  await page.getByRole('button', { name: /^Suggest the declined payment of standard/ }).click()
  await page.getByRole('button', { name: /^Confirm the payment of standard/ }).waitFor()
  expect((await value('payments.list', {})).declined).toEqual([])
  await page.getByRole('button', { name: /^Forget card.csv/ }).click()
  await page.getByRole('dialog', { name: 'Forget card.csv' }).getByRole('button', { name: 'Forget' }).click()
  await page.getByText('Drop a statement of a bank or a card here', { exact: false }).waitFor()
  expect((await value('payments.list', { all: true })).imported).toBe(0)
  expect(app.problems()).toEqual([])
})
