import type { Instant } from '../calendar.ts'
import { formatInstant } from '../calendar.ts'
import { formatDecimal } from '../decimal.ts'
import type { MicroPrice } from '../money.ts'

/** A row by column name; a column that is left out is null. */
export type FocusRow = Readonly<Record<string, string | null>>

const SECOND = 1000

/** FOCUS has its instants in UTC to the second; what is below one is left out. */
export function focusInstant(at: Instant): string {
  return formatInstant(Math.floor(at / SECOND) * SECOND)
}

/** A period that begins at an instant and is not empty: FOCUS excludes its end, so it ends a second after. */
export function focusMoment(at: Instant): { readonly start: string; readonly end: string } {
  return { start: focusInstant(at), end: focusInstant(at + SECOND) }
}

const PRICE_PLACES = 6

/**
 * A price times a quantity, in full: FOCUS wants cost = unit price × quantity, so nothing is rounded.
 * @param places how many decimals the integer quantity counts
 */
export function productOf(price: MicroPrice, quantity: number, places: number): string {
  const product = price * quantity
  const exact = Number.isSafeInteger(product) ? product : BigInt(price) * BigInt(quantity)
  return formatDecimal(exact, PRICE_PLACES + places, 0)
}
