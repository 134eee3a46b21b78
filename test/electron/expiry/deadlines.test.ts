import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import type { AlertJson } from '../../../shared/api/alerts.ts'
import { MILLISECONDS_PER_DAY, parseInstant } from '../../../shared/domain/calendar.ts'
import { at } from '../../support/fold.ts'
import { useStudios } from '../../support/studio.ts'
import { WatchedStudio } from './watched-studio.ts'

const HOUR = 3_600_000
const MINUTE = 60_000

const open = useStudios()

async function watched(now: string, zone = 'UTC'): Promise<WatchedStudio> {
  const app = new WatchedStudio(await open({ now, zone, backups: false }))
  await app.start()
  return app
}

async function buy(app: WatchedStudio, expires?: string): Promise<string> {
  const { lot } = await app.studio.value('purchases.record', {
    pack: 'standard',
    ...(expires === undefined ? {} : { expires }),
  })
  if (lot === null) throw new Error('no lot was made')
  return lot.id
}

type Told = readonly [what: number | 'expired', at: string]

/** What was raised about a lot: the days of its thresholds, and "expired", each with its instant. */
function toldOf(app: WatchedStudio, lot: string): Told[] {
  return app.raised.flatMap(({ alert, at: instant }): Told[] => {
    const when = new Date(instant).toISOString()
    if (alert.kind === 'expiring' && alert.lot === lot) return [[alert.days, when]]
    return alert.kind === 'expired' && alert.lot === lot ? [['expired', when]] : []
  })
}

/** The same wall-clock time so many days before, by the reference implementation. */
function before(instant: string, days: number, zone: string): string {
  return new Date(
    Temporal.Instant.from(instant).toZonedDateTimeISO(zone).subtract({ days }).epochMilliseconds,
  ).toISOString()
}

async function expiries(app: WatchedStudio) {
  const found = await app.studio.value('entries.list', {})
  return found.expiries.map((posting) => ({ lot: posting.lot, at: posting.at }))
}

const ZONES = [
  'Pacific/Pago_Pago', // UTC−11
  'America/New_York',
  'Europe/Berlin',
  'Asia/Kolkata', // UTC+5:30
  'Australia/Lord_Howe', // summer time of half an hour
  'Pacific/Kiritimati', // UTC+14
]

describe('over two years', () => {
  // Month ends, 29 February 2028, both summer-time changes of each year, and times of day that a change skips or repeats.
  const PURCHASES = ['2027-12-31T22:30', '2028-01-29T10:00', '2028-01-31T23:59:59.999', '2028-02-29T02:30']
    .concat(['2028-03-12T02:15', '2028-02-26T02:30', '2028-09-29T02:30', '2028-10-05T01:30', '2028-12-31T00:00'])
    .concat(['2029-01-31T12:00', '2029-02-28T00:00', '2029-03-04T01:45', '2029-09-25T02:30', '2029-10-31T18:00'])

  test.each(ZONES)(
    'each lot is told of 7, 3 and 1 days before, and expires, to the millisecond and once: %s',
    async (zone) => {
      const start = Temporal.ZonedDateTime.from(`2027-12-01T00:00[${zone}]`).epochMilliseconds
      const app = new WatchedStudio(await open({ now: start, zone, backups: false }))
      await app.start()
      const lots: { readonly id: string; readonly expiresAt: string }[] = []
      const instants = PURCHASES.map(
        (local) => Temporal.PlainDateTime.from(local).toZonedDateTime(zone).epochMilliseconds,
      )
      for (const instant of instants.toSorted((a, b) => a - b)) {
        await app.machine.pass(instant - app.machine.now())
        const { lot } = await app.studio.value('purchases.record', { pack: 'standard' })
        if (lot !== null) lots.push({ id: lot.id, expiresAt: lot.expiresAt })
      }
      await app.machine.pass(start + 731 * MILLISECONDS_PER_DAY - app.machine.now())

      expect(lots).toHaveLength(PURCHASES.length)
      for (const { id, expiresAt } of lots) {
        expect(toldOf(app, id)).toEqual([
          [7, before(expiresAt, 7, zone)],
          [3, before(expiresAt, 3, zone)],
          [1, before(expiresAt, 1, zone)],
          ['expired', new Date(parseInstant(expiresAt, 'expiresAt')).toISOString()],
        ])
      }
      expect(new Set(await expiries(app))).toEqual(new Set(lots.map((lot) => ({ lot: lot.id, at: lot.expiresAt }))))
      expect(app.raised).toHaveLength(4 * lots.length)
      expect(await app.studio.findings()).toEqual([])
      await app.stop()
    },
  )
})

