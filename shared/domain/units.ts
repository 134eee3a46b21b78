import { formatDecimal, parseDecimal } from './decimal.ts'

/** Thousandths of a unit, always an integer: 0.7 units is 700. */
export type Milliunits = number

export const MILLIUNITS_PER_UNIT = 1000

/** Reads units such as "3760" or "0.7": at most three decimals, signed. */
export function parseUnits(text: string, field = 'units'): Milliunits {
  return parseDecimal(text, 3, field)
}

/** Writes units without trailing zeros or exponent: "3760", "0.7", "-2.1". */
export function formatUnits(units: Milliunits): string {
  return formatDecimal(units, 3, 0)
}
