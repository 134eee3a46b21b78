import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayOf, formatLocal, parseDay } from '../../../shared/domain/calendar.ts'
import type { BoundPiece, Pace, TimedRender } from '../../../shared/domain/render-time.ts'
import { beatOf, DEFAULT_PACE, safeStarts, timetable } from '../../../shared/domain/render-time.ts'
import { at } from '../../support/fold.ts'

const ZONE = 'Europe/Berlin'
/** A Monday, before the working day begins. */
const MONDAY = at('2026-01-05 07:00')
const local = (instant: number | undefined): string => formatLocal(instant ?? 0, ZONE)
const day = (text: string) => parseDay(text, 'day')
const pace = (changes: Partial<Pace> = {}): Pace => ({ ...DEFAULT_PACE, ...changes })
/** A clip a minute, nobody looks at them. */
const minutely = pace({ secondsPerClip: 60, clipsInFlight: 1, reviewSecondsPerClip: 0 })

function render(id: string, clips: number, on: string | null = null): TimedRender {
  return { id, clips, day: on === null ? null : day(on) }
}

describe('what holds a queue up', () => {
  test.each([
    [{ requestsPerMinute: 1 }, 60_000, 'review'],
    [{ requestsPerMinute: 1, reviewSecondsPerClip: 59 }, 60_000, 'requests'],
    [{ requestsPerMinute: 20, reviewSecondsPerClip: 0 }, 45_000, 'clipsInFlight'],
    [{ clipsInFlight: 30, reviewSecondsPerClip: 5 }, 6000, 'clipsInFlight'],
    [{ reviewSecondsPerClip: 120 }, 120_000, 'review'],
  ] as const)('%j: a clip in %d ms, by %s', (changes, milliseconds, limit) => {
    expect(beatOf(pace(changes))).toEqual({ milliseconds, limit })
  })
})

describe('a timetable', () => {
  test('makes a clip a beat from the start of the working day, one render after the other', () => {
    const { times } = timetable([render('a', 30), render('b', 10)], minutely, MONDAY, ZONE)
    expect([local(times.get('a')?.start), local(times.get('a')?.finish)]).toEqual([
      '2026-01-05 09:00',
      '2026-01-05 09:30',
    ])
    expect(local(times.get('b')?.finish)).toBe('2026-01-05 09:40')
  })

  test('a render is done once its last clip has come and was looked at', () => {
    const { times } = timetable([render('a', 1)], pace(), MONDAY, ZONE)
    expect(local(times.get('a')?.finish)).toBe('2026-01-05 09:04')
  })

  test('goes on the next working day where a day is over, and leaves out weekends and days off', () => {
    const friday = at('2026-01-09 13:50')
    const off = pace({ ...minutely, daysOff: [day('2026-01-12')] })
    const { pieces, times } = timetable([render('a', 20)], off, friday, ZONE)
    expect(pieces.map((piece) => [local(piece.at), piece.clips])).toEqual([
      ['2026-01-09 14:50', 10],
      ['2026-01-13 09:00', 10],
    ])
    expect(local(times.get('a')?.finish)).toBe('2026-01-13 09:10')
  })

  test('a day that a render is planned for is worked on, also a Sunday; a day that is past is today', () => {
    const renders = [render('sunday', 5, '2026-01-11'), render('after', 5), render('late', 5, '2025-12-01')]
    const { times } = timetable(renders, minutely, MONDAY, ZONE)
    expect(local(times.get('late')?.start)).toBe('2026-01-05 09:00')
    expect(local(times.get('sunday')?.start)).toBe('2026-01-11 09:00')
    expect(local(times.get('after')?.start)).toBe('2026-01-11 09:05')
  })

  test('the working day begins by the clock on the wall, whatever summer time does', () => {
    const { times } = timetable([render('a', 1, '2026-03-29'), render('b', 1, '2026-03-30')], pace(), MONDAY, ZONE)
    expect([local(times.get('a')?.start), local(times.get('b')?.start)]).toEqual([
      '2026-03-29 09:00',
      '2026-03-30 09:00',
    ])
  })

  test('of more clips than ten years can hold still has an end', () => {
    const { pieces } = timetable([render('a', 100_000_000), render('b', 1)], pace(), MONDAY, ZONE)
    expect(pieces.reduce((sum, piece) => sum + piece.clips, 0)).toBe(100_000_001)
    expect(dayOf(pieces.at(-1)?.at ?? 0, ZONE)).toBeGreaterThan(day('2036-01-01'))
  })
})

