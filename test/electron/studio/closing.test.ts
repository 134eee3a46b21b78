import { writeFileSync } from 'node:fs'
import { beforeEach, describe, expect, test } from 'vitest'
import { recordEntries } from '../../support/journal-files.ts'
import { amend, balance, entryId, purchase, usage } from '../../support/fold.ts'
import type { TestStudio } from '../../support/studio.ts'
import { useStudios } from '../../support/studio.ts'

const open = useStudios()
const take = { model: 'hailuo-02', resolution: '768p', seconds: 6 } as const
let studio: TestStudio

const closed = (month: string) => ({ code: 'period_closed', details: { month } })

/** January is open, February closed, and it is March. */
beforeEach(async () => {
  studio = await open({ now: '2026-03-10' })
  await recordEntries(studio, [
    purchase(1, '2026-01-05', { units: '10', price: '10.00', expires: '2026-01-25' }),
    purchase(2, '2026-01-10', { units: '10', price: '10.00', expires: '2026-02-25' }),
    usage(3, '2026-01-12', '2'),
    usage(4, '2026-01-30', '1'),
    usage(5, '2026-02-05', '3', { outcome: 'failed' }),
    usage(6, '2026-02-06', '3'),
    purchase(7, '2026-03-01', { units: '10', price: '10.00', expires: '2026-04-01' }),
    usage(8, '2026-03-02', '1'),
  ])
  await studio.value('months.close', { month: '2026-02' })
})

describe('R11 closing: an entry in a closed month is refused', () => {
  const inFebruary = { at: '2026-02-10T08:00:00Z' }

  test('usage, failed takes included', async () => {
    expect(await studio.refusal('usage.record', { ...take, ...inFebruary })).toMatchObject({
      ...closed('2026-02'),
      message: '2026-02 is closed and this would change it: reopen it first (reopen 2026-02)',
    })
    expect(await studio.refusal('usage.record', { ...take, ...inFebruary, outcome: 'failed' })).toMatchObject(
      closed('2026-02'),
    )
  })

  test('a purchase, a balance, an amend', async () => {
    const pack = { pack: 'standard', expires: '2026-05-01', ...inFebruary }
    expect(await studio.refusal('purchases.record', pack)).toMatchObject(closed('2026-02'))
    expect(await studio.refusal('balances.assert', { units: '6', ...inFebruary })).toMatchObject(closed('2026-02'))
    const change = { lot: entryId(2), expires: '2026-02-28', ...inFebruary }
    expect(await studio.refusal('lots.amend', change)).toMatchObject(closed('2026-02'))
  })

  test('from its first instant to its last, in the studio’s zone', async () => {
    const berlin = await open({ now: '2026-03-10', zone: 'Europe/Berlin' })
    await berlin.value('usage.record', { ...take, at: '2026-02-10' })
    await berlin.value('months.close', { month: '2026-02' })
    for (const at of ['2026-01-31T23:00:00Z', '2026-02-28T22:59:59.999Z']) {
      expect(await berlin.refusal('usage.record', { ...take, at }), at).toMatchObject(closed('2026-02'))
    }
    for (const at of ['2026-01-31T22:59:59.999Z', '2026-02-28T23:00:00Z'])
      await berlin.value('usage.record', { ...take, at })
    expect(await berlin.findings()).toEqual([])
  })

  test('and nothing of it is left', async () => {
    const before = await studio.value('studio.info', {})
    await studio.refusal('usage.record', { ...take, ...inFebruary, production: 'new', account: 'new' })
    expect(await studio.value('studio.info', {})).toEqual(before)
    expect(await studio.findings()).toEqual([])
  })
})

