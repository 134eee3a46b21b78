import type { SpendJson } from '../../shared/api/spend.ts'

/** What a bar is made of: a production, all that stand for themselves no longer, or what balances used up. */
export interface SpendSeries {
  readonly key: string
  readonly label: string
  readonly kind: 'production' | 'rest' | 'reconciled'
  /** The production that the ledger can be asked for. */
  readonly production: string | null
}

/** A month of the chart; amounts as numbers, for their heights alone. */
export interface SpendPoint {
  readonly month: string
  readonly heights: Readonly<Record<string, number>>
}

/** The bars' parts from the ground up; the rest and the reconciled only where any month has some. */
export function seriesOf(spend: SpendJson): SpendSeries[] {
  const productions = spend.productions.map((production, index): SpendSeries => ({
    key: `p${index}`,
    label: production ?? 'No production',
    kind: 'production',
    production,
  }))
  const hasRest = spend.others > 0
  const hasReconciled = spend.months.some((one) => Number(one.reconciled.amount) !== 0)
  const others = spend.others === 1 ? '1 other' : `${spend.others} others`
  return [
    ...productions,
    ...(hasRest ? [{ key: 'rest', label: others, kind: 'rest', production: null } as const] : []),
    ...(hasReconciled
      ? [{ key: 'reconciled', label: 'Reconciled', kind: 'reconciled', production: null } as const]
      : []),
  ]
}

/** The chart's points, a month each. */
export function pointsOf(spend: SpendJson): SpendPoint[] {
  return spend.months.map((one) => ({
    month: one.month,
    heights: Object.fromEntries([
      ...one.byProduction.map((money, index) => [`p${index}`, Number(money.amount)]),
      ['rest', Number(one.rest.amount)],
      ['reconciled', Number(one.reconciled.amount)],
      ['wasted', Number(one.wasted.amount)],
      ...(one.unitCost === null ? [] : [['unitCost', Number(one.unitCost.amount)]]),
    ] as [string, number][]),
  }))
}

/** What a part of a month's bar comes to, as the studio said it. */
export function amountOf(month: SpendJson['months'][number], series: SpendSeries) {
  if (series.kind === 'rest') return month.rest
  if (series.kind === 'reconciled') return month.reconciled
  return month.byProduction[Number(series.key.slice(1))] ?? null
}

/** Whether the charts have anything to show: a month in which something was paid, consumed or wasted. */
export function hasSpend(spend: SpendJson): boolean {
  return spend.months.some(
    (one) => Number(one.consumed.amount) !== 0 || Number(one.wasted.amount) !== 0 || Number(one.spent.amount) !== 0,
  )
}

/** The month that consumed the most; null where none consumed anything. */
export function costliest(spend: SpendJson): SpendJson['months'][number] | null {
  const [first] = spend.months.toSorted((a, b) => Number(b.consumed.amount) - Number(a.consumed.amount))
  return first === undefined || Number(first.consumed.amount) <= 0 ? null : first
}
