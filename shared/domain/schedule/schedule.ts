import { formatDay } from '../calendar.ts'
import { formatDecimal } from '../decimal.ts'
import { multiplyDivide } from '../exact.ts'
import type { Minor } from '../money.ts'
import { formatAmount } from '../money.ts'
import type { Refusal } from '../refusal.ts'
import { invalid } from '../refusal.ts'
import { biggestPackHabit } from './habit.ts'
import type { Label } from './label.ts'
import { searchInPasses } from './passes.ts'
import { postponed } from './postpone.ts'
import type { Purchase, ScheduleProblem } from './problem.ts'
import type { StudyControl } from '../study-control.ts'
import type { Plan } from './replay.ts'
import { replayPurchases } from './replay.ts'
import type { Stuck } from './search.ts'
import type { SearchTerms } from './terms.ts'
import { searchTerms } from './terms.ts'
import { formatUnits } from '../units.ts'

export interface Schedule {
  readonly plan: Plan
  /** No plan costs less. */
  readonly lowerBound: Minor
  /** What the plan costs more than the bound, as a share of its cost: a decimal text of at most six decimals, rounded up. */
  readonly gap: string
  /** Whether no plan is cheaper, to the minor unit. */
  readonly proven: boolean
  /** The cheapest plan known that buys other packs or other numbers of them; null where there is none. */
  readonly runnerUp: Plan | null
  /** What always buying the biggest pack costs; null where there is no pack. */
  readonly habit: Plan | null
}

const SHARE_PLACES = 6

/**
 * The cheapest purchases for dated demand. Passes over the days, each wider than the one before, until nothing is left out or
 * the time is over; a stopped one answers the best found so far, with the bound that is proven so far. The same problem gives
 * the same answer but for what the time does not allow. Refuses (`invalid_input`) demand that cannot be covered
 * where every unit must be, with the first day that fails.
 * @param timeLimit milliseconds
 */
export function schedulePurchases(problem: ScheduleProblem, timeLimit: number, control: StudyControl): Schedule {
  const terms = searchTerms(problem)
  const { best, second, leftOut, stuck } = searchInPasses(terms, timeLimit, control)
  if (best === null) throw cannotBeMet(problem, terms, stuck, timeLimit)
  const planOf = (label: Label): Plan => replayPurchases(problem, postponed(problem, purchasesOf(label, terms)))
  const plan = planOf(best)
  const lowerBound = Math.min(plan.cost, leftOut === Infinity ? plan.cost : minorCost(Math.floor(leftOut), terms))
  return {
    plan,
    lowerBound,
    gap: shareRoundedUp(plan.cost - lowerBound, plan.cost),
    proven: lowerBound === plan.cost,
    runnerUp: second === null ? null : planOf(second),
    habit: biggestPackHabit(problem),
  }
}

function minorCost(cost: number, { minorCost: { times, per } }: SearchTerms): Minor {
  return multiplyDivide(cost, times, per)
}

/** Rounded up, so that only a gap of nothing is written as nothing. */
function shareRoundedUp(part: Minor, whole: Minor): string {
  if (part === 0) return '0'
  const share = (BigInt(part) * 10n ** BigInt(SHARE_PLACES) + BigInt(whole) - 1n) / BigInt(whole)
  return formatDecimal(Number(share), SHARE_PLACES, 0)
}

/** The purchases of a label, by day, and of a day in the order of the packs. */
function purchasesOf({ bought }: Label, { days, validities }: SearchTerms): Purchase[] {
  const purchases: Purchase[] = []
  for (let each = bought; each !== null; each = each.before) {
    const { validity, pool } = each
    const day = days[each.day]?.day
    for (const [index, count] of pool.counts.entries()) {
      const pack = validities[validity]?.[index]?.pack.id
      if (count > 0 && day !== undefined && pack !== undefined) purchases.push({ day, pack, count })
    }
  }
  return purchases.toSorted((a, b) => a.day - b.day)
}

/** Says which day first cannot be covered, and what it lacks. */
function cannotBeMet(problem: ScheduleProblem, terms: SearchTerms, stuck: Stuck | null, timeLimit: number): Refusal {
  if (stuck === null) {
    return invalid(
      `no plan was found within ${timeLimit / 1000} s; allow more time, a larger budget or pay-as-you-go`,
      {
        field: 'timeLimit',
      },
    )
  }
  const day = terms.days[stuck.day]
  if (day === undefined) throw new Error(`there is no search day ${stuck.day}`)
  const missing = formatUnits(stuck.units * terms.unitScale)
  return invalid(
    `demand: on ${formatDay(day.day)} ${missing} of ${formatUnits(day.units * terms.unitScale)} units cannot be covered, since ${reasonOf(problem, day.mayBuy)} and pay-as-you-go is not allowed`,
    { field: 'demand', day: formatDay(day.day), missingUnits: missing },
  )
}

function reasonOf({ packs, earliest, monthlyBudget, currency }: ScheduleProblem, mayBuy: boolean): string {
  if (packs.length === 0) return 'there is no pack to buy'
  if (!mayBuy && earliest !== null) return `nothing can be bought before ${formatDay(earliest)}`
  if (monthlyBudget !== null)
    return `packs may cost ${formatAmount(monthlyBudget, currency)} ${currency} a month at most`
  return 'no pack covers that day'
}
