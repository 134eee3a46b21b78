import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import {
  addValidity,
  dayFinder,
  dayOf,
  formatDay,
  formatInstant,
  formatLocal,
  monthOfDay,
  parseDay,
  parseInstant,
  parseLocalOrInstant,
  startOfDay,
} from '../../../shared/domain/calendar.ts'

/** From UTC-11 to UTC+14, with odd offsets, midnight transitions, half-hour and two-hour summer times, and none at all. */
const ZONES = [
  'UTC',
  'Pacific/Pago_Pago',
  'Pacific/Kiritimati',
  'Pacific/Apia',
  'Pacific/Chatham',
  'Europe/Berlin',
  'Europe/London',
  'America/New_York',
  'America/Sao_Paulo',
  'America/Havana',
  'America/Santiago',
  'America/Nuuk',
  'America/St_Johns',
  'Africa/Cairo',
  'Africa/Casablanca',
  'Asia/Beirut',
  'Asia/Gaza',
  'Asia/Kathmandu',
  'Asia/Pyongyang',
  'Asia/Tokyo',
  'Atlantic/Azores',
  'Australia/Lord_Howe',
  'Antarctica/Troll',
]

const zone = fc.constantFrom(...ZONES)
const FROM = Date.UTC(2011, 0, 1)
const TO = Date.UTC(2040, 0, 1)
const instant = fc.integer({ min: FROM, max: TO })

function transitions(of: string): number[] {
  const found: number[] = []
  let next = Temporal.Instant.fromEpochMilliseconds(FROM).toZonedDateTimeISO(of).getTimeZoneTransition('next')
  while (next !== null && next.epochMilliseconds < TO) {
    found.push(next.epochMilliseconds)
    next = next.getTimeZoneTransition('next')
  }
  return found
}

/** An instant within a day of a transition of its zone, often to the millisecond or the quarter of an hour. */
const nearTransition = fc
  .constantFrom(...ZONES.flatMap((name) => transitions(name).map((at) => ({ name, at }))))
  .chain(({ name, at }) =>
    fc
      .tuple(fc.integer({ min: -104, max: 104 }), fc.constantFrom(-1, 0, 1))
      .map(([quarters, shift]) => ({ name, at: at + quarters * 900_000 + shift })),
  )

const plainDate = (at: number, name: string): Temporal.PlainDate =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(name).toPlainDate()

describe('startOfDay', () => {
  test.each([
    ['2026-10-05', 'UTC', '2026-10-05T00:00:00Z'],
    ['2026-10-05', 'Pacific/Kiritimati', '2026-10-04T10:00:00Z'],
    ['2026-10-05', 'Pacific/Pago_Pago', '2026-10-05T11:00:00Z'],
    ['2026-03-29', 'Europe/Berlin', '2026-03-28T23:00:00Z'],
    ['2026-03-30', 'Europe/Berlin', '2026-03-29T22:00:00Z'],
    // Midnight is skipped: the day starts at 01:00.
    ['2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00:00Z'],
    ['2026-04-24', 'Africa/Cairo', '2026-04-23T22:00:00Z'],
    ['2026-03-29', 'Asia/Beirut', '2026-03-28T22:00:00Z'],
    // 23:30 became 00:00 of the next day.
    ['2018-05-05', 'Asia/Pyongyang', '2018-05-04T15:00:00Z'],
    // Midnight occurs twice: the first.
    ['2026-11-01', 'America/Havana', '2026-11-01T04:00:00Z'],
    // The day that Samoa skipped, and the one after it.
    ['2011-12-29', 'Pacific/Apia', '2011-12-29T10:00:00Z'],
    ['2011-12-30', 'Pacific/Apia', '2011-12-30T10:00:00Z'],
    ['2011-12-31', 'Pacific/Apia', '2011-12-30T10:00:00Z'],
    ['2012-01-01', 'Pacific/Apia', '2011-12-31T10:00:00Z'],
    // The ends of the years that can be written.
    ['0000-01-01', 'UTC', '0000-01-01T00:00:00Z'],
    ['0050-01-01', 'UTC', '0050-01-01T00:00:00Z'],
    ['9999-12-31', 'UTC', '9999-12-31T00:00:00Z'],
  ])('of %s in %s is %s', (day, name, start) => {
    expect(formatInstant(startOfDay(parseDay(day, 'day'), name))).toBe(start)
  })

  test('is the first instant that shows the date, whether it is asked for the first time or again', () => {
    fc.assert(
      fc.property(nearTransition, ({ name, at }) => {
        const day = dayOf(at, name)
        const start = startOfDay(day, name)
        expect(startOfDay(day, name)).toBe(start)
        expect(plainDate(start, name).toString()).toBe(formatDay(day))
        expect(Temporal.PlainDate.compare(plainDate(start - 1, name), plainDate(start, name))).toBe(-1)
      }),
      { seed: 1, numRuns: 1000 },
    )
  })

  test('answers the same when more days are asked for than it remembers', () => {
    const first = startOfDay(0, 'Europe/Berlin')
    for (let day = 0; day <= 20_100; day += 1) startOfDay(day, 'UTC')
    expect(startOfDay(0, 'Europe/Berlin')).toBe(first)
    expect(startOfDay(20_100, 'UTC')).toBe(20_100 * 86_400_000)
  })
})

