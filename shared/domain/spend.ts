import type { Minor } from './money.ts'

/** What takes of a production came to, of one account. */
interface Use {
  readonly production: string | null
  /** Of the units drawn from lots (R7). */
  readonly cost: Minor
  /** Of the units that no lot covered (R5). */
  readonly overageCost: Minor
}

/** What was consumed in the month that is running, and in the one before. */
export interface TwoMonths {
  readonly thisMonth: Minor
  readonly lastMonth: Minor
}

export interface ProductionSpend {
  readonly total: TwoMonths
  /** The costliest first: by this month, then by the last, then by name; takes of no production have none. */
  readonly productions: readonly (TwoMonths & { readonly production: string | null })[]
  /** The productions beyond those, as one; null where there are none. */
  readonly others: (TwoMonths & { readonly productions: number }) | null
  /** The greatest figure of a production that is shown. */
  readonly greatest: Minor
}

/** How many productions stand for themselves. */
const SHOWN = 6

/** Two months' spend by production, over all accounts. */
export function spendByProduction(thisMonth: readonly Use[], lastMonth: readonly Use[]): ProductionSpend {
  const [current, before] = [byProduction(thisMonth), byProduction(lastMonth)]
  const all = [...new Set([...current.keys(), ...before.keys()])]
    .map((production) => ({
      production,
      thisMonth: current.get(production) ?? 0,
      lastMonth: before.get(production) ?? 0,
    }))
    .sort((a, b) => b.thisMonth - a.thisMonth || b.lastMonth - a.lastMonth || byName(a.production, b.production))
  const productions = all.slice(0, SHOWN)
  const rest = all.slice(SHOWN)
  return {
    total: together(all),
    productions,
    others: rest.length === 0 ? null : { productions: rest.length, ...together(rest) },
    greatest: productions.reduce((most, one) => Math.max(most, one.thisMonth, one.lastMonth), 0),
  }
}

function byProduction(use: readonly Use[]): Map<string | null, Minor> {
  const sums = new Map<string | null, Minor>()
  for (const { production, cost, overageCost } of use) {
    sums.set(production, (sums.get(production) ?? 0) + cost + overageCost)
  }
  return sums
}

function together(all: readonly TwoMonths[]): TwoMonths {
  return {
    thisMonth: all.reduce((sum, one) => sum + one.thisMonth, 0),
    lastMonth: all.reduce((sum, one) => sum + one.lastMonth, 0),
  }
}

/** By code unit; takes of no production come last. */
function byName(a: string | null, b: string | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
  return a < b ? -1 : a > b ? 1 : 0
}
