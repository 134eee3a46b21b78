import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { UsageEntry } from '../../../shared/domain/journal.ts'
import { balance, entryId, purchase, usage } from '../../support/fold.ts'
import { recordEntries } from '../../support/journal-files.ts'
import { useStudios } from '../../support/studio.ts'

const open = useStudios()

const failed = (number: number, when: string, externalId: string | null, over: Partial<UsageEntry> = {}) => ({
  ...usage(number, when, '0.7', { outcome: 'failed' }),
  externalId,
  ...over,
})

/** Two failed takes, of which the console has charged one by the check of the 5th. */
const studioWithFailures = async () => {
  const studio = await open({ now: '2026-01-10' })
  await recordEntries(studio, [
    purchase(1, '2026-01-01', { units: '100', price: '100.00' }),
    balance(2, '2026-01-02', '100'),
    failed(3, '2026-01-03', 'task-1'),
    failed(4, '2026-01-04', 'task-2', { clips: 2 }),
    usage(5, '2026-01-04', '5'),
    balance(6, '2026-01-05', '93.9'),
  ])
  return studio
}

const states = async (studio: Awaited<ReturnType<typeof open>>) =>
  (await studio.value('claims.list', {})).claims.map(({ take, charged, state }) => [take.externalId, charged, state])

