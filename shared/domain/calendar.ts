import { Temporal } from 'temporal-polyfill'
import { invalid } from './refusal.ts'

/** UTC epoch milliseconds, an integer. */
export type Instant = number

/** Days since 1970-01-01 of a civil date, an integer. */
export type EpochDay = number

/** An IANA time zone, such as "Europe/Berlin". */
export type Zone = string

/** A calendar month, "2026-10". */
export type Month = string

/** Before it no year is written with four digits, and nothing can be recorded. */
export const FIRST_MONTH: Month = '0000-01'

export const MILLISECONDS_PER_DAY = 86_400_000
export const MILLISECONDS_PER_HOUR = 3_600_000
export const MILLISECONDS_PER_MINUTE = 60_000

const INSTANT =
  /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?(?:(Z)|([+-])(\d\d)(?::?(\d\d))?)$/i
const LOCAL = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?$/i
const DATE = /^(\d{4})-(\d\d)-(\d\d)$/
const MONTH = /^(\d{4})-(\d\d)$/

// 0000-01-01 and 10000-01-01, between which a year is written with four digits.
const FIRST_DAY = -719_528
const DAY_AFTER_LAST = 2_932_897

const DAYS_IN_400_YEARS = 146_097

/** Whether the zone is one that the platform's time zone database knows; an offset ("+02:00") is no zone. */
export function isZone(zone: string): boolean {
  if (/^[+-]/.test(zone)) return false
  try {
    // Not by Temporal, which takes a whole date-time for the zone that it names.
    Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}

/** The zone as its database spells it: "europe/berlin" is "Europe/Berlin". It stays the zone that was named. */
export function canonicalZone(zone: string): Zone {
  // Not by Intl, which answers another name of the same zone: for "Asia/Kolkata" it is "Asia/Calcutta".
  return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone).timeZoneId
}

/** The civil date's number, or a refusal where the date does not exist (31 February). */
export function epochDay(year: number, month: number, day: number, text: string, field: string): EpochDay {
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) {
    throw invalid(`${field}: "${text}" is not a date that exists`, { field })
  }
  // Date.UTC takes the years 0 to 99 for 1900 to 1999; 400 years later the calendar is the same.
  return Date.UTC(year + 400, month - 1, day) / MILLISECONDS_PER_DAY - DAYS_IN_400_YEARS
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

interface Wall {
  readonly day: EpochDay
  readonly milliseconds: number
}

/** The wall-clock fields of a match; `24:00` is the start of the next day. */
function wall(match: RegExpExecArray, text: string, field: string): Wall {
  const [, year, month, day, hour, minute, second = '0', fraction = '0'] = match
  const date = epochDay(Number(year), Number(month), Number(day), text, field)
  const [h, m, s] = [Number(hour), Number(minute), Number(second)]
  const milliseconds = ((h * 60 + m) * 60 + s) * 1000 + Number(fraction.padEnd(3, '0').slice(0, 3))
  if (h === 24 && milliseconds === MILLISECONDS_PER_DAY) return { day: date + 1, milliseconds: 0 }
  if (h > 23 || m > 59 || s > 59) throw invalid(`${field}: "${text}" is not a time of day that exists`, { field })
  return { day: date, milliseconds }
}

/** Refuses what a year of four digits cannot write: an offset leads there from the first day, and `24:00` from the last. */
function writable(instant: Instant, text: string, field: string): Instant {
  const day = Math.floor(instant / MILLISECONDS_PER_DAY)
  if (day >= FIRST_DAY && day < DAY_AFTER_LAST) return instant
  throw invalid(`${field}: "${text}" is not between the years 0000 and 9999 in UTC`, { field })
}

/** Reads an ISO 8601 instant with an offset ("2026-10-05T08:00:00Z", "…+02:00", "…+02"); refuses one without. */
export function parseInstant(text: string, field: string): Instant {
  const match = INSTANT.exec(text)
  if (match === null) {
    const hint = LOCAL.test(text)
      ? 'needs an offset, such as Z or +02:00'
      : 'is not an instant such as 2026-10-05T08:00:00Z'
    throw invalid(`${field}: "${text}" ${hint}`, { field })
  }
  const { day, milliseconds } = wall(match, text, field)
  const utc = day * MILLISECONDS_PER_DAY + milliseconds
  if (match[8] !== undefined) return writable(utc, text, field)
  const [hours, minutes] = [Number(match[10]), Number(match[11] ?? '0')]
  if (hours > 23 || minutes > 59) throw invalid(`${field}: "${text}" has an offset that does not exist`, { field })
  const offset = (hours * 60 + minutes) * MILLISECONDS_PER_MINUTE
  return writable(match[9] === '-' ? utc + offset : utc - offset, text, field)
}