describe('dayOf', () => {
  test('is the date that Temporal gives, at random instants in many zones', () => {
    fc.assert(
      fc.property(instant, zone, (at, name) => {
        expect(formatDay(dayOf(at, name))).toBe(plainDate(at, name).toString())
      }),
      { seed: 2, numRuns: 1000 },
    )
  })

  test('is the date that Temporal gives around transitions, from 2011 on', () => {
    fc.assert(
      fc.property(nearTransition, ({ name, at }) => {
        fc.pre(!(name === 'America/St_Johns' && at < Date.UTC(2012, 0, 1)))
        expect(formatDay(dayOf(at, name))).toBe(plainDate(at, name).toString())
      }),
      { seed: 3, numRuns: 2000 },
    )
  })

  test('goes from the 29th to the 31st of December 2011 in Samoa', () => {
    const midnight = parseInstant('2011-12-30T10:00:00Z', 'at')
    expect(formatDay(dayOf(midnight - 1, 'Pacific/Apia'))).toBe('2011-12-29')
    expect(formatDay(dayOf(midnight, 'Pacific/Apia'))).toBe('2011-12-31')
  })

  test('never goes back: where clocks were put back over midnight, the later day stands', () => {
    // Newfoundland put its clocks back from 00:01 to 23:01 until 2010.
    const midnight = parseInstant('2010-11-07T02:30:00Z', 'at')
    const days = [-1, 0, 60_000, 1_800_000, 3_660_000].map((after) =>
      formatDay(dayOf(midnight + after, 'America/St_Johns')),
    )
    expect(days).toEqual(['2010-11-06', '2010-11-07', '2010-11-07', '2010-11-07', '2010-11-07'])
  })

  test('knows the last day that can be written, and the first', () => {
    expect(formatDay(dayOf(parseInstant('9999-12-31T23:59:59.999Z', 'at'), 'UTC'))).toBe('9999-12-31')
    expect(formatDay(dayOf(parseInstant('9999-12-31T23:59:59Z', 'at'), 'Asia/Tokyo'))).toBe('+010000-01-01')
    expect(formatDay(dayOf(parseInstant('0000-01-01T00:00:00Z', 'at'), 'America/New_York'))).toBe('-000001-12-31')
  })
})

describe('dayFinder', () => {
  test('changes the date at the first instant of a day, coming from the day before or after', () => {
    const find = dayFinder('Europe/Berlin')
    const midnight = parseInstant('2026-10-04T22:00:00Z', 'at')
    const days = [midnight - 1, midnight, midnight + 1, midnight - 1].map((at) => formatDay(find(at)))
    expect(days).toEqual(['2026-10-04', '2026-10-05', '2026-10-05', '2026-10-04'])
  })

  test('answers what dayOf answers, for instants in any order', () => {
    fc.assert(
      fc.property(zone, fc.array(instant, { maxLength: 20 }), (name, instants) => {
        const find = dayFinder(name)
        for (const at of instants) for (const near of [at, at + 1, at - 1]) expect(find(near)).toBe(dayOf(near, name))
      }),
      { seed: 4, numRuns: 200 },
    )
  })
})

