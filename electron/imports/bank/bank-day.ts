import type { EpochDay } from '../../../shared/domain/calendar.ts'
import { epochDay } from '../../../shared/domain/calendar.ts'
import type { DayOrder } from '../../../shared/domain/payments/payment.ts'
import { invalid } from '../../../shared/domain/refusal.ts'
import { monthNamed } from './month-names.ts'
import { shortened } from '../text/shortened.ts'

const OFX_TIME =
  /^(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(?:(\d\d)(?:\.\d{1,3})?)?)?(?:\[[+-]?\d{1,2}(?:\.\d{1,2})?(?::[^\]]*)?\])?$/
const YEAR_FIRST = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[T ].*)?$/
// Without marks only eight digits tell the parts: 202611 may be November, or 1 January.
const EIGHT_DIGITS = /^(\d{4})()(\d\d)(\d\d)(?:[T ].*)?$/
const DAY_FIRST = /^(\d{1,2})\.(\d{1,2})\.(\d{4}|\d\d)(?:[T ].*)?$/
const EITHER_FIRST = /^(\d{1,2})[-/](\d{1,2})[-/](\d{4}|\d\d)(?:[T ].*)?$/
const DAY_THEN_NAME = /^(\d{1,2})(?:\. ?| |-)(\p{L}{3,}\.?)[ -](\d{4}|\d\d)(?:[T ,].*)?$/u
const NAME_THEN_DAY = /^(\p{L}{3,}\.?) (\d{1,2}),? (\d{4})(?:[T ,].*)?$/u

/**
 * The day of an instant of OFX such as 20261104120000.000[-5:EST], by the clock that it is written in: the day that the bank's
 * own statement shows.
 */
export function parseOfxDay(text: string, field: string): EpochDay {
  const match = OFX_TIME.exec(text)
  const [, year, month, day, hour = '00', minute = '00', second = '00'] = match ?? []
  if (match === null || hour > '24' || minute > '59' || second > '60') {
    throw invalid(`${field}: "${shortened(text)}" is not a time of OFX such as 20261104 or 20261104120000[-5:EST]`, {
      field,
    })
  }
  return epochDay(Number(year), Number(month), Number(day), text, field)
}

/** Which part comes first, as one date tells it: null where it does not, as 03/04/2026. */
export function dayOrderOf(text: string): DayOrder | null {
  const [, first, second] = EITHER_FIRST.exec(text) ?? []
  if (Number(first) > 12) return 'day-first'
  return Number(second) > 12 ? 'month-first' : null
}

/** Whether it takes an order to read the date. */
export function needsDayOrder(text: string): boolean {
  return EITHER_FIRST.test(text)
}

/** Reads a date as banks write it in CSV. `order` is needed where neither the year's place nor dots tell the parts. */
export function parseBankDay(text: string, order: DayOrder | null, field: string): EpochDay {
  const [, year, , month, day] = YEAR_FIRST.exec(text) ?? EIGHT_DIGITS.exec(text) ?? []
  if (year !== undefined) return epochDay(Number(year), Number(month), Number(day), text, field)
  const dotted = DAY_FIRST.exec(text)
  if (dotted !== null) return epochDay(yearOf(dotted[3]), Number(dotted[2]), Number(dotted[1]), text, field)
  const named = namedDay(text)
  if (named !== null) return epochDay(...named, text, field)
  const [, first, second, last] = EITHER_FIRST.exec(text) ?? []
  if (last === undefined || order === null) {
    throw invalid(
      `${field}: "${shortened(text)}" is not a date such as 2026-11-04, 04.11.2026, 4 Nov 2026 or 11/04/2026`,
      {
        field,
      },
    )
  }
  const [dayPart, monthPart] = order === 'day-first' ? [first, second] : [second, first]
  return epochDay(yearOf(last), Number(monthPart), Number(dayPart), text, field)
}

/** Banks' statements with two digits of a year are of this century. */
function yearOf(digits = ''): number {
  return digits.length === 2 ? 2000 + Number(digits) : Number(digits)
}

/** Year, month and day of a date whose month has a name; null where it has none that is known. */
function namedDay(text: string): readonly [number, number, number] | null {
  const [, day, name, year] = DAY_THEN_NAME.exec(text) ?? []
  const [, nameFirst, dayThen, yearThen] = NAME_THEN_DAY.exec(text) ?? []
  const month = monthNamed(name ?? nameFirst ?? '')
  return month === null ? null : [yearOf(year ?? yearThen), month, Number(day ?? dayThen)]
}
