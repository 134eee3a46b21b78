import type { EpochDay } from './calendar.ts'
import { multiplyDivide } from './exact.ts'
import type { Milliunits } from './units.ts'

/** What an account used on each civil day from `from` on, overage included, the last of them yesterday. */
export interface DailyUsage {
  readonly from: EpochDay
  readonly units: readonly Milliunits[]
}

/** How many working days a run rate may be the mean of. */
export const RATE_WINDOWS = [7, 14, 28] as const

export type RateWindow = (typeof RATE_WINDOWS)[number]

/** The civil days whose usage makes a run rate. */
export interface UsageWindow {
  readonly from: EpochDay
  /** Excluded. */
  readonly to: EpochDay
  /** Monday to Friday, and every other day on which something was used. Fewer than asked for where usage began later. */
  readonly workingDays: number
  readonly units: Milliunits
  /** What is expected of a day from Monday to Friday, and of a Saturday or Sunday: each the mean of its own sort. */
  readonly weekday: Milliunits
  readonly weekend: Milliunits
}

/** 1970-01-01 was a Thursday. */
export function isWeekend(day: EpochDay): boolean {
  const fromMonday = (((day + 3) % 7) + 7) % 7
  return fromMonday >= 5
}

/** The days back from the last until they hold so many working days; null where nothing is known. */
export function usageWindow({ from, units }: DailyUsage, most: number): UsageWindow | null {
  const to = from + units.length
  const sorts = { weekday: { days: 0, units: 0 }, weekend: { days: 0, units: 0 } }
  let workingDays = 0
  let day = to
  while (day > from && workingDays < most) {
    day -= 1
    const used = units[day - from] ?? 0
    const sort = isWeekend(day) ? sorts.weekend : sorts.weekday
    sort.days += 1
    sort.units += used
    if (!isWeekend(day) || used > 0) workingDays += 1
  }
  if (workingDays === 0) return null
  return {
    from: day,
    to,
    workingDays,
    units: sorts.weekday.units + sorts.weekend.units,
    weekday: meanOf(sorts.weekday),
    weekend: meanOf(sorts.weekend),
  }
}

function meanOf({ days, units }: { readonly days: number; readonly units: Milliunits }): Milliunits {
  return days === 0 ? 0 : multiplyDivide(units, 1, days)
}

/** What a window lets expect of a day. */
export function expectedOn(window: UsageWindow, day: EpochDay): Milliunits {
  return isWeekend(day) ? window.weekend : window.weekday
}
