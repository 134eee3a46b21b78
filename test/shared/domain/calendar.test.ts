import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import {
  epochDay,
  formatDay,
  formatInstant,
  isZone,
  monthDays,
  monthOfDay,
  parseDay,
  parseInstant,
  parseLocalOrInstant,
  parseWhen,
  shiftMonth,
} from '../../../shared/domain/calendar.ts'

const EPOCH = Temporal.PlainDate.from('1970-01-01')
/** 200 years before and after 1970. */
const nearDay = fc.integer({ min: -73_050, max: 73_050 })
/** 0000-01-01 to 9999-12-31. */
const writtenDay = fc.integer({ min: -719_528, max: 2_932_896 })

describe('civil dates', () => {
  test.each([
    ['1970-01-01', 0],
    ['1969-12-31', -1],
    ['2000-02-29', 11_016],
    ['2026-10-05', 20_731],
    ['1900-03-01', -25_508],
    ['0000-01-01', -719_528],
    ['0099-12-31', -683_004],
    ['0100-01-01', -683_003],
    ['9999-12-31', 2_932_896],
  ])('%s is day %d, and is written the same', (text, day) => {
    expect(parseDay(text, 'date')).toBe(day)
    expect(formatDay(day)).toBe(text)
  })

  test.each([
    '2026-02-29',
    '2026-02-31',
    '1900-02-29',
    '2026-04-31',
    '2026-00-10',
    '2026-13-01',
    '2026-01-00',
    '0000-00-00',
  ])('refuses %s, which does not exist, naming the field', (text) => {
    expect(() => parseDay(text, 'effectiveFrom')).toThrow(`effectiveFrom: "${text}" is not a date that exists`)
  })

  test.each(['2026-1-1', '20260101', '05.10.2026', '2026-10-05 ', '', '+002026-10-05', '2026-10-05T00:00'])(
    'refuses "%s" as no date, with an example',
    (text) => {
      expect(() => parseDay(text, 'date')).toThrow(`date: "${text}" is not a date such as 2026-10-05`)
    },
  )

  test('leap days exist every four years, but of centuries in every fourth alone', () => {
    for (const year of [2024, 2028, 2000, 1600, 4]) expect(epochDay(year, 2, 29, '', '')).toBeTypeOf('number')
    for (const year of [2023, 1900, 2100, 1])
      expect(() => epochDay(year, 2, 29, '', '')).toThrow('is not a date that exists')
  })

  test('formatDay and parseDay agree with Temporal for 200 years to either side', () => {
    fc.assert(
      fc.property(nearDay, (day) => {
        const text = EPOCH.add({ days: day }).toString()
        expect(formatDay(day)).toBe(text)
        expect(parseDay(text, 'date')).toBe(day)
      }),
      { seed: 1, numRuns: 2000 },
    )
  })

  test('every date of four digits is read back as it was written', () => {
    fc.assert(
      fc.property(writtenDay, (day) => {
        expect(parseDay(formatDay(day), 'date')).toBe(day)
      }),
      { seed: 2, numRuns: 2000 },
    )
  })

  test('a year beyond four digits is written as ISO 8601 has it', () => {
    for (const day of [-719_529, -1_000_000, 2_932_897, 50_000_000]) {
      expect(formatDay(day)).toBe(EPOCH.add({ days: day }).toString())
    }
  })
})