describe('a charged failure makes a claim', () => {
  test('of what its clips cost where they succeed, or of what is said; and leaves the journal and its balance as they are', async () => {
    const studio = await studioWithFailures()
    const before = await studio.value('balance.show', {})
    await studio.value('claims.raise', { takes: ['task-2'] })
    await studio.value('claims.raise', { takes: [entryId(3)], charged: '0.5', note: 'console' })
    expect(await states(studio)).toEqual([
      ['task-1', '0.5', 'open'],
      ['task-2', '1.4', 'open'],
    ])
    expect((await studio.value('claims.list', {})).unclaimed).toEqual([])
    expect(await studio.value('balance.show', {})).toEqual(before)
    expect(await studio.findings()).toEqual([])
  })

  test('that explains what a check found less; the refund explains that a later one finds it again', async () => {
    const studio = await studioWithFailures()
    const history = async () => (await studio.value('checks.list', {})).accounts[0]
    expect(await history()).toMatchObject({
      account: 'main',
      checks: [
        { shown: '93.9', difference: '-1.1', claimed: '0', unexplained: '-1.1', cost: { amount: '1.10' } },
        { shown: '100', difference: '0', unexplained: '0' },
      ],
      byAge: [{ upToDays: 7, checks: 1, missing: '1.1', extra: '0' }, {}, {}, {}],
    })
    await studio.value('claims.raise', { takes: ['task-1'] })
    expect((await history())?.checks[0]).toMatchObject({ claimed: '-0.7', unexplained: '-0.4' })
    await studio.value('claims.mark', { takes: ['task-1'], state: 'refunded', at: '2026-01-08' })
    await studio.value('balances.assert', { units: '94.6', at: '2026-01-09' })
    expect((await history())?.checks[0]).toMatchObject({ difference: '0.7', claimed: '0.7', unexplained: '0' })
    expect((await history())?.checks[1]).toMatchObject({ claimed: '-0.7', unexplained: '-0.4' })
  })

  test('is raised for all takes named, or for none', async () => {
    const studio = await studioWithFailures()
    const refused = async (takes: string[]) => (await studio.refusal('claims.raise', { takes })).message
    expect(await refused(['task-1', 'task-9'])).toBe('takes: there is no take task-9')
    expect(await refused(['task-1', entryId(5)])).toBe(
      `takes: ${entryId(5)} succeeded, and is charged: only a take that failed can be claimed`,
    )
    expect(await refused(['task-1', 'task-1'])).toBe('takes: task-1 is claimed already')
    expect((await studio.refusal('claims.raise', { takes: ['task-1'], charged: '0' })).details.field).toBe('charged')
    expect(await states(studio)).toEqual([])
  })

  test('is of no more than the take can have been charged: an over-claim would hide units that are missing', async () => {
    const studio = await studioWithFailures()
    const refused = (takes: string[], charged: string) => studio.refusal('claims.raise', { takes, charged })
    expect(await refused(['task-2', 'task-1'], '1.4')).toMatchObject({
      code: 'invalid_input',
      message: 'charged: 1.4 units are more than task-1 can have been charged; it is 0.7 at most (1 clip of 0.7 units)',
      details: { field: 'charged' },
    })
    expect((await refused(['task-2'], '99999')).message).toBe(
      'charged: 99999 units are more than task-2 can have been charged; it is 1.4 at most (2 clips of 0.7 units)',
    )
    expect(await states(studio)).toEqual([])
    await studio.value('claims.raise', { takes: ['task-2'], charged: '1.4' })
    expect(await states(studio)).toEqual([['task-2', '1.4', 'open']])
  })

  test('that was withdrawn can be raised as it stood: its state, since when, its units and its note', async () => {
    const studio = await studioWithFailures()
    await studio.value('claims.raise', { takes: ['task-2'], charged: '0.7', note: 'console' })
    await studio.value('claims.mark', { takes: ['task-2'], state: 'sent', at: '2026-01-06' })
    const [before] = (await studio.value('claims.list', {})).claims
    await studio.value('claims.withdraw', { takes: ['task-2'] })
    const again = { takes: ['task-2'], charged: '0.7', note: 'console', state: 'sent' as const }
    expect((await studio.refusal('claims.raise', { ...again, at: '2026-01-03' })).details.field).toBe('at')
    expect((await studio.refusal('claims.raise', { ...again, at: '2099-01-01' })).details.field).toBe('at')
    await studio.value('claims.raise', { ...again, at: '2026-01-06' })
    expect((await studio.value('claims.list', {})).claims).toEqual([before])
  })

  test('moves on for all claims named, or for none; and can be withdrawn', async () => {
    const studio = await studioWithFailures()
    await studio.value('claims.raise', { takes: ['task-1'] })
    const refusal = await studio.refusal('claims.mark', { takes: ['task-1', 'task-2'], state: 'sent' })
    expect(refusal).toMatchObject({ code: 'not_found', message: 'takes: nothing is claimed of task-2' })
    expect(await states(studio)).toEqual([['task-1', '0.7', 'open']])
    await studio.value('claims.mark', { takes: ['task-1'], state: 'sent' })
    expect(await states(studio)).toEqual([['task-1', '0.7', 'sent']])
    await studio.value('claims.withdraw', { takes: ['task-1'] })
    expect(await states(studio)).toEqual([])
  })

  test('of a take that was reversed since stays in view, and explains nothing any more', async () => {
    const studio = await studioWithFailures()
    await studio.value('claims.raise', { takes: ['task-1'] })
    await studio.value('entries.reverse', { entry: entryId(3) })
    expect((await studio.value('claims.list', {})).claims).toMatchObject([{ isTakenBack: true }])
    expect((await studio.value('checks.list', {})).accounts[0]?.checks[0]?.claimed).toBe('0')
    const sheet = await studio.value('exports.claims', { file: studio.path('none.csv') })
    expect(sheet.claims).toBe(0)
  })

  test('of a take that was reversed since can be marked and withdrawn, by task id or entry, though it can be raised no more', async () => {
    const studio = await studioWithFailures()
    await studio.value('claims.raise', { takes: ['task-1'] })
    await studio.value('entries.reverse', { entry: entryId(3) })
    await studio.value('claims.mark', { takes: [entryId(3)], state: 'refused' })
    expect(await states(studio)).toEqual([['task-1', '0.7', 'refused']])
    await studio.value('claims.withdraw', { takes: ['task-1'] })
    expect(await states(studio)).toEqual([])
    const again = await studio.refusal('claims.withdraw', { takes: ['task-1'] })
    expect(again).toMatchObject({ code: 'not_found', message: 'takes: nothing is claimed of task-1' })
    expect((await studio.refusal('claims.raise', { takes: ['task-1'] })).code).toBe('not_found')
  })

  test('is told from that of a take which had its task id before and was reversed', async () => {
    const studio = await studioWithFailures()
    await studio.value('claims.raise', { takes: ['task-1'] })
    await studio.value('entries.reverse', { entry: entryId(3) })
    await recordEntries(studio, [failed(7, '2026-01-06', 'task-1', { clips: 3 })])
    await studio.value('claims.raise', { takes: ['task-1'] })
    const both = await studio.refusal('claims.withdraw', { takes: ['task-1'] })
    expect(both.message).toBe('takes: task-1 is the task id of 2 takes: name the entry')
    await studio.value('claims.withdraw', { takes: [entryId(3)] })
    expect(await states(studio)).toEqual([['task-1', '2.1', 'open']])
  })

  test('R0: is marked neither ahead of the clock nor before its take, and stays as it was', async () => {
    const studio = await studioWithFailures()
    await studio.value('claims.raise', { takes: ['task-1', 'task-2'] })
    const refused = (when: string) =>
      studio.refusal('claims.mark', { takes: ['task-1', 'task-2'], state: 'refunded', at: when })
    expect(await refused('2099-01-01')).toMatchObject({
      code: 'invalid_input',
      message: 'at: 2099-01-01T00:00:00Z is ahead of the clock, which shows 2026-01-10T00:00:00Z',
      details: { field: 'at' },
    })
    expect(await refused('2026-01-03T12:00:00Z')).toMatchObject({
      code: 'invalid_input',
      message:
        'at: 2026-01-03T12:00:00Z is before the take task-2, which was at 2026-01-04T00:00:00Z: what becomes of a claim comes after its take',
      details: { field: 'at' },
    })
    expect(await states(studio)).toEqual([
      ['task-1', '0.7', 'open'],
      ['task-2', '1.4', 'open'],
    ])
  })

  test('and checks are listed of no account that is not known', async () => {
    const studio = await studioWithFailures()
    const unknown = { code: 'not_found', details: { field: 'account' } }
    expect(await studio.refusal('checks.list', { account: 'mian' })).toMatchObject(unknown)
    expect(await studio.refusal('claims.list', { account: 'mian' })).toMatchObject(unknown)
    const file = studio.path('none.csv')
    expect(await studio.refusal('exports.claims', { file, account: 'mian' })).toMatchObject(unknown)
  })

  test('stands in the checklist of the take’s month until the vendor has answered', async () => {
    const studio = await studioWithFailures()
    const point = async () =>
      (await studio.value('months.checklist', { month: '2026-01' })).points.find(({ kind }) => kind === 'claims')
    await studio.value('claims.raise', { takes: ['task-1', 'task-2'] })
    expect(await point()).toEqual({ kind: 'claims', isDone: false, claims: 2, units: '2.1' })
    await studio.value('claims.mark', { takes: ['task-1', 'task-2'], state: 'refused' })
    expect(await point()).toEqual({ kind: 'claims', isDone: true, claims: 0, units: '0' })
  })
})

