import type { Instant } from './calendar.ts'
import { multiplyDivide } from './exact.ts'
import type { LotId } from './journal.ts'
import type { Minor } from './money.ts'
import type { Milliunits } from './units.ts'

/** One purchased pack, or what a balance found beyond every purchase (R8), as it stands at some instant of the fold. */
export interface Lot {
  readonly id: LotId
  readonly account: string
  /** The pack on its rate card; null for a lot that a balance made. */
  readonly pack: string | null
  readonly purchasedAt: Instant
  readonly units: Milliunits
  readonly price: Minor
  /** Moves when an amend says so (R9). */
  expiresAt: Instant
  /** Units drawn, adjusted or forfeited so far. */
  consumed: Milliunits
}

/** What an account's usage draws first: the lot that expires first, or the one bought first (R2). */
export const DRAWING_ORDERS = ['expiry', 'purchase'] as const

export type DrawingOrder = (typeof DRAWING_ORDERS)[number]

export function remaining(lot: Lot): Milliunits {
  return lot.units - lot.consumed
}

/** The part of the lot's price that `consumed` units carry, half away from zero (R7). */
function costUpTo(lot: Lot, consumed: Milliunits): Minor {
  return lot.units === 0 ? 0 : multiplyDivide(lot.price, consumed, lot.units)
}

/** What the units left cost: the price less what the consumed units carried. */
export function bookValue(lot: Lot): Minor {
  return bookValueAt(lot, lot.consumed)
}

/** What the lot's units cost that are left once so many are consumed. */
export function bookValueAt(lot: Lot, consumed: Milliunits): Minor {
  return lot.price - costUpTo(lot, consumed)
}

/**
 * Moves the lot's consumed units by `units` (negative puts back) and answers their cost: the difference of two rounded
 * shares of the price, so that a lot's costs always add up to its price (R7).
 */
export function consume(lot: Lot, units: Milliunits): Minor {
  const before = costUpTo(lot, lot.consumed)
  lot.consumed += units
  return costUpTo(lot, lot.consumed) - before
}

/** R2's order; the same for every run, whatever order the lots arrived in. */
export function compareLots(order: DrawingOrder): (a: Lot, b: Lot) => number {
  const byId = (a: Lot, b: Lot): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  if (order === 'purchase') {
    return (a, b) => a.purchasedAt - b.purchasedAt || a.expiresAt - b.expiresAt || byId(a, b)
  }
  return (a, b) => a.expiresAt - b.expiresAt || a.purchasedAt - b.purchasedAt || byId(a, b)
}
