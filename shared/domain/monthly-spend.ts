import type { Month } from './calendar.ts'
import type { Currency, Minor, Money } from './money.ts'
import { quotient, toMoney } from './money.ts'
import { sumOf } from './sum.ts'
import type { Milliunits } from './units.ts'
import { MILLIUNITS_PER_UNIT } from './units.ts'

/** A month's usage of a production over all accounts; null is usage of none. */
export interface ProductionSpend {
  readonly production: string | null
  /** Used, overage included. */
  readonly units: Milliunits
  /** What the units drawn from lots cost (R7). */
  readonly cost: Minor
  /** What the overage cost (R5). */
  readonly overage: Minor
}

/** What a month's spend is made of. */
export interface MonthSpend {
  readonly month: Month
  /** Prices of the lots that were bought. */
  readonly purchased: Minor
  /** What balances used up (R8); negative where they put units back. */
  readonly adjusted: Minor
  /** What expired. */
  readonly wasted: Minor
  readonly productions: readonly ProductionSpend[]
}

/** How many productions may be told apart in a chart. */
export const MOST_SERIES = 10

/**
 * Spend over some months, in its JSON shape: the productions that consumed the most over all of them, each by itself, and the rest of
 * each month together. A month's productions, rest and reconciled add up to what it consumed, which is what its statement says.
 * @param top how many productions stand for themselves
 */
export function spendOf(months: readonly MonthSpend[], currency: Currency, top: number) {
  const ranked = rankedProductions(months)
  const shown = ranked.slice(0, top)
  return {
    currency,
    productions: shown,
    /** How many productions the rest is made of, usage of none counted as one. */
    others: ranked.length - shown.length,
    months: months.map((month) => monthJson(month, shown, currency)),
  }
}

/** The productions with the most consumed first; of equals by name, usage of none last. */
function rankedProductions(months: readonly MonthSpend[]): (string | null)[] {
  const totals = new Map<string | null, Minor>()
  for (const { productions } of months) {
    for (const one of productions) totals.set(one.production, (totals.get(one.production) ?? 0) + consumedBy(one))
  }
  return [...totals].sort((a, b) => b[1] - a[1] || byName(a[0], b[0])).map(([production]) => production)
}

/** By code unit, so that the order is the same on every machine. */
function byName(a: string | null, b: string | null): number {
  if (a === b) return 0
  if (a === null || b === null) return a === null ? 1 : -1
  return a < b ? -1 : 1
}

function consumedBy({ cost, overage }: ProductionSpend): Minor {
  return cost + overage
}

function monthJson(spend: MonthSpend, shown: readonly (string | null)[], currency: Currency) {
  const { month, purchased, adjusted, wasted, productions } = spend
  const own = new Map(productions.map((one) => [one.production, consumedBy(one)]))
  const used = sumOf(productions, consumedBy)
  const consumed = used + adjusted
  const named = shown.map((production) => own.get(production) ?? 0)
  const units = sumOf(productions, (one) => one.units)
  return {
    month,
    spent: toMoney(purchased + sumOf(productions, (one) => one.overage), currency),
    consumed: toMoney(consumed, currency),
    wasted: toMoney(wasted, currency),
    unitCost: quotient(consumed + wasted, units, MILLIUNITS_PER_UNIT, currency) satisfies Money | null,
    /** In the order of the productions above. */
    byProduction: named.map((minor) => toMoney(minor, currency)),
    rest: toMoney(used - named.reduce((total, one) => total + one, 0), currency),
    reconciled: toMoney(adjusted, currency),
  }
}