const plans = fc.record({
  renders: fc.array(
    fc.record({ clips: fc.integer({ min: 1, max: 60 }), later: fc.option(fc.integer({ min: -3, max: 30 })) }),
    {
      minLength: 1,
      maxLength: 15,
    },
  ),
  pace: fc.record({
    requestsPerMinute: fc.option(fc.integer({ min: 1, max: 60 })),
    clipsInFlight: fc.integer({ min: 1, max: 30 }),
    secondsPerClip: fc.integer({ min: 1, max: 900 }),
    reviewSecondsPerClip: fc.integer({ min: 0, max: 300 }),
    reviewMinutesPerDay: fc.integer({ min: 60, max: 1440 }),
    dayStartsAt: fc.integer({ min: 0, max: 1439 }),
    workingDays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
    daysOff: fc.array(fc.integer({ min: day('2026-01-01'), max: day('2026-02-01') }), { maxLength: 5 }),
  }),
  now: fc.integer({ min: at('2026-01-01'), max: at('2026-03-30') }),
})

const timed = (renders: readonly { clips: number; later: number | null }[], now: number): TimedRender[] =>
  renders.map(({ clips, later }, index) => ({
    id: String(index),
    clips,
    day: later === null ? null : dayOf(now, ZONE) + later,
  }))

test('whatever the plan: every clip is made once, no two at a time, on worked days, none before now or before its day', () => {
  fc.assert(
    fc.property(plans, ({ renders, pace, now }) => {
      const given = timed(renders, now)
      const { pieces, beat } = timetable(given, pace, now, ZONE)
      const planned = new Set(given.map((one) => (one.day === null ? null : Math.max(dayOf(now, ZONE), one.day))))
      let free = now
      for (const piece of pieces) {
        expect(piece.at).toBeGreaterThanOrEqual(free)
        free = piece.at + piece.clips * beat.milliseconds
        const own = given.find((one) => one.id === piece.id)
        // Work can go on past midnight: the session's day is that of some hours before.
        const days = [dayOf(piece.at, ZONE), dayOf(piece.at, ZONE) - 1]
        expect(Math.max(...days)).toBeGreaterThanOrEqual(own?.day ?? 0)
        const isWorked = (one: number): boolean =>
          planned.has(one) || (pace.workingDays.includes(((one + 3) % 7) + 1) && !pace.daysOff.includes(one))
        expect(days.some(isWorked)).toBe(true)
      }
      for (const one of given) {
        const made = pieces.filter((piece) => piece.id === one.id).reduce((sum, piece) => sum + piece.clips, 0)
        expect(made).toBe(one.clips)
      }
    }),
    { numRuns: 200 },
  )
})

describe('the latest safe start', () => {
  const bound = (pieces: ReturnType<typeof timetable>['pieces'], expiries: Record<string, number>): BoundPiece[] =>
    pieces.map((piece) => {
      const expiresAt = expiries[piece.id]
      return { ...piece, bound: expiresAt === undefined ? null : { lot: `lot of ${piece.id}`, expiresAt } }
    })

  test('leaves what comes after the time that it needs until the lot expires', () => {
    const renders = [render('a', 60), render('b', 60), render('free', 5)]
    const { pieces } = timetable(renders, minutely, MONDAY, ZONE)
    const starts = safeStarts(renders, bound(pieces, { b: at('2026-01-09 11:00') }), minutely, MONDAY, ZONE)
    // Friday, 12:00 in Berlin, less two hours of clips.
    expect(local(starts.get('a')?.at)).toBe('2026-01-09 10:00')
    expect(local(starts.get('b')?.at)).toBe('2026-01-09 11:00')
    expect(starts.get('a')?.lot).toBe('lot of b')
    expect(starts.has('free')).toBe(false)
  })

  test('reaches back over a weekend', () => {
    const renders = [render('a', 380)]
    const { pieces } = timetable(renders, minutely, MONDAY, ZONE)
    const last = {
      ...pieces[0],
      id: 'a',
      at: MONDAY,
      clips: 380,
      bound: { lot: 'x', expiresAt: at('2026-01-12 09:00') },
    }
    const starts = safeStarts(renders, [last], minutely, MONDAY, ZONE)
    // An hour on Monday from 9:00 to 10:00, and 320 minutes before 15:00 on Friday.
    expect(local(starts.get('a')?.at)).toBe('2026-01-09 09:40')
  })

  test('begun then, every lot is still drawn in time', () => {
    fc.assert(
      fc.property(plans, fc.integer({ min: 0, max: 20 }), ({ renders, pace, now }, slack) => {
        const given = timed(renders, now).map((one) => ({ ...one, day: null }))
        const { pieces } = timetable(given, pace, now, ZONE)
        const last = pieces.at(-1)
        if (last === undefined) return
        const expiresAt = last.at + last.clips * beatOf(pace).milliseconds + slack * 86_400_000
        const ends = pieces.map((piece) => ({ ...piece, bound: piece === last ? { lot: 'x', expiresAt } : null }))
        const safe = safeStarts(given, ends, pace, now, ZONE).get(given[0]?.id ?? '')
        const lastClipFrom = (start: number): number => {
          const piece = timetable(given, pace, start, ZONE).pieces.at(-1)
          return (piece?.at ?? 0) + ((piece?.clips ?? 1) - 1) * beatOf(pace).milliseconds
        }
        expect(lastClipFrom(safe?.at ?? 0)).toBeLessThan(expiresAt)
      }),
      { numRuns: 200 },
    )
  })
})
