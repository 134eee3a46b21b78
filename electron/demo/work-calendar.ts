import type { EpochDay, Instant, Zone } from '../../shared/domain/calendar.ts'
import { formatDay, parseLocalOrInstant } from '../../shared/domain/calendar.ts'
import type { Random } from '../../shared/domain/random.ts'

const DAYS_PER_WEEK = 7
const SECONDS_PER_HOUR = 3600

/** When takes come in on a working day, as hours from its opening at 9:15: a morning, a lunch break, an afternoon to 18:45. */
const SHIFTS = [
  { from: 0, to: 3.25 },
  { from: 4, to: 9.5 },
] as const

/** Whole weeks and their working days around a day, in the studio's zone. */
export interface WorkCalendar {
  readonly zone: Zone
  /** The Monday of the day's own week. */
  readonly monday: EpochDay
}

export function workCalendar(today: EpochDay, zone: Zone): WorkCalendar {
  return { zone, monday: today - weekday(today) }
}

/** Monday is 0; 1 January 1970 was a Thursday. */
function weekday(day: EpochDay): number {
  return (((day + 3) % DAYS_PER_WEEK) + DAYS_PER_WEEK) % DAYS_PER_WEEK
}

/** The Monday so many weeks after that of the day's own week (before it where negative), or a later day of that week. */
export function dayOfWeek(calendar: WorkCalendar, week: number, daysAfterMonday = 0): EpochDay {
  return calendar.monday + week * DAYS_PER_WEEK + daysAfterMonday
}

/** The days of a range from Monday to Friday; `to` is excluded. */
export function workingDays(from: EpochDay, to: EpochDay): EpochDay[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index).filter((day) => weekday(day) < 5)
}

export function lastWorkingDay(through: EpochDay): EpochDay {
  return through - Math.max(0, weekday(through) - 4)
}

/** A time of day on the studio's clock, "09:05". */
export function timeOn(calendar: WorkCalendar, day: EpochDay, time: string): Instant {
  return parseLocalOrInstant(`${formatDay(day)} ${time}`, calendar.zone, 'time')
}

/** So many instants during the shifts of those days, whole seconds, rising. */
export function workTimes(calendar: WorkCalendar, days: readonly EpochDay[], count: number, random: Random): Instant[] {
  const openings = days.map((day) => timeOn(calendar, day, '09:15'))
  const times = Array.from({ length: count }, () => {
    const opening = openings[Math.floor(random() * openings.length)] ?? 0
    return opening + secondOfShift(random) * 1000
  })
  return times.sort((a, b) => a - b)
}

function secondOfShift(random: Random): number {
  let hours = random() * SHIFTS.reduce((sum, { from, to }) => sum + to - from, 0)
  for (const { from, to } of SHIFTS) {
    if (hours < to - from) return Math.floor((from + hours) * SECONDS_PER_HOUR)
    hours -= to - from
  }
  return Math.floor(SHIFTS[1].to * SECONDS_PER_HOUR)
}
