import { expect, test } from 'vitest'
import { useStudios } from '../../support/studio.ts'
import { recordEntries } from '../../support/journal-files.ts'
import { usage } from '../../support/fold.ts'

const open = useStudios()
const take = { model: 'hailuo-02', resolution: '768p', seconds: 6 } as const
const pack = { pack: 'custom', units: '10', price: '10' } as const

test('R0 now: an entry five minutes ahead of the clock is recorded', async () => {
  const studio = await open({ now: '2026-01-05 12:00' })
  const { entry } = await studio.value('usage.record', { ...take, at: '2026-01-05T12:05:00Z' })
  expect(entry.at).toBe('2026-01-05T12:05:00Z')
})

test('R0 now: an entry more than five minutes ahead is refused, and nothing is recorded', async () => {
  const studio = await open({ now: '2026-01-05 12:00' })
  const at = '2026-01-05T12:05:00.001Z'
  expect(await studio.refusal('usage.record', { ...take, at })).toMatchObject({
    code: 'invalid_input',
    message: expect.stringContaining('2026-01-05T12:05:00.001Z') as unknown,
    details: { field: 'at' },
  })
  for (const refusal of [
    await studio.refusal('purchases.record', { ...pack, at }),
    await studio.refusal('balances.assert', { units: '5', at }),
  ]) {
    expect(refusal.code).toBe('invalid_input')
  }
  expect((await studio.value('studio.info', {})).entries).toBe(0)
})

test('R0 now: a file with one entry ahead of the clock is refused whole, by line and field', async () => {
  const studio = await open({ now: '2026-01-05 12:00' })
  const entries = [usage(1, '2026-01-05', '1'), usage(2, '2026-01-05 12:06', '1')]
  await expect(recordEntries(studio, entries)).rejects.toThrow('line 2: at: 2026-01-05T12:06:00Z is ahead of the clock')
  expect((await studio.value('studio.info', {})).entries).toBe(0)
})

test('R0 now: a clock that is put back un-posts nothing', async () => {
  const studio = await open({ now: '2026-01-05' })
  await studio.value('purchases.record', { ...pack, expires: '2026-01-20' })
  studio.clock.set('2026-01-25')
  const { expiries } = await studio.value('entries.list', {})
  expect(expiries).toMatchObject([{ at: '2026-01-20T00:00:00Z', units: '-10' }])

  studio.clock.set('2026-01-10')
  await studio.reopen()
  await studio.value('usage.record', { ...take, at: '2026-01-06', outcome: 'failed' })
  await studio.value('purchases.record', { ...pack, at: '2026-01-07', expires: '2026-01-15' })
  const after = await studio.value('entries.list', {})
  expect(after.expiries.map(({ at }) => at)).toEqual(['2026-01-15T00:00:00Z', '2026-01-20T00:00:00Z'])
  expect(await studio.findings()).toEqual([])
})

test('R0 now: with the clock put back, the newest posting’s instant counts as now', async () => {
  const studio = await open({ now: '2026-01-20' })
  await studio.value('purchases.record', { ...pack, expires: '2026-02-20' })
  studio.clock.set('2026-01-10')
  await studio.value('usage.record', { ...take, at: '2026-01-20T00:05:00Z' })
  expect(await studio.refusal('usage.record', { ...take, at: '2026-01-20T00:10:00.001Z' })).toMatchObject({
    code: 'invalid_input',
    message: expect.stringContaining('2026-01-20T00:05:00Z') as unknown,
  })
  await studio.reopen()
  await studio.value('usage.record', { ...take, at: '2026-01-20T00:10:00Z' })
  expect(await studio.findings()).toEqual([])
})

test('R0 now: an entry ahead of the clock that is taken back leaves what it had brought about', async () => {
  const studio = await open({ now: '2026-01-05' })
  await studio.value('purchases.record', { ...pack, expires: '2026-01-05T00:02:00Z' })
  const { entry } = await studio.value('usage.record', { ...take, at: '2026-01-05T00:04:00Z', outcome: 'failed' })
  const { expiries } = await studio.value('entries.list', {})
  expect(expiries).toMatchObject([{ at: '2026-01-05T00:02:00Z' }])
  await studio.value('entries.reverse', { entry: entry.id })
  expect((await studio.value('entries.list', {})).expiries).toEqual(expiries)
  expect(await studio.findings()).toEqual([])
})

test('R0 now: with the clock put back, what is recorded without a time stands at the newest posting', async () => {
  const studio = await open({ now: '2026-01-20' })
  await studio.value('purchases.record', { ...pack, expires: '2026-02-20' })
  studio.clock.set('2026-01-10')
  const { entry } = await studio.value('usage.record', take)
  expect(entry.at).toBe('2026-01-20T00:00:00Z')
  expect(entry.postings).toMatchObject([{ kind: 'usage', units: '-1' }])
  const { at, accounts } = await studio.value('balance.show', {})
  expect([at, accounts[0]?.units]).toEqual(['2026-01-20T00:00:00Z', '9'])
})
