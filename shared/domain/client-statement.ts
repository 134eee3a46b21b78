import { multiplyDivide } from './exact.ts'
import type { Currency, Minor } from './money.ts'
import { toMoney } from './money.ts'
import type { MonthFigures, UsageMonth } from './statement.ts'
import type { Milliunits } from './units.ts'
import { formatUnits } from './units.ts'

/** A production as the studio's books know it. */
export interface KnownProduction {
  readonly name: string
  readonly code: string | null
}

/** Whom a statement is for, and which productions are theirs. */
export interface ClientScope {
  readonly client: string | null
  readonly productions: readonly KnownProduction[]
}

/** What becomes of the month's waste: left out, or shared out over all usage in proportion to its cost. */
export const WASTE_TREATMENTS = ['left-out', 'shared'] as const
export type WasteTreatment = (typeof WASTE_TREATMENTS)[number]

/**
 * What each production bears of an amount, in proportion to its cost. The shares are differences of rounded running sums, so that they
 * add up to the amount to the cent, and so do those of any grouping of productions; none is further than a minor unit from its part. Where
 * nothing cost anything nobody bears anything.
 * @param costs by production, in the order in which they are to be summed; none is negative
 */
export function shareOut<Key>(amount: Minor, costs: ReadonlyMap<Key, Minor>): Map<Key, Minor> {
  const total = [...costs.values()].reduce((sum, cost) => sum + cost, 0)
  const shares = new Map<Key, Minor>()
  let before = 0
  for (const [key, cost] of costs) {
    const after = before + cost
    shares.set(key, total === 0 ? 0 : multiplyDivide(amount, after, total) - multiplyDivide(amount, before, total))
    before = after
  }
  return shares
}

/** What every production of the month bears of its waste; null is usage of none. */
export function wasteShares({ lots, usage }: Pick<MonthFigures, 'lots' | 'usage'>): Map<string | null, Minor> {
  const costs = new Map<string | null, Minor>()
  const inOrder = [...usage].sort((a, b) => byName(a.production, b.production))
  for (const one of inOrder) costs.set(one.production, (costs.get(one.production) ?? 0) + one.cost + one.overageCost)
  return shareOut(
    lots.reduce((sum, lot) => sum + lot.expiredCost, 0),
    costs,
  )
}

interface Sums {
  readonly clips: number
  readonly failed: number
  readonly rejected: number
  /** Overage included: whoever it was made for does not care which lot paid. Null where several accounts paid, whose units are not added up. */
  readonly units: Milliunits | null
  readonly cost: Minor
}

/** The month's usage that a statement is of. */
function clientUsage({ usage }: Pick<MonthFigures, 'usage'>, { productions }: ClientScope): UsageMonth[] {
  const own = new Set(productions.map(({ name }) => name))
  return usage.filter(({ production }) => production !== null && own.has(production))
}

/**
 * A month for one client or production, in its JSON shape: nothing in it is of any other, and neither accounts, lots nor what packs cost
 * are. Units and cost include overage. What balances used up (R8) is of no production, and in no client's statement.
 */
export function clientStatementOf(figures: MonthFigures, scope: ClientScope, waste: WasteTreatment) {
  const { month, zone, currency, closed } = figures
  const shares = waste === 'shared' ? wasteShares(figures) : null
  const usage = clientUsage(figures, scope)
  const productions = scope.productions
    .toSorted((a, b) => byName(a.name, b.name))
    .map(({ name, code }) => ({
      production: name,
      code,
      ...figuresJson(
        sumOfUsage(usage.filter(({ production }) => production === name)),
        shares === null ? null : (shares.get(name) ?? 0),
        currency,
      ),
    }))
  const shared =
    shares === null ? null : productions.reduce((sum, { production: name }) => sum + (shares.get(name) ?? 0), 0)
  return {
    ...{ month, zone, currency, closed },
    client: scope.client,
    waste,
    byProduction: productions,
    byRenderKind: kindRows(usage, currency),
    totals: figuresJson(sumOfUsage(usage), shared, currency),
  }
}

function kindRows(usage: readonly UsageMonth[], currency: Currency) {
  const kinds = Map.groupBy(usage, ({ charge }) =>
    JSON.stringify([charge.model, charge.resolution, String(charge.seconds).padStart(6, '0')]),
  )
  return [...kinds]
    .sort(([a], [b]) => byName(a, b))
    .flatMap(([, rows]) => {
      const [first] = rows
      if (first === undefined) return []
      const { model, resolution, seconds } = first.charge
      const { cost, ...counts } = sumOfUsage(rows)
      return [{ model, resolution, seconds, ...countsJson(counts), cost: toMoney(cost, currency) }]
    })
}

function sumOfUsage(usage: readonly UsageMonth[]): Sums {
  const sum = (of: (one: UsageMonth) => number): number => usage.reduce((total, one) => total + of(one), 0)
  const unitsOf = ({ units, overageUnits }: UsageMonth): Milliunits => units + overageUnits
  const paying = new Set(usage.filter((one) => unitsOf(one) !== 0).map(({ account }) => account))
  return {
    clips: sum(({ clips }) => clips),
    failed: sum(({ failed }) => failed),
    rejected: sum(({ rejected }) => rejected),
    units: paying.size > 1 ? null : sum(unitsOf),
    cost: sum(({ cost, overageCost }) => cost + overageCost),
  }
}

function figuresJson({ cost, ...counts }: Sums, wasteShare: Minor | null, currency: Currency) {
  return {
    ...countsJson(counts),
    cost: toMoney(cost, currency),
    wasteShare: wasteShare === null ? null : toMoney(wasteShare, currency),
    total: toMoney(cost + (wasteShare ?? 0), currency),
  }
}

function countsJson({ clips, failed, rejected, units }: Omit<Sums, 'cost'>) {
  return { clips, failed, rejected, units: units === null ? null : formatUnits(units) }
}

/** By code unit, so that the order is the same on every machine; usage of no production last. */
function byName(a: string | null, b: string | null): number {
  if (a === b) return 0
  if (a === null) return 1
  if (b === null) return -1
  return a < b ? -1 : 1
}