describe('R10 months', () => {
  const monthAt = (text: string, name: string): string => monthOfDay(dayOf(parseInstant(text, 'at'), name))

  test.each([
    ['UTC', '2026-11-01T00:00:00Z'],
    ['Pacific/Kiritimati', '2026-10-31T10:00:00Z'],
    ['Pacific/Pago_Pago', '2026-11-01T11:00:00Z'],
    ['Europe/Berlin', '2026-10-31T23:00:00Z'],
    ['Asia/Kathmandu', '2026-10-31T18:15:00Z'],
    ['America/St_Johns', '2026-11-01T02:30:00Z'],
    // Clocks go back at 01:00 to 00:00 on the first of the month: the first midnight counts.
    ['America/Havana', '2026-11-01T04:00:00Z'],
  ])('R10 months: November 2026 begins in %s at %s, to the millisecond', (name, start) => {
    const first = parseInstant(start, 'at')
    expect(monthAt(start, name)).toBe('2026-11')
    expect(monthOfDay(dayOf(first - 1, name))).toBe('2026-10')
  })

  test('R10 months: the same instant lies in different months on either side of the date line', () => {
    expect(monthAt('2026-12-31T12:00:00Z', 'Pacific/Kiritimati')).toBe('2027-01')
    expect(monthAt('2026-12-31T12:00:00Z', 'Pacific/Pago_Pago')).toBe('2026-12')
  })
})

describe('local times', () => {
  test('a local time is refused where no instant shows it, else it is the first instant that does', () => {
    fc.assert(
      fc.property(nearTransition, ({ name, at }) => {
        fc.pre(!(name === 'America/St_Johns' && at < Date.UTC(2012, 0, 1)))
        const wall = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('UTC').toPlainDateTime()
        const showing = instantsShowing(wall, name)
        const read = (): number => parseLocalOrInstant(wall.toString(), name, 'at')
        if (showing === undefined) expect(read).toThrow('is skipped')
        else expect(read()).toBe(showing)
      }),
      { seed: 5, numRuns: 1500 },
    )
  })

  test('are written to the minute', () => {
    expect(formatLocal(parseInstant('2026-10-05T08:00:59.999Z', 'at'), 'Europe/Berlin')).toBe('2026-10-05 10:00')
    expect(formatLocal(parseInstant('1969-12-31T23:59:59.999Z', 'at'), 'UTC')).toBe('1969-12-31 23:59')
  })
})

/** The first instant that shows the wall time: every offset that the zone has about then is tried. */
function instantsShowing(wall: Temporal.PlainDateTime, name: string): number | undefined {
  const asUtc = wall.toZonedDateTime('UTC').epochMilliseconds
  const offsets = new Set(
    [-26, -13, 0, 13, 26].map(
      (hours) =>
        Temporal.Instant.fromEpochMilliseconds(asUtc + hours * 3_600_000).toZonedDateTimeISO(name).offsetNanoseconds /
        1_000_000,
    ),
  )
  const shows = (candidate: number): boolean =>
    Temporal.Instant.fromEpochMilliseconds(candidate).toZonedDateTimeISO(name).toPlainDateTime().equals(wall)
  return [...offsets]
    .map((offset) => asUtc - offset)
    .filter(shows)
    .sort((a, b) => a - b)[0]
}