describe('months', () => {
  test('R10 months: a date belongs to the month that it is written with', () => {
    expect(monthOfDay(parseDay('2026-10-31', 'date'))).toBe('2026-10')
    expect(monthOfDay(parseDay('2026-11-01', 'date'))).toBe('2026-11')
    expect(monthOfDay(parseDay('0050-01-01', 'date'))).toBe('0050-01')
    expect(monthOfDay(2_932_897)).toBe('+010000-01')
  })

  test.each([
    ['2026-02', '2026-02-01', '2026-03-01', 28],
    ['2028-02', '2028-02-01', '2028-03-01', 29],
    ['2026-12', '2026-12-01', '2027-01-01', 31],
    ['2026-09', '2026-09-01', '2026-10-01', 30],
    ['0050-01', '0050-01-01', '0050-02-01', 31],
  ])('%s runs from %s to before %s', (month, first, next, days) => {
    const { from, to } = monthDays(month)
    expect([formatDay(from), formatDay(to), to - from]).toEqual([first, next, days])
  })

  test('the month after December is next January, and the other way round', () => {
    expect(shiftMonth('2026-12', 1)).toBe('2027-01')
    expect(shiftMonth('2027-01', -1)).toBe('2026-12')
    expect(shiftMonth('2026-01', 1)).toBe('2026-02')
    expect(shiftMonth('2026-03', -1)).toBe('2026-02')
  })

  test.each(['2026', '2026-1', '2026-13', '2026-00', '2026-10-05', 'October', ''])(
    'refuses "%s" as a month',
    (text) => {
      expect(() => monthDays(text)).toThrow(`month: "${text}" is not a`)
    },
  )

  test('every day lies in the range of its month', () => {
    fc.assert(
      fc.property(nearDay, (day) => {
        const { from, to } = monthDays(monthOfDay(day))
        expect(from <= day && day < to).toBe(true)
      }),
      { seed: 3, numRuns: 1000 },
    )
  })
})

describe('parseInstant', () => {
  const noon = Date.UTC(2026, 9, 5, 12)
  test.each([
    ['2026-10-05T12:00:00Z', noon],
    ['2026-10-05T12:00Z', noon],
    ['2026-10-05t12:00:00z', noon],
    ['2026-10-05 12:00:00Z', noon],
    ['2026-10-05T14:00:00+02:00', noon],
    ['2026-10-05T14:00:00+0200', noon],
    ['2026-10-05T14:00:00+02', noon],
    ['2026-10-05 14:00:00+02', noon],
    ['2026-10-05T08:30:00-03:30', noon],
    ['2026-10-05T12:00:00-00:00', noon],
    ['2026-10-06T02:00+14:00', noon],
    ['2026-10-05T01:00-11:00', noon],
    ['2026-10-05T12:00:00.5Z', noon + 500],
    ['2026-10-05T12:00:00,05Z', noon + 50],
    ['2026-10-05T12:00:00.001Z', noon + 1],
    ['2026-10-05T12:00:00.001999999Z', noon + 1],
    ['2026-10-05T24:00:00Z', noon + 12 * 3_600_000],
    ['2026-10-05T24:00Z', noon + 12 * 3_600_000],
    ['2026-12-31T24:00:00.000Z', Date.UTC(2027, 0, 1)],
    ['1969-12-31T23:59:59.999Z', -1],
  ])('reads %s', (text, instant) => {
    expect(parseInstant(text, 'at')).toBe(instant)
  })

  test.each(['0000-01-01', '0050-06-15', '0099-12-31', '0100-01-01', '0999-01-01', '9999-12-31'])(
    'takes the year of %s at its word',
    (date) => {
      expect(parseInstant(`${date}T10:00:00Z`, 'at')).toBe(Temporal.Instant.from(`${date}T10:00Z`).epochMilliseconds)
      expect(formatInstant(parseInstant(`${date}T10:00:00Z`, 'at'))).toBe(`${date}T10:00:00Z`)
    },
  )

  test.each(['2026-10-05T12:00', '2026-10-05T12:00:00', '2026-10-05 12:00:00.5', '2026-10-05t12:00'])(
    'refuses %s for want of an offset',
    (text) => {
      expect(() => parseInstant(text, 'at')).toThrow(`at: "${text}" needs an offset, such as Z or +02:00`)
    },
  )

  test.each([
    '2026-10-05T24:00:01Z',
    '2026-10-05T24:01Z',
    '2026-10-05T24:00:00.001Z',
    '2026-10-05T25:00Z',
    '2026-10-05T23:60Z',
    '2026-10-05T23:59:60Z',
  ])('refuses %s, a time of day that does not exist', (text) => {
    expect(() => parseInstant(text, 'at')).toThrow(`at: "${text}" is not a time of day that exists`)
  })

  test.each(['2026-10-05T12:00+24:00', '2026-10-05T12:00+02:60'])('refuses %s for its offset', (text) => {
    expect(() => parseInstant(text, 'at')).toThrow('has an offset that does not exist')
  })

  test.each(['2026-02-31T12:00Z', '2026-13-01T12:00Z'])('refuses %s for its date', (text) => {
    expect(() => parseInstant(text, 'at')).toThrow(`at: "${text}" is not a date that exists`)
  })

  test.each(['0000-01-01T00:00+00:01', '9999-12-31T24:00Z', '9999-12-31T23:59:59-05:00'])(
    'refuses %s, which no year of four digits can write',
    (text) => {
      expect(() => parseInstant(text, 'at')).toThrow(`at: "${text}" is not between the years 0000 and 9999 in UTC`)
    },
  )

  test.each([
    '2026-10-05',
    '2026-10-05T12Z',
    '2026-10-05T12:00:00.Z',
    '2026-10-05T12:00:00.1234567890Z',
    '2026-10-05T12:00+2',
    '2026-10-05T12:00+02:0',
    '2026-10-05T12:00ZZ',
    '2026-10-05T12:00Z ',
    '2026-10-05T12:00Z\n',
    '26-10-05T12:00Z',
    '1791201600000',
    'now',
    '',
  ])('refuses "%s" as no instant', (text) => {
    expect(() => parseInstant(text, 'at')).toThrow(`at: "${text}" is not an instant such as 2026-10-05T08:00:00Z`)
  })
})

