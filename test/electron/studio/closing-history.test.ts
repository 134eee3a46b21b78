import { expect, test } from 'vitest'
import { closingHistoryText } from '../../../electron/cli/text/closing-history.ts'
import { entryId, purchase, usage } from '../../support/fold.ts'
import { recordEntries } from '../../support/journal-files.ts'
import { useStudios } from '../../support/studio.ts'

const open = useStudios()
const TAKE = { model: 'hailuo-02', resolution: '768p', seconds: 6 } as const
const LOCALE = { zone: 'UTC', currency: 'USD' }

/** January with a pack and two takes; it is February. */
const studioInFebruary = async () => {
  const studio = await open({ now: '2026-02-10' })
  await recordEntries(studio, [
    purchase(1, '2026-01-05', { units: '10', price: '10.00' }),
    usage(2, '2026-01-06', '1'),
    usage(3, '2026-01-07', '2'),
  ])
  const history = () => studio.value('months.history', { month: '2026-01' })
  const text = async () => closingHistoryText(await history(), LOCALE)
  return { studio, history, text }
}

test('R11: a month that was never closed has no history', async () => {
  const { history, text } = await studioInFebruary()
  expect(await history()).toEqual({ month: '2026-01', closings: [], digest: null, changes: null })
  expect(await text()).toBe('2026-01 was never closed.')
})

test('R11: what was recorded after a month was reopened and counts in it is told, with reversals; later months are not', async () => {
  const { studio, history, text } = await studioInFebruary()
  const { digest } = await studio.value('months.close', { month: '2026-01' })
  await studio.value('usage.record', { ...TAKE, at: '2026-02-01' })
  expect(await history()).toMatchObject({ closings: [{ digest, reopenedAt: null }], digest, changes: null })
  await studio.value('months.reopen', { month: '2026-01' })
  expect(await history()).toMatchObject({
    closings: [{ reopenedAt: '2026-02-10T00:00:00.001Z' }],
    digest,
    changes: { total: 0, rows: [] },
  })
  expect(await text()).toContain('Its statement is what it was last closed with.')

  const late = await studio.value('usage.record', { ...TAKE, at: '2026-01-31', production: 'Nova', note: 'late' })
  await studio.value('usage.record', { ...TAKE, at: '2026-02-02' })
  const { reversals } = await studio.value('entries.reverse', { entry: entryId(3) })
  const { changes, digest: now } = await history()
  expect(changes?.rows.map(({ id }) => id)).toEqual([late.entry.id, ...reversals])
  expect(changes?.total).toBe(2)
  expect(now).not.toBe(digest)
  expect(await text()).toMatch(
    /2 entries recorded after the closing that was undone:\n\n.*\n.*\n2026-01-31 00:00 +usage +main +Nova .*late/,
  )

  const again = await studio.value('months.close', { month: '2026-01' })
  await studio.value('usage.record', { ...TAKE, at: '2026-02-03' })
  expect(await history()).toMatchObject({
    closings: [{ digest }, { digest: again.digest, reopenedAt: null }],
    digest: again.digest,
    changes: { total: 2 },
  })
})

test('R11: what was noted at a closing and at its reopening is told, and of a closed month in the list of months', async () => {
  const { studio, history, text } = await studioInFebruary()
  const { digest } = await studio.value('months.close', { month: '2026-01', note: 'sent to the accountant' })
  const listed = async () => (await studio.value('months.list', {})).months.find(({ month }) => month === '2026-01')
  expect(await listed()).toMatchObject({ digest, note: 'sent to the accountant' })
  await studio.value('months.reopen', { month: '2026-01', note: 'late invoice' })
  await studio.value('months.close', { month: '2026-01' })
  expect((await history()).closings).toMatchObject([
    { note: 'sent to the accountant', reopenedNote: 'late invoice' },
    { note: null, reopenedNote: null },
  ])
  expect(await listed()).toMatchObject({ note: null })
  expect(await text()).toMatch(/Note +Note of the reopening\n/)
  expect(await text()).toMatch(/sent to the accountant +late invoice\n/)
})