describe('R11 closing: an entry in an open month before a closed one', () => {
  test('is refused where it would change what was drawn in the closed month', async () => {
    const backdated = { ...take, clips: 8, at: '2026-01-28' }
    expect(await studio.refusal('usage.record', backdated)).toMatchObject(closed('2026-02'))
  })

  test('is refused where it would change what expired in the closed month', async () => {
    expect(await studio.refusal('usage.record', { ...take, at: '2026-01-28' })).toMatchObject(closed('2026-02'))
    const pack = { pack: 'custom', units: '5', price: '5', at: '2026-01-28', expires: '2026-02-20' }
    expect(await studio.refusal('purchases.record', pack)).toMatchObject(closed('2026-02'))
  })

  test('is refused where it would change what the closed month opens with, though none of its postings', async () => {
    await studio.value('months.reopen', { month: '2026-02' })
    await recordEntries(studio, [purchase(20, '2026-01-15', { account: 'other', units: '10', expires: '2026-05-01' })])
    await studio.value('months.close', { month: '2026-02' })
    const backdated = { ...take, account: 'other', at: '2026-01-28' }
    expect(await studio.refusal('usage.record', backdated)).toMatchObject(closed('2026-02'))
    expect(await studio.findings()).toEqual([])
  })

  test('is recorded where the closed month stays as it was', async () => {
    const statement = await studio.value('statement.show', { month: '2026-02' })
    // Drawn from a lot that expires before the closed month begins.
    await studio.value('usage.record', { ...take, at: '2026-01-13' })
    await studio.value('usage.record', { ...take, at: '2026-01-28', outcome: 'failed' })
    // No lot of that account covers it: overage.
    await studio.value('usage.record', { ...take, account: 'other', at: '2026-01-28' })
    await studio.value('balances.assert', { units: '15', at: '2026-01-20' })
    expect(await studio.value('statement.show', { month: '2026-02' })).toEqual(statement)
    expect(await studio.findings()).toEqual([])
  })

  test('is refused in an import with all that comes with it', async () => {
    const entries = [usage(30, '2026-03-05', '1'), usage(31, '2026-01-28', '1')]
    await expect(recordEntries(studio, entries)).rejects.toThrow('period_closed')
    expect((await studio.value('studio.info', {})).entries).toBe(9)
    expect(await studio.findings()).toEqual([])
  })
})

describe('R11 closing: a reversal that touches a closed month is refused', () => {
  test.each([
    ['of an entry in it', entryId(6)],
    ['of a failed take in it', entryId(5)],
    ['of an earlier purchase that it drew from', entryId(2)],
    ['of earlier usage that left it less', entryId(4)],
  ])('%s', async (_what, entry) => {
    expect(await studio.refusal('entries.reverse', { entry })).toMatchObject(closed('2026-02'))
    expect(await studio.findings()).toEqual([])
  })

  test('while one that touches only open months is recorded', async () => {
    await studio.value('entries.reverse', { entry: entryId(8) })
    await studio.value('entries.reverse', { entry: entryId(3) })
    expect(await studio.findings()).toEqual([])
  })

  test('and a batch is not reversed in part', async () => {
    await studio.value('months.reopen', { month: '2026-02' })
    const { batch } = await recordEntries(studio, [usage(40, '2026-02-07', '1'), usage(41, '2026-03-03', '1')])
    await studio.value('months.close', { month: '2026-02' })
    expect(await studio.refusal('entries.reverse', { batch: batch ?? '' })).toMatchObject(closed('2026-02'))
    const { entries } = await studio.value('entries.list', { from: '2026-03-03' })
    expect(entries.map(({ reversedBy }) => reversedBy)).not.toContain(expect.anything())
  })
})

describe('R11 closing: reopening', () => {
  test('allows what was refused, and the month can be closed again', async () => {
    const { digest } = await studio.value('months.close', { month: '2026-01' })
    await studio.value('months.reopen', { month: '2026-02' })
    await studio.value('usage.record', { ...take, at: '2026-02-10' })
    expect((await studio.value('statement.show', { month: '2026-02' })).closed).toBe(false)
    const again = await studio.value('months.close', { month: '2026-02' })
    expect(again.digest).not.toBe(digest)
    expect(await studio.refusal('usage.record', { ...take, at: '2026-02-10' })).toMatchObject(closed('2026-02'))
    expect(await studio.findings()).toEqual([])
  })

  test('of one month leaves another closed', async () => {
    await studio.value('months.close', { month: '2026-01' })
    await studio.value('months.reopen', { month: '2026-02' })
    expect(await studio.refusal('usage.record', { ...take, at: '2026-01-28' })).toMatchObject(closed('2026-01'))
  })

  test('is refused for a month that is open, as closing is for one that is closed', async () => {
    expect(await studio.refusal('months.close', { month: '2026-02' })).toMatchObject({ code: 'conflict' })
    expect(await studio.refusal('months.reopen', { month: '2026-01' })).toMatchObject({ code: 'conflict' })
  })
})

test('R11 closing: a month that has not ended in the studio’s zone cannot be closed', async () => {
  const berlin = await open({ now: '2026-02-28 22:59', zone: 'Europe/Berlin' })
  const refusal = await berlin.refusal('months.close', { month: '2026-02' })
  expect(refusal).toMatchObject({ code: 'invalid_input', details: { field: 'month' } })
  berlin.clock.set('2026-02-28 23:00')
  await berlin.value('months.close', { month: '2026-02' })
  expect(await berlin.refusal('months.close', { month: '2026-03' })).toMatchObject({ code: 'invalid_input' })
})

