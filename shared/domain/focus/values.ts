import type { Instant } from '../calendar.ts'
import { formatInstant } from '../calendar.ts'
import { formatDecimal } from '../decimal.ts'
import type { MicroPrice } from '../money.ts'

/** A row by column name; a column that is left out is null. */
export type FocusRow = Readonly<Record<string, string | null>>

/**
 * A charge's row in two parts: what it has in common with charges that are alike, which is then the same object, and what is its
 * own. A column that `own` does not name is as the common part has it. So a month's writer puts each kind of row together once.
 */
export interface FocusCharge {
  readonly shared: FocusRow
  readonly own: FocusRow
}

/** The columns that a charge may have of its own. */
export const OWN_COLUMNS: ReadonlySet<string> = new Set([
  'ChargePeriodStart',
  'ChargePeriodEnd',
  'ResourceId',
  'ResourceName',
  'Tags',
  'x_EntryId',
  'x_TaskId',
])

/** A charge as one row. */
export function wholeRow({ shared, own }: FocusCharge): FocusRow {
  return { ...shared, ...own }
}

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