/** Reads an instant with an offset, or a date alone: the start of that day in the studio's zone. */
export function parseWhen(text: string, zone: Zone, field: string): Instant {
  if (!DATE.test(text)) return parseInstant(text, field)
  const day = parseDay(text, field)
  const start = startOfDay(day, zone)
  if (start === startOfDay(day + 1, zone)) {
    throw invalid(`${field}: "${text}" is not a date that exists in ${zone}`, { field })
  }
  return writable(start, text, field)
}

/**
 * Reads an instant with an offset, a local date-time or a date alone, the last two in `zone`. A wall time that summer time
 * skips is refused; of one that occurs twice, the first is meant.
 */
export function parseLocalOrInstant(text: string, zone: Zone, field: string): Instant {
  const match = LOCAL.exec(text)
  if (match === null) return parseWhen(text, zone, field)
  const { day, milliseconds } = wall(match, text, field)
  const instant = wallInstant(day, milliseconds, zone)
  if (instant === null) throw invalid(`${field}: "${text}" is skipped by summer time in ${zone}`, { field })
  return writable(instant, text, field)
}

/** The first instant that shows this wall time in the zone, or null where none does. */
function wallInstant(day: EpochDay, milliseconds: number, zone: Zone): Instant | null {
  const start = startOfDay(day, zone)
  const end = startOfDay(day + 1, zone)
  // A day of 24 hours holds no transition: so in every zone of the database from 1970 on.
  if (end - start === MILLISECONDS_PER_DAY) return start + milliseconds
  const local = Temporal.Instant.fromEpochMilliseconds(day * MILLISECONDS_PER_DAY + milliseconds)
    .toZonedDateTimeISO('UTC')
    .toPlainDateTime()
  const zoned = local.toZonedDateTime(zone, { disambiguation: 'earlier' })
  return zoned.toPlainDateTime().equals(local) ? zoned.epochMilliseconds : null
}

/** Writes an instant in UTC, to the second, or to the millisecond where it has one: "2026-10-05T08:00:00Z". */
export function formatInstant(instant: Instant): string {
  const day = Math.floor(instant / MILLISECONDS_PER_DAY)
  const rest = instant - day * MILLISECONDS_PER_DAY
  const two = (value: number): string => String(value).padStart(2, '0')
  const milliseconds = rest % 1000
  const seconds = Math.floor(rest / 1000)
  const fraction = milliseconds === 0 ? '' : `.${String(milliseconds).padStart(3, '0')}`
  const time = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
  return `${formatDay(day)}T${time}${fraction}Z`
}

/** Writes an instant as a person reads it in the zone: "2026-10-05 10:00". */
export function formatLocal(instant: Instant, zone: Zone): string {
  const local = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDateTime()
  return local.toString({ smallestUnit: 'minute' }).replace('T', ' ')
}

/** What a clock in the zone shows at an instant, as milliseconds since it showed 1970-01-01 00:00. */
export function wallMilliseconds(instant: Instant, zone: Zone): number {
  const zoned = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone)
  return instant + zoned.offsetNanoseconds / 1_000_000
}