describe('the dispute sheet', () => {
  test('has a row for each claim that waits: task id, time, expected 0, charged; nothing in it runs as a formula', async () => {
    const studio = await open({ now: '2026-01-10' })
    await recordEntries(studio, [
      failed(1, '2026-01-03 08:30', '=cmd|calc'),
      failed(2, '2026-01-04', null, { outcome: 'rejected', production: 'Secret film' }),
      failed(3, '2026-01-05', 'task-3'),
    ])
    await studio.value('claims.raise', { takes: ['=cmd|calc', entryId(2), 'task-3'], note: '+1, "please"' })
    await studio.value('claims.mark', { takes: ['task-3'], state: 'refunded' })
    const file = studio.path('disputes.csv')
    expect(await studio.value('exports.claims', { file })).toMatchObject({ claims: 2 })
    expect(readFileSync(file, 'utf8').split('\r\n')).toEqual([
      'Task Id,Time (UTC),Model,Resolution,Seconds,Clips,Outcome,Units Expected,Units Charged,Account,Claim,Note',
      `'=cmd|calc,2026-01-03T08:30:00Z,MiniMax-Hailuo-02,768p,6,1,failed,0,0.7,main,open,"'+1, ""please"""`,
      `${entryId(2)},2026-01-04T00:00:00Z,MiniMax-Hailuo-02,768p,6,1,rejected,0,0.7,main,open,"'+1, ""please"""`,
      '',
    ])
    await studio.value('exports.claims', { file, state: 'refunded' })
    expect(readFileSync(file, 'utf8')).toContain('task-3')
  })
})
