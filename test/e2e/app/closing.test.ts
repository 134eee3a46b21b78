import { expect, test } from 'vitest'
import { useApps } from '../../support/app.ts'

const openApp = useApps()
const MONTH = '2026-10'
const NOTE = 'sent to the accountant'

const appWithClosing = (isReopened: boolean) =>
  openApp({
    fill: async ({ value }) => {
      await value('purchases.record', { pack: 'standard', at: '2026-10-01' })
      await value('usage.record', { model: 'hailuo-02', resolution: '768p', seconds: 6, at: '2026-10-02' })
      await value('months.close', { month: MONTH, note: NOTE })
      if (isReopened) await value('months.reopen', { month: MONTH, note: 'late invoice' })
    },
  })

test('a closed month shows its note, and its digest to be copied', async () => {
  const app = await appWithClosing(false)
  await app.go(`/reports?month=${MONTH}`)
  const closing = app.page.getByRole('region', { name: 'Closing the month' })
  await closing.getByText(`Note: ${NOTE}`).waitFor()
  const digest = (await app.value('months.list', {})).months.find(({ month }) => month === MONTH)?.digest ?? ''
  await closing.getByText(digest, { exact: true }).waitFor()
  await app.page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await closing.getByRole('button', { name: 'Copy the digest' }).click()
  expect(await app.page.evaluate(() => navigator.clipboard.readText())).toBe(digest)
  expect(await app.axe()).toEqual([])
  expect(app.problems()).toEqual([])
})

test('a month that was reopened shows what was noted at its closing and its reopening', async () => {
  const app = await appWithClosing(true)
  await app.go(`/reports?month=${MONTH}`)
  const closing = app.page.getByRole('region', { name: 'Closing the month' })
  await closing.getByText(new RegExp(`\\(“${NOTE}”\\) and reopened on .*\\(“late invoice”\\)\\.`)).waitFor()
  expect(app.problems()).toEqual([])
})
