import type { EpochDay, Validity } from '../calendar.ts'
import { addValidityToDay, monthDays, monthOfDay, shiftMonth } from '../calendar.ts'
import type { Milliunits } from '../units.ts'
import type { ScheduleProblem } from './problem.ts'

/** A day on which something is drawn or may be bought. */
export interface SearchDay {
  readonly day: EpochDay
  /** What is drawn, in units of the search; 0 on a day that is there for its purchases alone. */
  readonly units: number
  /** The calendar month ("2026-10"), to know when the next month's budget begins. */
  readonly month: string
  readonly mayBuy: boolean
  /** Whether packs may be bought here that are first drawn later: the last day on which this month's budget can be used. */
  readonly mayStore: boolean
  /** For each validity, the index of the first search day that a pack bought here no longer covers. */
  readonly ends: readonly number[]
}

/**
 * The days that a search has to look at. A pack is best bought on the day on which it is first drawn: bought later it covers that
 * day and all that follow as well, and lasts longer. Only a monthly budget can be a reason to buy in an earlier month: then, for
 * the same reason, on that month's last day.
 * @param demand units by day, in milliunits
 */
export function searchDays(
  problem: ScheduleProblem,
  demand: ReadonlyMap<EpochDay, Milliunits>,
  unitScale: number,
): SearchDay[] {
  const demandDays = [...demand.keys()].toSorted((a, b) => a - b)
  const stores = new Set(storingDays(problem, demandDays))
  const days = [...new Set([...demandDays, ...stores])].toSorted((a, b) => a - b)
  const validities = validitiesOf(problem)
  const ends = days.map((day) => validities.map((validity) => firstAt(days, addValidityToDay(day, validity))))
  return days.map((day, index) => ({
    day,
    units: (demand.get(day) ?? 0) / unitScale,
    month: monthOfDay(day),
    mayBuy: problem.earliest === null || day >= problem.earliest,
    mayStore: stores.has(day),
    ends: ends[index] ?? [],
  }))
}

/** The validities of the packs, each once, in the order in which they first occur. */
function validitiesOf({ packs }: Pick<ScheduleProblem, 'packs'>): Validity[] {
  return [...new Map(packs.map(({ validity }) => [JSON.stringify(validity), validity])).values()]
}

/** The last days of the months in which a pack can be bought for a later one. */
function storingDays({ monthlyBudget, earliest }: ScheduleProblem, demandDays: readonly EpochDay[]): EpochDay[] {
  const [first, last] = [demandDays[0], demandDays.at(-1)]
  if (monthlyBudget === null || first === undefined || last === undefined) return []
  const days: EpochDay[] = []
  let month = monthOfDay(earliest ?? first)
  while (monthDays(month).to <= last) {
    days.push(monthDays(month).to - 1)
    month = shiftMonth(month, 1)
  }
  return days
}

/** The index of the first search day at or after a day; their number where there is none. */
export function firstNotBefore(days: readonly SearchDay[], day: EpochDay): number {
  return firstAt(
    days.map((each) => each.day),
    day,
  )
}

function firstAt(days: readonly EpochDay[], day: EpochDay): number {
  const index = days.findIndex((each) => each >= day)
  return index === -1 ? days.length : index
}
