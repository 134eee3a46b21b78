import type { SpendJson } from '../../shared/api/spend.ts'

/** A month of the chart; amounts as numbers, for their heights alone. */
export interface SpendPoint {
  readonly month: string
  readonly heights: Readonly<Record<string, number>>
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
