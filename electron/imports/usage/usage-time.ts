import type { Instant, Zone } from '../../../shared/domain/calendar.ts'
import { parseInstant, parseLocalOrInstant } from '../../../shared/domain/calendar.ts'
import { invalid } from '../../../shared/domain/refusal.ts'

const CLOCK = String.raw`\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?`
const WITH_OFFSET = new RegExp(String.raw`^\d{4}-\d\d-\d\dT${CLOCK}(?:Z|[+-]\d\d:?\d\d)$`)
const LOCAL = new RegExp(String.raw`^\d{4}-\d\d-\d\d(?:[T ]${CLOCK})?$`)
const UNIX_SECONDS = /^(\d{9,10})(?:\.(\d{1,9}))?$/
const UNIX_MILLISECONDS = /^\d{12,13}$/
const YEAR_FIRST = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[T ]+(\d.*))?$/i
const DAY_FIRST = /^(\d{1,2})\.(\d{1,2})\.(\d{4})(?:[T ]+(\d.*))?$/i
const EITHER_FIRST = /^(\d{1,2})[-/](\d{1,2})[-/](\d{2}|\d{4})(?:\D|$)/
const TIME_OF_DAY = /^(\d{1,2})(:\d\d(?::\d\d(?:[.,]\d{1,9})?)?) *(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?$/i

/**
 * Reads a time as usage files have it: ISO 8601 with an offset; a date, or a date and a time, in the studio's zone, also with
 * slashes, dots or one-digit months, as long as the year comes first or dots say that the day does (01.03.2026); Unix seconds
 * and milliseconds. Refuses 03/04/2026, which is a day in March or in April.
 */
export function parseUsageTime(text: string, zone: Zone, field: string): Instant {
  if (WITH_OFFSET.test(text)) return parseInstant(text, field)
  if (LOCAL.test(text)) return parseLocalOrInstant(text, zone, field)
  const unix = parseUnix(text)
  if (unix !== null) return unix
  const yearFirst = YEAR_FIRST.exec(text)
  if (yearFirst !== null) {
    const [, year = '', , month = '', day = '', time] = yearFirst
    return parseParts({ year, month, day, time }, text, zone, field)
  }
  const dayFirst = DAY_FIRST.exec(text)
  if (dayFirst !== null) {
    const [, day = '', month = '', year = '', time] = dayFirst
    return parseParts({ year, month, day, time }, text, zone, field)
  }
  if (EITHER_FIRST.test(text)) {
    throw invalid(`${field}: "${text}" does not say which is the month; write the year first, such as 2026-03-04`, {
      field,
    })
  }
  throw notATime(text, field)
}

function parseUnix(text: string): Instant | null {
  if (UNIX_MILLISECONDS.test(text)) return Number(text)
  const match = UNIX_SECONDS.exec(text)
  if (match === null) return null
  return Number(match[1]) * 1000 + Number((match[2] ?? '').padEnd(3, '0').slice(0, 3))
}

interface Parts {
  readonly year: string
  readonly month: string
  readonly day: string
  readonly time: string | undefined
}

function parseParts(parts: Parts, text: string, zone: Zone, field: string): Instant {
  const two = (digits: string): string => digits.padStart(2, '0')
  const date = `${parts.year}-${two(parts.month)}-${two(parts.day)}`
  if (parts.time === undefined) return parseLocalOrInstant(date, zone, field)
  const match = TIME_OF_DAY.exec(parts.time)
  if (match === null) throw notATime(text, field)
  const [, hour = '', rest = '', offset] = match
  const local = `${date}T${two(hour)}${rest}`
  return parseLocalOrInstant(offset === undefined ? local : `${local}${fullOffset(offset)}`, zone, field)
}

function fullOffset(offset: string): string {
  if (/^[a-z]/i.test(offset)) return 'Z'
  return offset.length === 3 ? `${offset}:00` : offset
}

function notATime(text: string, field: string): Error {
  return invalid(`${field}: "${text}" is not a time such as 2026-03-04 10:30 or 2026-03-04T10:30:00Z`, { field })
}