describe('R4 validity', () => {
  const month = (text: string, name: string): string =>
    formatInstant(addValidity(parseInstant(text, 'at'), { months: 1 }, name))

  test.each([
    ['UTC', '2026-01-31T10:00:00Z', '2026-02-28T10:00:00Z'],
    ['UTC', '2028-01-31T10:00:00Z', '2028-02-29T10:00:00Z'],
    ['UTC', '2028-01-30T10:00:00Z', '2028-02-29T10:00:00Z'],
    ['UTC', '2026-02-28T10:00:00Z', '2026-03-28T10:00:00Z'],
    ['UTC', '2026-03-31T10:00:00Z', '2026-04-30T10:00:00Z'],
    ['UTC', '2026-12-31T23:59:59.999Z', '2027-01-31T23:59:59.999Z'],
    ['UTC', '2026-10-05T08:00:00Z', '2026-11-05T08:00:00Z'],
  ])('R4 validity: in %s a pack bought at %s expires at %s', (name, bought, expires) => {
    expect(month(bought, name)).toBe(expires)
  })

  test.each([
    // 31 January 10:00 to 28 February 10:00, the one in Samoa, the other on Kiritimati.
    ['Pacific/Pago_Pago', '2026-01-31T21:00:00Z', '2026-02-28T21:00:00Z'],
    ['Pacific/Kiritimati', '2026-01-30T20:00:00Z', '2026-02-27T20:00:00Z'],
    // 1 March 00:30 there, 28 February in UTC, to 1 April; 31 January 23:30 there, 1 February in UTC, to 28 February.
    ['Pacific/Kiritimati', '2026-02-28T10:30:00Z', '2026-03-31T10:30:00Z'],
    ['Pacific/Pago_Pago', '2026-02-01T10:30:00Z', '2026-03-01T10:30:00Z'],
  ])('R4 validity: the date is that of %s', (name, bought, expires) => {
    expect(month(bought, name)).toBe(expires)
  })

  test.each([
    ['the wall time stays when summer time begins', 'Europe/Berlin', '2026-03-05T09:00:00Z', '2026-04-05T08:00:00Z'],
    ['the wall time stays when summer time ends', 'Europe/Berlin', '2026-10-05T08:00:00Z', '2026-11-05T09:00:00Z'],
    [
      'a wall time that is skipped moves on by the gap',
      'Europe/Berlin',
      '2026-02-28T01:30:00Z',
      '2026-03-28T01:30:00Z',
    ],
    [
      'a wall time that is skipped moves on by the gap',
      'Europe/Berlin',
      '2027-02-28T01:30:00Z',
      '2027-03-28T01:30:00Z',
    ],
    [
      'of a wall time that occurs twice the first counts',
      'Europe/Berlin',
      '2026-09-25T00:30:00Z',
      '2026-10-25T00:30:00Z',
    ],
    ['from the second of two the first counts too', 'Europe/Berlin', '2026-10-25T01:30:00Z', '2026-11-25T01:30:00Z'],
    ['the southern summer ends', 'Australia/Lord_Howe', '2026-03-09T13:00:00Z', '2026-04-09T13:30:00Z'],
    ['midnight is skipped', 'Africa/Cairo', '2026-03-23T22:00:00Z', '2026-04-23T22:00:00Z'],
  ])('R4 validity: %s (%s, from %s to %s)', (_, name, bought, expires) => {
    expect(month(bought, name)).toBe(expires)
  })

  test('R4 validity: a validity in days keeps the wall time too', () => {
    const days = (text: string, count: number): string =>
      formatInstant(addValidity(parseInstant(text, 'at'), { days: count }, 'Europe/Berlin'))
    expect(days('2026-03-01T09:00:00Z', 30)).toBe('2026-03-31T08:00:00Z')
    expect(days('2026-01-01T09:00:00Z', 365)).toBe('2027-01-01T09:00:00Z')
  })

  test('R4 validity: equals a naive reference that counts wall-clock fields, in many zones', () => {
    fc.assert(
      fc.property(instant, zone, fc.integer({ min: 1, max: 24 }), (at, name, months) => {
        expect(addValidity(at, { months }, name)).toBe(naiveMonths(at, months, name))
      }),
      { seed: 6, numRuns: 1500 },
    )
  })
})

/** The wall-clock fields as Intl shows them, a month added by hand, and the instant that shows the result. */
function naiveMonths(at: number, months: number, name: string): number {
  const wall = wallFields(at, name)
  const total = wall.year * 12 + wall.month - 1 + months
  const [year, month] = [Math.floor(total / 12), (total % 12) + 1]
  const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate()
  const target = Date.UTC(year, month - 1, Math.min(wall.day, lastDay)) + wall.ofDay
  const offsetAt = (instantAt: number): number => wallFields(instantAt, name).asUtc - instantAt
  const [before, after] = [offsetAt(target - 86_400_000), offsetAt(target + 86_400_000)]
  // The first instant that shows the target; where none does, the offset before the gap carries it past.
  const shown = [target - before, target - after].filter((candidate) => candidate + offsetAt(candidate) === target)
  return shown.length === 0 ? target - before : Math.min(...shown)
}

const formats = new Map<string, Intl.DateTimeFormat>()

function wallFields(at: number, name: string) {
  const format =
    formats.get(name) ??
    new Intl.DateTimeFormat('en-US', {
      timeZone: name,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
  formats.set(name, format)
  const parts = new Map(format.formatToParts(at).map((part) => [part.type, Number(part.value)]))
  const field = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? Number.NaN
  const [year, month, day] = [field('year'), field('month'), field('day')]
  const milliseconds = at - Math.floor(at / 1000) * 1000
  const ofDay = ((field('hour') * 60 + field('minute')) * 60 + field('second')) * 1000 + milliseconds
  return { year, month, day, ofDay, asUtc: Date.UTC(year, month - 1, day) + ofDay }
}