test('R11 closing: what is due when a month is closed is in the statement that it is closed with', async () => {
  const late = await open({ now: '2026-02-10' })
  await late.value('purchases.record', { pack: 'custom', units: '5', price: '5', expires: '2026-02-28' })
  late.clock.set('2026-03-01')
  await late.value('months.close', { month: '2026-02' })
  expect((await late.value('statement.show', { month: '2026-02' })).totals.wasted.amount).toBe('5.00')
  expect(await late.findings()).toEqual([])
})

test('R11 closing: the digest is the same after rebuilds and in a file that is opened again', async () => {
  await studio.value('months.close', { month: '2026-01' })
  // Both months are rebuilt, and come out as they were.
  await studio.value('usage.record', { ...take, at: '2026-03-01', account: 'other' })
  await studio.value('accounts.set', { account: 'other', drawingOrder: 'purchase' })
  await studio.reopen()
  expect(await studio.findings()).toEqual([])
  const { entries } = await studio.value('entries.list', {})
  const digests = entries.flatMap((entry) => (entry.kind === 'close' ? [[entry.month, entry.digest]] : []))
  await studio.value('months.reopen', { month: '2026-01' })
  await studio.value('months.reopen', { month: '2026-02' })
  for (const [month = '', digest] of digests) {
    expect((await studio.value('months.close', { month })).digest, month).toBe(digest)
  }
})

test('R11 closing: a drawing order that would change a closed month is refused, and stays as it was', async () => {
  const fresh = await open({ now: '2026-02-10' })
  await recordEntries(fresh, [
    purchase(1, '2026-01-02', { units: '10', price: '10.00', expires: '2026-03-05' }),
    purchase(2, '2026-01-03', { units: '10', price: '20.00', expires: '2026-03-01' }),
    usage(3, '2026-01-04', '1'),
  ])
  await fresh.value('months.close', { month: '2026-01' })
  const order = { account: 'main', drawingOrder: 'purchase' } as const
  expect(await fresh.refusal('accounts.set', order)).toMatchObject(closed('2026-01'))
  expect(await fresh.value('accounts.list', {})).toEqual({ accounts: [{ account: 'main', drawingOrder: 'expiry' }] })
  await fresh.value('months.reopen', { month: '2026-01' })
  await fresh.value('accounts.set', order)
  expect((await fresh.value('balance.show', {})).accounts[0]?.lots.map((lot) => lot.remaining)).toEqual(['10', '9'])
  expect(await fresh.findings()).toEqual([])
})

test('R11 closing: a row that is recorded already is a duplicate, also in a closed month', async () => {
  const file = studio.path('usage.csv')
  const row = 'task-1,2026-03-05T08:00:00Z,hailuo-02,768p,6,success\n'
  writeFileSync(file, `task_id,finished_at,model,resolution,duration_s,outcome\n${row}`)
  await studio.value('imports.usage', { file })
  studio.clock.set('2026-04-02')
  await studio.value('months.close', { month: '2026-03' })
  expect((await studio.value('imports.usage', { file })).counts).toEqual({
    new: 0,
    duplicate: 1,
    conflict: 0,
    rejected: 0,
  })

  writeFileSync(
    file,
    `task_id,finished_at,model,resolution,duration_s,outcome\n${row}${row.replace('task-1', 'task-2')}`,
  )
  expect(await studio.value('imports.usage', { file, preview: true })).toMatchObject({
    counts: { new: 0, duplicate: 1, conflict: 0, rejected: 1 },
    rows: [
      { line: 2, verdict: 'duplicate' },
      {
        line: 3,
        verdict: 'rejected',
        reason: '2026-03 is closed and this would change it: reopen it first (reopen 2026-03)',
      },
    ],
  })
  const again = { ...take, externalId: 'task-1', at: '2026-03-05T08:00:00Z' }
  expect((await studio.value('usage.record', again)).status).toBe('duplicate')
  expect(await studio.refusal('usage.record', { ...again, clips: 2 })).toMatchObject({ code: 'conflict' })
})

test('R11 closing: amending a lot that lives through a closed month without moving in it', async () => {
  const fresh = await open({ now: '2026-03-10' })
  await recordEntries(fresh, [
    purchase(1, '2026-01-05', { units: '10', price: '10.00', expires: '2026-03-20' }),
    balance(2, '2026-01-06', '9'),
  ])
  await fresh.value('months.close', { month: '2026-02' })
  await recordEntries(fresh, [amend(3, '2026-01-20', 1, '2026-03-25')])
  await expect(recordEntries(fresh, [amend(4, '2026-01-21', 1, '2026-02-25')])).rejects.toThrow('period_closed')
  expect(await fresh.findings()).toEqual([])
})