/** Writes a civil date: "2026-10-05"; outside the years 0000 to 9999 with a sign and six digits, as ISO 8601 has it. */
export function formatDay(day: EpochDay): string {
  // Days to civil fields, after the era arithmetic of the proleptic Gregorian calendar (400 years are 146,097 days).
  const shifted = day + 719_468
  const era = Math.floor(shifted / DAYS_IN_400_YEARS)
  const ofEra = shifted - era * DAYS_IN_400_YEARS
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  )
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * ofYear + 2) / 153)
  const date = ofYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return `${yearText(year)}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
}

function yearText(year: number): string {
  if (year >= 0 && year <= 9999) return String(year).padStart(4, '0')
  return `${year < 0 ? '-' : '+'}${String(Math.abs(year)).padStart(6, '0')}`
}

/** Reads a civil date, "2026-10-05". */
export function parseDay(text: string, field: string): EpochDay {
  const match = DATE.exec(text)
  if (match === null) throw invalid(`${field}: "${text}" is not a date such as 2026-10-05`, { field })
  return epochDay(Number(match[1]), Number(match[2]), Number(match[3]), text, field)
}

/** The first instant of a civil date in the zone. */
export function startOfDay(day: EpochDay, zone: Zone): Instant {
  const key = `${zone} ${day}`
  const cached = starts.get(key)
  if (cached !== undefined) return cached
  const start = Temporal.PlainDate.from(formatDay(day)).toZonedDateTime(zone).epochMilliseconds
  if (starts.size > 20_000) starts.clear()
  starts.set(key, start)
  return start
}
const starts = new Map<string, Instant>()

/** The instant at which a civil day's clock shows so many minutes after midnight; where summer time skips that, the same later. */
export function timeOfDay(day: EpochDay, minutes: number, zone: Zone): Instant {
  const start = startOfDay(day, zone)
  // A day of 24 hours holds no transition, as in `wallInstant`.
  if (startOfDay(day + 1, zone) - start === MILLISECONDS_PER_DAY) return start + minutes * MILLISECONDS_PER_MINUTE
  const midnight = Temporal.PlainDate.from(formatDay(day)).toPlainDateTime()
  return midnight.add({ minutes }).toZonedDateTime(zone).epochMilliseconds
}

/**
 * The civil date of an instant in the zone. A day runs from its first instant to the next day's first: clocks that were put
 * back over midnight into the day before (a few Canadian zones until 2010) had shown the later day already.
 */
export function dayOf(instant: Instant, zone: Zone): EpochDay {
  let day = Math.floor(instant / MILLISECONDS_PER_DAY)
  while (instant < startOfDay(day, zone)) day -= 1
  while (instant >= startOfDay(day + 1, zone)) day += 1
  return day
}

/**
 * `dayOf` for a run of instants that mostly rise: it remembers the last day's bounds, which makes it as cheap as a
 * comparison for a million entries.
 */
export function dayFinder(zone: Zone): (instant: Instant) => EpochDay {
  let [day, from, to] = [0, 0, 0]
  return (instant) => {
    if (instant >= from && instant < to) return day
    day = dayOf(instant, zone)
    from = startOfDay(day, zone)
    to = startOfDay(day + 1, zone)
    return day
  }
}

/** A month's days, from the first (included) to the next month's first (excluded). */
export interface DayRange {
  readonly from: EpochDay
  readonly to: EpochDay
}

export function monthDays(month: Month): DayRange {
  const match = MONTH.exec(month)
  if (match === null) throw invalid(`month: "${month}" is not a month such as 2026-10`, { field: 'month' })
  const [year, number] = [Number(match[1]), Number(match[2])]
  const from = epochDay(year, number, 1, month, 'month')
  return { from, to: from + daysInMonth(year, number) }
}

/** The calendar month that a civil date belongs to (R10). */
export function monthOfDay(day: EpochDay): Month {
  return formatDay(day).slice(0, -3)
}

/** The month after, or before with -1. */
export function shiftMonth(month: Month, by: 1 | -1): Month {
  const { from, to } = monthDays(month)
  return monthOfDay(by === 1 ? to : from - 1)
}

/** How long a pack lasts: calendar months, or days (the vendor's words; R4). */
export type Validity = { readonly months: number } | { readonly days: number }

/**
 * R4: the same wall-clock time so many calendar months (or days) later in the zone, clamped to the month's last day.
 * 31 January 10:00 plus a month is 28 February 10:00.
 */
export function addValidity(instant: Instant, validity: Validity, zone: Zone): Instant {
  const zoned = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone)
  return zoned.add('months' in validity ? { months: validity.months } : { days: validity.days }).epochMilliseconds
}

/** R4 by dates: the same day so many calendar months (or days) later, clamped to the month's last day. */
export function addValidityToDay(day: EpochDay, validity: Validity): EpochDay {
  if ('days' in validity) return day + validity.days
  const later = Temporal.PlainDate.from(formatDay(day)).add({ months: validity.months })
  return epochDay(later.year, later.month, later.day, later.toString(), 'validity')
}
