import type { EpochDay } from './calendar.ts'
import { multiplyDivide } from './exact.ts'
import type { Random } from './random.ts'
import { integerBetween, seededRandom } from './random.ts'
import { remembering } from './remembering.ts'
import type { Milliunits } from './units.ts'
import type { DailyUsage, UsageWindow } from './usage-rate.ts'

/** How far back the day-to-day variation is looked at: a quarter of a year. */
export const VARIATION_WEEKS = 13

/** With fewer whole weeks there is no telling how one differs from the next. */
export const LEAST_WEEKS = 3

/** How many futures a band is made of. */
export const FUTURES = 400

const DAYS = 7

/**
 * A take of today changes no future, since today is not over: what a screen asked for before the take it asks for after it. That is
 * one projection and its three past forecasts, of some accounts.
 */
const MOST_REMEMBERED = 24

/** Units, a day each. */
export type Future = readonly Milliunits[]

/**
 * Possible usage of so many days from `first` on: each future a list of units, a day each. A future is made of the account's own
 * weeks, drawn at random and whole, so that weekends, idle days and busy weeks come as they came. How far a run rate is off is part
 * of it: what the window would have held is drawn from the same weeks, and the future scaled as the real window is to it.
 * The same input gives the same futures. Empty where the usage has fewer than three whole weeks, or the window nothing.
 * @param window the days that the run rate is the mean of
 * @param seed the same seed, the same futures
 */
export const usageFutures = remembering(makeFutures, keyOfFutures, MOST_REMEMBERED)

function keyOfFutures(usage: DailyUsage, window: UsageWindow, first: EpochDay, days: number, seed: number): string {
  return JSON.stringify([usage.from, usage.units, window.from, window.to, window.units, first, days, seed])
}

function makeFutures(
  usage: DailyUsage,
  window: UsageWindow,
  first: EpochDay,
  days: number,
  seed: number,
): readonly Future[] {
  const weeks = Math.min(VARIATION_WEEKS, Math.floor(usage.units.length / DAYS))
  if (weeks < LEAST_WEEKS || window.units === 0) return []
  const random = seededRandom(seed)
  const draw = weekDrawer(usage, weeks, random)
  const futures = Array.from({ length: FUTURES }, () => {
    const before = sum(draw(window.from, window.to - window.from))
    const after = draw(first, days)
    // A window in which nothing was used tells nothing of the scale.
    return before === 0 ? after : after.map((units) => multiplyDivide(units, window.units, before))
  })
  return spread(futures, weeks)
}

/** The 90th percentile of Student's t for 2 to 12 degrees of freedom, in thousandths; the normal distribution's is 1282. */
const STUDENT = [1886, 1638, 1533, 1476, 1440, 1415, 1397, 1383, 1372, 1363, 1356]
const NORMAL = 1282

/**
 * So few weeks vary less among themselves than the weeks to come around them: what a future is off the mean of all is enlarged as
 * the prediction interval of a sample of that size is (√(n ÷ (n − 1)) × t ÷ z).
 */
function spread(futures: readonly Future[], weeks: number): Future[] {
  const totals = futures.map(sum)
  const mean = Math.round(sum(totals) / totals.length)
  const factor = Math.sqrt(weeks / (weeks - 1)) * ((STUDENT[weeks - LEAST_WEEKS] ?? NORMAL) / NORMAL)
  return futures.map((future, index) => {
    const total = totals[index] ?? 0
    const wanted = Math.max(0, Math.round(mean + (total - mean) * factor))
    return total === 0 ? future : future.map((units) => multiplyDivide(units, wanted, total))
  })
}

/** Draws a run of days out of the last weeks, week by week, each day from a day of its own weekday. */
function weekDrawer({ from, units }: DailyUsage, weeks: number, random: Random) {
  const to = from + units.length
  return (first: EpochDay, days: number): Milliunits[] => {
    const drawn: Milliunits[] = []
    let back = 0
    for (let index = 0; index < days; index += 1) {
      if (index % DAYS === 0) back = integerBetween(random, 1, weeks)
      const weekday = (((first + index - to) % DAYS) + DAYS) % DAYS
      drawn.push(units[to - from - back * DAYS + weekday] ?? 0)
    }
    return drawn
  }
}

function sum(units: readonly Milliunits[]): Milliunits {
  return units.reduce((all, one) => all + one, 0)
}