describe('a lot', () => {
  test('that expires in the hour that occurs twice expires in the one that is meant', async () => {
    const app = await watched('2026-10-20 08:00', 'Europe/Berlin')
    const first = await buy(app, '2026-10-25T02:30:00+02:00')
    const second = await buy(app, '2026-10-25T02:30:00+01:00')
    await app.machine.pass(7 * MILLISECONDS_PER_DAY)
    expect(toldOf(app, first).at(-1)).toEqual(['expired', '2026-10-25T00:30:00.000Z'])
    expect(toldOf(app, second).at(-1)).toEqual(['expired', '2026-10-25T01:30:00.000Z'])
    // A day before both it was 02:30 once.
    expect(toldOf(app, first).at(-2)).toEqual([1, '2026-10-24T00:30:00.000Z'])
    expect(toldOf(app, second).at(-2)).toEqual([1, '2026-10-24T00:30:00.000Z'])
  })

  test('is drawn up to the millisecond before its expiry, and not from the expiry on', async () => {
    const app = await watched('2026-10-20 08:00')
    const lot = await buy(app, '2026-10-21T08:00:00Z')
    const take = { model: 'MiniMax-Hailuo-2.3', resolution: '768p', seconds: 6 }
    await app.machine.pass(MILLISECONDS_PER_DAY - 1)
    const before = await app.studio.value('usage.record', take)
    expect(before.entry.postings.map((posting) => [posting.kind, posting.lot])).toEqual([['usage', lot]])
    await app.machine.pass(1)
    const after = await app.studio.value('usage.record', take)
    expect(after.entry.postings.map((posting) => [posting.kind, posting.lot])).toEqual([['overage', null]])
  })

  test('is told of by the most urgent threshold alone where it is bought late', async () => {
    const app = await watched('2026-10-20 08:00')
    const lot = await buy(app, '2026-10-22T08:00:00Z')
    await app.machine.pass(3 * MILLISECONDS_PER_DAY)
    expect(toldOf(app, lot).map(([what]) => what)).toEqual([3, 1, 'expired'])
  })

  test('whose expiry is amended is told of anew, by its new expiry', async () => {
    const app = await watched('2026-10-20 08:00')
    const lot = await buy(app, '2026-10-24T08:00:00Z')
    await app.machine.pass(MILLISECONDS_PER_DAY + HOUR)
    await app.studio.value('lots.amend', { lot, expires: '2026-11-20T08:00:00Z' })
    await app.machine.pass(40 * MILLISECONDS_PER_DAY)
    expect(toldOf(app, lot)).toEqual([
      [7, '2026-10-20T08:00:01.000Z'],
      [3, '2026-10-21T08:00:00.000Z'],
      [7, '2026-11-13T08:00:00.000Z'],
      [3, '2026-11-17T08:00:00.000Z'],
      [1, '2026-11-19T08:00:00.000Z'],
      ['expired', '2026-11-20T08:00:00.000Z'],
    ])
  })

  test('that is used up in time is not told of any more', async () => {
    const app = await watched('2026-10-20 08:00')
    const lot = await buy(app, '2026-10-24T08:00:00Z')
    await app.machine.pass(HOUR)
    await app.studio.value('balances.assert', { units: '0' })
    await app.machine.pass(10 * MILLISECONDS_PER_DAY)
    expect(toldOf(app, lot).map(([what]) => what)).toEqual([7])
  })
})

