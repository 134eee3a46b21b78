import { formatDay, parseDay } from '../../shared/domain/calendar.ts'

const DAY = /^\d{4}-\d\d-\d\d$/

/** The last day of a period whose `to` is the day after; undefined where `to` is no day. */
export function lastDay(to: string | undefined): string | undefined {
  return to !== undefined && DAY.test(to) ? formatDay(parseDay(to, 'to') - 1) : undefined
}

/** The `to` of a period that ends with this day; undefined while the day is half typed. */
export function dayAfter(day: string): string | undefined {
  return DAY.test(day) ? formatDay(parseDay(day, 'to') + 1) : undefined
}

export function isDay(text: string | undefined): text is string {
  return text !== undefined && DAY.test(text)
}