describe('formatInstant', () => {
  test('writes seconds, and milliseconds only where there are some', () => {
    expect(formatInstant(0)).toBe('1970-01-01T00:00:00Z')
    expect(formatInstant(1)).toBe('1970-01-01T00:00:00.001Z')
    expect(formatInstant(-1)).toBe('1969-12-31T23:59:59.999Z')
    expect(formatInstant(Date.UTC(2026, 9, 5, 8, 7, 6, 50))).toBe('2026-10-05T08:07:06.050Z')
  })

  test('what is written is read back, and is what Temporal writes', () => {
    const instant = fc
      .tuple(writtenDay, fc.integer({ min: 0, max: 86_399_999 }))
      .map(([day, milliseconds]) => day * 86_400_000 + milliseconds)
    fc.assert(
      fc.property(instant, (value) => {
        const text = formatInstant(value)
        expect(parseInstant(text, 'at')).toBe(value)
        expect(text).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z$/)
        expect(Temporal.Instant.from(text).epochMilliseconds).toBe(value)
      }),
      { seed: 4, numRuns: 2000 },
    )
  })
})

describe('parseWhen and parseLocalOrInstant', () => {
  const read = (text: string, zone: string): string => formatInstant(parseLocalOrInstant(text, zone, 'at'))

  test('a date alone is the start of that day in the zone', () => {
    expect(formatInstant(parseWhen('2026-10-05', 'Europe/Berlin', 'at'))).toBe('2026-10-04T22:00:00Z')
    expect(formatInstant(parseWhen('2026-01-05', 'Europe/Berlin', 'at'))).toBe('2026-01-04T23:00:00Z')
    expect(read('2026-10-05', 'Asia/Kathmandu')).toBe('2026-10-04T18:15:00Z')
  })

  test('a local date-time is read in the zone, an instant with an offset for itself', () => {
    expect(read('2026-10-05 08:00', 'Europe/Berlin')).toBe('2026-10-05T06:00:00Z')
    expect(read('2026-10-05t08:00:00,250', 'Europe/Berlin')).toBe('2026-10-05T06:00:00.250Z')
    expect(read('2026-10-05T24:00', 'Europe/Berlin')).toBe('2026-10-05T22:00:00Z')
    expect(read('2026-10-05T08:00Z', 'Europe/Berlin')).toBe('2026-10-05T08:00:00Z')
  })

  test('an instant that needs an offset is refused without one, a date-time in no form is refused by either', () => {
    expect(() => parseWhen('2026-10-05 08:00', 'Europe/Berlin', 'at')).toThrow('needs an offset')
    expect(() => parseLocalOrInstant('5 October', 'Europe/Berlin', 'at')).toThrow('at: "5 October" is not an instant')
  })

  test('a wall time that summer time skips is refused, by name of the zone', () => {
    expect(() => read('2026-03-29 02:30', 'Europe/Berlin')).toThrow(
      'at: "2026-03-29 02:30" is skipped by summer time in Europe/Berlin',
    )
    expect(read('2026-03-29 01:59:59.999', 'Europe/Berlin')).toBe('2026-03-29T00:59:59.999Z')
    expect(read('2026-03-29 03:00', 'Europe/Berlin')).toBe('2026-03-29T01:00:00Z')
  })

  test('of a wall time that occurs twice, the first is meant', () => {
    expect(read('2026-10-25 02:30', 'Europe/Berlin')).toBe('2026-10-25T00:30:00Z')
    expect(read('2026-10-25 03:00', 'Europe/Berlin')).toBe('2026-10-25T02:00:00Z')
    // Back by half an hour, and by two hours.
    expect(read('2026-04-05 01:45', 'Australia/Lord_Howe')).toBe('2026-04-04T14:45:00Z')
    expect(read('2026-10-25 01:30', 'Antarctica/Troll')).toBe('2026-10-24T23:30:00Z')
  })

  test('a date alone that the zone skipped is refused like any date that does not exist', () => {
    expect(() => parseWhen('2011-12-30', 'Pacific/Apia', 'at')).toThrow(
      'at: "2011-12-30" is not a date that exists in Pacific/Apia',
    )
    expect(() => read('2011-12-30 12:00', 'Pacific/Apia')).toThrow('is skipped')
    expect(read('2011-12-29 23:59', 'Pacific/Apia')).toBe('2011-12-30T09:59:00Z')
    expect(read('2011-12-31 00:00', 'Pacific/Apia')).toBe('2011-12-30T10:00:00Z')
  })

  test('a day whose midnight is skipped starts at its first instant, and its 00:00 is refused', () => {
    expect(read('2018-11-04', 'America/Sao_Paulo')).toBe('2018-11-04T03:00:00Z')
    expect(() => read('2018-11-04 00:00', 'America/Sao_Paulo')).toThrow('is skipped')
    expect(read('2018-11-04 01:00', 'America/Sao_Paulo')).toBe('2018-11-04T03:00:00Z')
  })

  test('what four digits of a year cannot write is refused here too', () => {
    expect(() => parseWhen('0000-01-01', 'Asia/Tokyo', 'at')).toThrow('is not between the years 0000 and 9999')
    expect(() => read('9999-12-31 23:00', 'America/New_York')).toThrow('is not between the years 0000 and 9999')
    expect(read('9999-12-31', 'America/New_York')).toBe('9999-12-31T05:00:00Z')
    expect(read('9999-12-31 23:00', 'Asia/Tokyo')).toBe('9999-12-31T14:00:00Z')
  })
})

describe('isZone', () => {
  test.each(['UTC', 'Europe/Berlin', 'America/Argentina/Buenos_Aires', 'Etc/GMT+5', 'Asia/Calcutta', 'US/Pacific'])(
    '%s is a zone',
    (zone) => {
      expect(isZone(zone)).toBe(true)
    },
  )

  test.each([
    '',
    'Berlin',
    'Mars/Olympus',
    'Z',
    '+02:00',
    '-0330',
    '2026-10-05T08:00Z',
    '2026-10-05T08:00[Europe/Berlin]',
  ])('"%s" is no zone', (text) => {
    expect(isZone(text)).toBe(false)
  })
})