describe('a host', () => {
  test('that slept across three expiries posts each at its own instant, and tells of each lot once', async () => {
    const app = await watched('2026-10-01 08:00')
    const lots = [
      await buy(app, '2026-10-20T08:00:00Z'),
      await buy(app, '2026-10-21T08:00:00Z'),
      await buy(app, '2026-10-22T08:00:00Z'),
    ]
    await app.machine.pass(HOUR)
    app.machine.suspend(30 * MILLISECONDS_PER_DAY)
    await app.wake()
    expect(await expiries(app)).toEqual([
      { lot: lots[0], at: '2026-10-20T08:00:00Z' },
      { lot: lots[1], at: '2026-10-21T08:00:00Z' },
      { lot: lots[2], at: '2026-10-22T08:00:00Z' },
    ])
    for (const lot of lots) expect(toldOf(app, lot).map(([what]) => what)).toEqual(['expired'])
  })

  test('that nobody tells of the sleep notices within the hour', async () => {
    const app = await watched('2026-10-01 08:00')
    const lot = await buy(app, '2026-10-20T08:00:00Z')
    await app.machine.pass(HOUR)
    app.machine.suspend(30 * MILLISECONDS_PER_DAY)
    await app.machine.pass(HOUR)
    expect(toldOf(app, lot).map(([what]) => what)).toEqual(['expired'])
  })

  test('that was closed catches up as it starts: every expiry is posted, each lot’s most urgent alert raised once', async () => {
    const app = await watched('2026-10-01 08:00')
    const gone = [await buy(app, '2026-10-20T08:00:00Z'), await buy(app, '2026-11-02T08:00:00Z')]
    const soon = await buy(app, '2026-11-12T08:00:00Z')
    const later = await buy(app, '2026-12-24T08:00:00Z')
    await app.machine.pass(HOUR)
    await app.stop()
    await app.startAfter(40 * MILLISECONDS_PER_DAY)
    expect((await expiries(app)).map(({ lot }) => lot)).toEqual(gone)
    expect(gone.map((lot) => toldOf(app, lot).map(([what]) => what))).toEqual([['expired'], ['expired']])
    expect(toldOf(app, soon).map(([what]) => what)).toEqual([3])
    expect(toldOf(app, later)).toEqual([])
    await app.stop()
    await app.startAfter(MINUTE)
    expect(app.raised).toHaveLength(3)
  })

  test('that begins to watch tells nothing of what expired before', async () => {
    const studio = await open({ now: '2026-10-01 08:00', backups: false })
    await studio.value('purchases.record', { pack: 'standard', expires: '2026-10-05T08:00:00Z' })
    studio.clock.set('2026-10-06 08:00')
    const app = new WatchedStudio(studio)
    await app.start()
    await app.machine.pass(MILLISECONDS_PER_DAY)
    expect(app.raised).toEqual([])
    expect(await expiries(app)).toHaveLength(1)
  })

  test('whose clock is set back an hour after an alert raises nothing twice, and un-posts nothing', async () => {
    const app = await watched('2026-10-20 08:00')
    const lot = await buy(app, '2026-10-21T08:00:00Z')
    await app.machine.pass(MILLISECONDS_PER_DAY + MINUTE)
    expect(toldOf(app, lot).map(([what]) => what)).toEqual([1, 'expired'])
    app.machine.setClock(app.machine.now() - HOUR)
    await app.wake()
    await app.machine.pass(3 * HOUR)
    expect(toldOf(app, lot).map(([what]) => what)).toEqual([1, 'expired'])
    expect(await expiries(app)).toHaveLength(1)
  })

  test('whose clock is set back before an expiry raises its alert once, at the expiry by the clock', async () => {
    const app = await watched('2026-10-20 08:00')
    const lot = await buy(app, '2026-10-20T12:00:00Z')
    await app.machine.pass(3 * HOUR)
    app.machine.setClock(app.machine.now() - HOUR)
    await app.machine.pass(2 * HOUR)
    expect(toldOf(app, lot)).toEqual([
      [1, '2026-10-20T08:00:01.000Z'],
      ['expired', '2026-10-20T12:00:00.000Z'],
    ])
  })

  test('whose clock is set forward over an expiry notices within the hour', async () => {
    const app = await watched('2026-10-20 08:00')
    const lot = await buy(app, '2026-11-20T12:00:00Z')
    await app.machine.pass(HOUR)
    app.machine.setClock(at('2026-11-20 12:30'))
    await app.machine.pass(HOUR)
    expect(toldOf(app, lot).map(([what]) => what)).toEqual(['expired'])
  })

  test('waits 60 days for an expiry, and looks at the deadlines no more than once a day', async () => {
    const app = await watched('2026-10-01 08:00')
    const lot = await buy(app, '2026-11-30T08:00:00Z')
    await app.machine.pass(60 * MILLISECONDS_PER_DAY)
    expect(toldOf(app, lot).at(-1)).toEqual(['expired', '2026-11-30T08:00:00.000Z'])
    expect(app.calls).toBeLessThan(60 + 12)
    expect(Math.max(...app.machine.sleeps)).toBe(HOUR)
  })
})

