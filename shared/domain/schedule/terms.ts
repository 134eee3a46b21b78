import { currencyDigits } from '../money.ts'
import { invalid } from '../refusal.ts'
import type { SearchDay } from './days.ts'
import { firstNotBefore, searchDays } from './days.ts'
import type { ScheduledPack, ScheduleProblem } from './problem.ts'
import { demandDays } from './replay.ts'
import type { Stock } from './stock.ts'
import { addToStock, NO_STOCK } from './stock.ts'
import { MILLIUNITS_PER_UNIT } from '../units.ts'

/** A pack in the search's terms. */
export interface SearchPack {
  readonly pack: ScheduledPack
  readonly price: number
  readonly units: number
}

/**
 * A problem in whole numbers as small as they can be: units divided by their greatest common divisor, and so is money, of which a
 * unit is a thousandth of a millionth of the currency. All sums of costs are safe integers, so costs compare exactly.
 */
export interface SearchTerms {
  readonly days: readonly SearchDay[]
  /** Packs by validity: those of one validity that are bought on the same day are one pool. */
  readonly validities: readonly (readonly SearchPack[])[]
  /** The lots on hand. */
  readonly stock: Stock
  /** What a unit costs that no lot covers; Infinity where every unit must be covered. */
  readonly overflow: number
  /** What may be spent in a month; Infinity where there is no limit. */
  readonly budget: number
  /** Milliunits in a unit of the search. */
  readonly unitScale: number
  /** A cost of the search in minor units is cost × times / per. */
  readonly minorCost: { readonly times: number; readonly per: number }
}

/** Puts a problem into the search's terms; refuses one whose sums could not be counted exactly. */
export function searchTerms(problem: ScheduleProblem): SearchTerms {
  const demand = new Map(demandDays(problem).map(({ day, units }) => [day, units]))
  const unitScale = greatestDivisor([
    ...demand.values(),
    ...problem.packs.map(({ units }) => units),
    ...problem.lots.map(({ units }) => units),
  ])
  const perMinor = 10 ** (6 - currencyDigits(problem.currency)) * MILLIUNITS_PER_UNIT
  const overflow = problem.overflowPrice === null ? null : problem.overflowPrice * unitScale
  const prices = problem.packs.map(({ price }) => exact(BigInt(price) * BigInt(perMinor)))
  const limits = problem.monthlyBudget === null ? [] : [exact(BigInt(problem.monthlyBudget) * BigInt(perMinor))]
  const costScale = greatestDivisor([...prices, ...(overflow === null ? [] : [overflow]), ...limits])
  const validities = byValidity(problem.packs, (pack, index) => ({
    pack,
    price: (prices[index] ?? 0) / costScale,
    units: pack.units / unitScale,
  }))
  const days = searchDays(problem, demand, unitScale)
  const [limit] = limits
  const terms = {
    days,
    validities,
    stock: stockOnHand(problem, days, unitScale),
    overflow: overflow === null ? Infinity : overflow / costScale,
    budget: limit === undefined ? Infinity : limit / costScale,
    unitScale,
    minorCost: { times: costScale, per: perMinor },
  }
  refuseUncountable(terms)
  return terms
}

/** No search adds up more than all of the demand at pay-as-you-go, and on each day the dearest way of covering what is left. */
function refuseUncountable({ days, validities, overflow }: SearchTerms): void {
  const units = days.reduce((sum, day) => sum + BigInt(day.units), 0n)
  const packs = validities.flat()
  const dearest = packs.reduce((sum, { price, units: each }) => sum + BigInt(price) * (units / BigInt(each) + 1n), 0n)
  exact(dearest + (overflow === Infinity ? 0n : units * BigInt(overflow)))
}

function exact(value: bigint): number {
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw invalid('the amounts are too large to be counted exactly')
  return Number(value)
}

function greatestDivisor(values: readonly number[]): number {
  const all = values.reduce((a, b) => {
    while (b !== 0) [a, b] = [b, a % b]
    return a
  }, 0)
  return Math.max(1, all)
}

function stockOnHand({ lots }: ScheduleProblem, days: readonly SearchDay[], unitScale: number): Stock {
  return lots.reduce((stock, { units, expires }) => {
    const end = firstNotBefore(days, expires)
    return end === 0 || units <= 0 ? stock : addToStock(stock, end, units / unitScale)
  }, NO_STOCK)
}

/** The packs in groups of one validity each, in the order in which a validity first occurs. */
function byValidity(
  packs: readonly ScheduledPack[],
  term: (pack: ScheduledPack, index: number) => SearchPack,
): SearchPack[][] {
  const groups = new Map<string, SearchPack[]>()
  for (const [index, pack] of packs.entries()) {
    const key = JSON.stringify(pack.validity)
    groups.set(key, [...(groups.get(key) ?? []), term(pack, index)])
  }
  return [...groups.values()]
}
