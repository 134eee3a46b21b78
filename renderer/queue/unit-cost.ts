import { NOTHING, UNIT_COST_DIGITS } from '../ui/format.ts'

const formats = new Map<string, Intl.NumberFormat>()

/** What a unit costs, with four decimals, so that figures under each other align. */
export function unitCostText(cost: { readonly amount: string; readonly currency: string } | null | undefined): string {
  if (cost === null || cost === undefined) return NOTHING
  let format = formats.get(cost.currency)
  if (format === undefined) {
    const digits = { minimumFractionDigits: UNIT_COST_DIGITS, maximumFractionDigits: UNIT_COST_DIGITS }
    format = new Intl.NumberFormat(undefined, { style: 'currency', currency: cost.currency, ...digits })
    formats.set(cost.currency, format)
  }
  return format.format(cost.amount as Intl.StringNumericLiteral)
}