describe('a state that comes and goes', () => {
  const kindsOf = (app: WatchedStudio): AlertJson['kind'][] => app.raised.map(({ alert }) => alert.kind)

  test('is told once while it holds: the console not looked at for 14 days', async () => {
    const app = await watched('2026-10-01 08:00')
    await buy(app, '2027-10-01T08:00:00Z')
    await app.studio.value('balances.assert', { units: '3760' })
    await app.machine.pass(30 * MILLISECONDS_PER_DAY)
    expect(app.raised.map(({ alert, at: instant }) => [alert.kind, new Date(instant).toISOString()])).toEqual([
      ['unchecked', '2026-10-15T08:00:00.000Z'],
    ])
    await app.studio.value('balances.assert', { units: '3760' })
    await app.machine.pass(20 * MILLISECONDS_PER_DAY)
    expect(kindsOf(app)).toEqual(['unchecked', 'unchecked'])
  })

  test('does not flicker: what passed and comes again within the cool-down waits for its end', async () => {
    const app = await watched('2026-10-05 08:00')
    await app.studio.value('alerts.setThresholds', { expiryDays: [], coolDownHours: 48 })
    await app.studio.value('productions.save', { name: 'Nova', budget: '100' })
    await buy(app, '2027-10-01T08:00:00Z')
    // 376 clips of a unit each are a tenth of the pack's 1000.00.
    const take = { model: 'MiniMax-Hailuo-2.3', resolution: '768p', seconds: 6, clips: 376, production: 'Nova' }
    const first = await app.studio.value('usage.record', take)
    await app.machine.pass(MINUTE)
    await app.studio.value('entries.reverse', { entry: first.entry.id })
    await app.machine.pass(HOUR)
    await app.studio.value('usage.record', take)
    await app.machine.pass(30 * HOUR)
    expect(app.raisedOf('over-budget')).toHaveLength(1)
    await app.machine.pass(20 * HOUR)
    expect(app.raisedOf('over-budget').map(({ at: instant }) => new Date(instant).toISOString())).toEqual([
      '2026-10-05T08:00:01.000Z',
      '2026-10-07T08:00:01.000Z',
    ])
  })

  test('is told again as it gets worse: a budget at 80 and at 100 percent', async () => {
    const app = await watched('2026-10-05 08:00')
    await app.studio.value('productions.save', { name: 'Nova', budget: '100' })
    await buy(app, '2027-10-01T08:00:00Z')
    const take = { model: 'MiniMax-Hailuo-2.3', resolution: '768p', seconds: 6, production: 'Nova' }
    for (const clips of [300, 10, 70]) {
      await app.studio.value('usage.record', { ...take, clips })
      await app.machine.pass(HOUR)
    }
    expect(app.raisedOf('over-budget').map(({ alert }) => ('percent' in alert ? alert.percent : 0))).toEqual([80, 100])
  })

  test('of a queue that the lots do not cover names the day from which on', async () => {
    const app = await watched('2026-10-05 08:00')
    await buy(app, '2026-10-30T08:00:00Z')
    const { queue } = await app.studio.value('queues.save', { production: 'Nova', name: 'Spring' })
    const render = { model: 'MiniMax-Hailuo-2.3', resolution: '768p', seconds: 6 }
    await app.studio.value('renders.add', {
      queue: queue.id,
      renders: [
        { shot: '1', ...render, takes: 10, day: '2026-10-20' },
        { shot: '2', ...render, takes: 10, day: '2026-11-12' },
      ],
    })
    await app.machine.pass(HOUR)
    const [uncovered] = app.raisedOf('uncovered')
    expect(uncovered?.alert).toMatchObject({ production: 'Nova', name: 'Spring', units: '10' })
    expect(uncovered?.alert.kind === 'uncovered' && uncovered.alert.at.slice(0, 10)).toBe('2026-11-12')
  })

  test('of units at risk at the current pace is told where they reach the threshold', async () => {
    const app = await watched('2026-10-05 08:00')
    await app.studio.value('alerts.setThresholds', { expiryDays: [], unitsAtRisk: '3000' })
    await buy(app, '2026-10-25T08:00:00Z')
    await app.studio.value('usage.record', { model: 'MiniMax-Hailuo-2.3', resolution: '768p', seconds: 6, clips: 10 })
    await app.machine.pass(10 * MILLISECONDS_PER_DAY)
    expect(app.raisedOf('at-risk')).toHaveLength(1)
    expect(app.raisedOf('at-risk')[0]?.alert).toMatchObject({ account: 'main', at: '2026-10-25T08:00:00Z' })
  })
})

