import { writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { useApps } from '../../support/app.ts'
import { dropFile } from '../journeys/import-a-file.ts'

const openApp = useApps()

const HEAD =
  'Consumed API,Consumed model,Output usage quantity,Total usage quantity,Consumption time (UTC),Consumption status'
const CHARGED = 'video(Video API),MiniMax-Hailuo-02,1,1,2026-11-20 08:00-09:00,FAILED'
const BILL = { name: 'export_bill.csv', text: [HEAD, CHARGED].join('\n') }

/** A ledger that knows what bills count, with a failed take in an hour of the bill, and one in the evening of its day. */
const appWithTakes = async () => {
  const app = await openApp({
    fill: async ({ folder, value }) => {
      const take = { model: 'hailuo-02', resolution: '768p', seconds: 6 }
      await value('purchases.record', { pack: 'standard', at: '2026-11-01' })
      await value('usage.record', { ...take, outcome: 'failed', externalId: 'task-1', at: '2026-11-20T08:30:00Z' })
      await value('usage.record', { ...take, at: '2026-11-20T18:00:00Z' })
      const file = `${folder}/known.csv`
      writeFileSync(file, BILL.text)
      await value('bills.compare', { file, counts: 'clips' })
    },
  })
  await app.go('/ledger')
  // The wizard is there once its key has opened it.
  await app.page.getByRole('button', { name: 'Reconcile' }).waitFor()
  await app.page.keyboard.press('i')
  const dialog = app.page.getByRole('dialog', { name: 'Import' })
  await dialog.getByRole('button', { name: 'Choose a file…' }).waitFor()
  await app.page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
  return app
}

test('a bill of a head alone says that there is nothing to compare, and nothing of days that agree', async () => {
  const app = await appWithTakes()
  await dropFile(app.page, { ...BILL, text: HEAD })
  const dialog = app.page.getByRole('dialog', { name: 'Import export_bill.csv' })
  await dialog.getByText('The bill has no row of a video: there is nothing to compare.').waitFor()
  expect(await dialog.getByText('agree').count()).toBe(0)
  expect(app.problems()).toEqual([])
})

test('a failure that was charged is told by its line, and the take that it may be is claimed there; that can be undone', async () => {
  const app = await appWithTakes()
  const { page, value } = app
  const claims = async () =>
    (await value('claims.list', {})).claims.map(({ take, charged }) => [take.externalId, charged])
  await dropFile(page, BILL)
  const charged = page.getByRole('table', { name: 'Failures that were charged' })
  await charged.getByRole('button', { name: 'Claim task-1' }).click()
  await charged.getByText('Claimed').waitFor()
  expect(await claims()).toEqual([['task-1', '1']])
  await page.getByRole('button', { name: 'Undo' }).click()
  await charged.getByRole('button', { name: 'Claim task-1' }).waitFor()
  expect(await claims()).toEqual([])
  expect(app.problems()).toEqual([])
})

test('a day that the bill has in part says from and to which hour, and why the ledger may have more', async () => {
  const app = await appWithTakes()
  await dropFile(app.page, BILL)
  await app.page.getByText('Nov 20, 2026, from 08:00, to 09:00').waitFor()
  await app.page.getByText('A bill that begins or ends within a day has a part of it alone').waitFor()
  expect(await app.axe()).toEqual([])
})
