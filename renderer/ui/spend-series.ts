import type { SpendJson } from '../../shared/api/spend.ts'

type SpendMonth = SpendJson['months'][number]

/** What a month's bar is made of: a production, all that stand for themselves no longer, or what balances used up. */
export interface SpendSeries {
  readonly key: string
  readonly label: string
  readonly kind: 'production' | 'rest' | 'reconciled'
  /** The production that the ledger can be asked for. */
  readonly production: string | null
}

/** The bars' parts from the ground up: the productions, then the others together where there are any, and what balances used up where any month has some. */
export function seriesOf({ productions, others, months }: SpendJson): SpendSeries[] {
  const own = productions.map((production, index): SpendSeries => ({
    key: `p${index}`,
    label: production ?? 'No production',
    kind: 'production',
    production,
  }))
  const label = others === 1 ? '1 other' : `${others} others`
  const rest: SpendSeries = { key: 'rest', label, kind: 'rest', production: null }
  const reconciled: SpendSeries = { key: 'reconciled', label: 'Reconciled', kind: 'reconciled', production: null }
  const isReconciled = months.some((month) => heightOf(month, reconciled) !== 0)
  return [...own, ...(others > 0 ? [rest] : []), ...(isReconciled ? [reconciled] : [])]
}

/** What a part of a month's bar comes to, as the studio said it. */
export function amountOf(month: SpendMonth, { kind, key }: SpendSeries): SpendMonth['rest'] | null {
  if (kind === 'rest') return month.rest
  if (kind === 'reconciled') return month.reconciled
  return month.byProduction[Number(key.slice(1))] ?? null
}

/** The amount as a number, for the height of a bar alone. */
export function heightOf(month: SpendMonth, series: SpendSeries): number {
  return Number(amountOf(month, series)?.amount ?? 0)
}