describe('a snooze', () => {
  test('keeps an alert quiet until its end, and then tells of it once more', async () => {
    const app = await watched('2026-10-20 08:00')
    const lot = await buy(app, '2026-10-26T08:00:00Z')
    await app.machine.pass(HOUR)
    await app.studio.value('alerts.snooze', { alert: `lot:${lot}`, until: '2026-10-24T12:00:00Z' })
    await app.machine.pass(5 * MILLISECONDS_PER_DAY)
    expect(toldOf(app, lot)).toEqual([
      [7, '2026-10-20T08:00:01.000Z'],
      [3, '2026-10-24T12:00:00.000Z'],
      [1, '2026-10-25T08:00:00.000Z'],
    ])
  })

  test('does not keep it quiet that the units have expired', async () => {
    const app = await watched('2026-10-20 08:00')
    const lot = await buy(app, '2026-10-26T08:00:00Z')
    await app.machine.pass(HOUR)
    await app.studio.value('alerts.snooze', { alert: `lot:${lot}`, until: '2026-11-24T12:00:00Z' })
    await app.machine.pass(7 * MILLISECONDS_PER_DAY)
    expect(toldOf(app, lot).map(([what]) => what)).toEqual([7, 'expired'])
  })

  test('is refused for what no alert is about, and until an instant that has passed', async () => {
    const app = await watched('2026-10-20 08:00')
    const lot = await buy(app, '2026-10-26T08:00:00Z')
    const until = '2026-10-24T12:00:00Z'
    expect((await app.studio.refusal('alerts.snooze', { alert: 'lot:x', until })).code).toBe('not_found')
    const past = await app.studio.refusal('alerts.snooze', { alert: `lot:${lot}`, until: '2026-10-20T07:00:00Z' })
    expect(past).toMatchObject({ code: 'invalid_input', message: 'until: must be after now' })
  })
})

test('the list shows what holds whether or not somebody was told, with when and until when it is snoozed', async () => {
  const studio = await open({ now: '2026-10-20 08:00', backups: false })
  const { lot } = await studio.value('purchases.record', { pack: 'standard', expires: '2026-10-22T08:00:00Z' })
  const before = await studio.value('alerts.list', {})
  expect(before.alerts).toMatchObject([{ alert: { kind: 'expiring', lot: lot?.id, days: 3 }, raisedAt: null }])
  const { raised, next } = await studio.value('deadlines.meet', {})
  expect([raised.length, next]).toEqual([1, '2026-10-21T00:00:00Z'])
  await studio.value('alerts.snooze', { alert: `lot:${String(lot?.id)}`, until: '2026-10-21' })
  expect((await studio.value('alerts.list', {})).alerts).toMatchObject([
    { raisedAt: '2026-10-20T08:00:00Z', snoozedUntil: '2026-10-21T00:00:00Z' },
  ])
})

test('thresholds are set one by one, an account’s and the studio’s, and kept in order', async () => {
  const studio = await open({ now: '2026-10-20 08:00' })
  const defaults = {
    account: 'main',
    expiryDays: [7, 3, 1],
    unitsAtRisk: '100',
    uncheckedDays: 14,
    tellsUncovered: true,
  }
  expect(await studio.value('alerts.thresholds', {})).toEqual({
    accounts: [defaults],
    budgetPercents: [80, 100],
    coolDownHours: 24,
  })
  await studio.value('alerts.setThresholds', { account: 'second', expiryDays: [2, 14, 2], unitsAtRisk: null })
  await studio.value('alerts.setThresholds', { budgetPercents: [120, 50] })
  await studio.reopen()
  expect(await studio.value('alerts.thresholds', {})).toEqual({
    accounts: [defaults, { ...defaults, account: 'second', expiryDays: [14, 2], unitsAtRisk: null }],
    budgetPercents: [50, 120],
    coolDownHours: 24,
  })
  const refusal = await studio.refusal('alerts.setThresholds', { expiryDays: [0] })
  expect(refusal.message).toContain('whole days from 1 to 366')
  expect((await studio.refusal('alerts.setThresholds', { unitsAtRisk: '0' })).message).toContain('null for never')
})
