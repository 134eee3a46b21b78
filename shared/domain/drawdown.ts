import type { Instant } from './calendar.ts'
import { multiplyDivide } from './exact.ts'
import type { DrawingOrder, Lot } from './lot.ts'
import { bookValueAt, compareLots, remaining } from './lot.ts'
import type { Minor } from './money.ts'
import type { Milliunits } from './units.ts'

/** A day to come, or the rest of today. */
export interface DayAhead {
  readonly from: Instant
  /** Excluded: the start of the next. */
  readonly to: Instant
  readonly units: Milliunits
}

/** What is left on either side of an expiry: the same where nothing is forfeited. */
export interface Cliff {
  readonly at: Instant
  readonly before: Milliunits
  readonly after: Milliunits
}

/** What becomes of the lots of an account when units are used day by day. */
export interface Drawdown {
  /** What is left at the end of each day. */
  readonly left: readonly Milliunits[]
  /** What is left just before and just after each lot's expiry within the days, in the order of the expiries. */
  readonly cliffs: readonly Cliff[]
  /** By expiry; what is forfeited at it (R3), and what that cost (R7). */
  readonly unused: readonly { readonly lot: Lot; readonly units: Milliunits; readonly value: Minor }[]
  /** The end of the part of a day in which the last unit is used or expires; null where something is left at the end. */
  readonly emptyAt: Instant | null
  /** Whether the last unit is used, not forfeited. */
  readonly isUsedUp: boolean
}

interface Held {
  readonly lot: Lot
  left: Milliunits
}

/**
 * Draws an account's lots in the order of R2. The units of a day are used evenly over it, so a lot that expires within it is drawn
 * up to its expiry and never at it.
 * @param lots those that are active at the start of the first day
 */
export function drawDown(lots: readonly Lot[], days: readonly DayAhead[], order: DrawingOrder = 'expiry'): Drawdown {
  const held = lots
    .filter((lot) => remaining(lot) > 0)
    .sort(compareLots(order))
    .map((lot): Held => ({ lot, left: remaining(lot) }))
  const expiries = [...held].sort((a, b) => a.lot.expiresAt - b.lot.expiresAt)
  const unused: { lot: Lot; units: Milliunits; value: Minor }[] = []
  const left: Milliunits[] = []
  const cliffs: Cliff[] = []
  let total = held.reduce((sum, one) => sum + one.left, 0)
  let emptyAt: Instant | null = null
  let isUsedUp = false
  let next = 0
  for (const day of days) {
    let used = 0
    const useUntil = (at: Instant): void => {
      const due = multiplyDivide(day.units, at - day.from, day.to - day.from)
      total -= take(held, due - used)
      used = due
      if (total > 0 || emptyAt !== null) return
      emptyAt = at
      isUsedUp = true
    }
    for (let one = expiries[next]; one !== undefined && one.lot.expiresAt <= day.to; one = expiries[next]) {
      next += 1
      if (total > 0) useUntil(one.lot.expiresAt)
      cliffs.push({ at: one.lot.expiresAt, before: total, after: total - one.left })
      if (one.left === 0) continue
      unused.push({ lot: one.lot, units: one.left, value: bookValueAt(one.lot, one.lot.units - one.left) })
      total -= one.left
      one.left = 0
      if (total === 0) emptyAt ??= one.lot.expiresAt
    }
    if (total > 0) useUntil(day.to)
    left.push(total)
  }
  return { left, cliffs, unused, emptyAt, isUsedUp }
}

/** Takes units from the lots in their order; answers how many there were to take. */
function take(held: readonly Held[], wanted: Milliunits): Milliunits {
  let open = wanted
  for (const one of held) {
    if (open === 0) break
    const taken = Math.min(one.left, open)
    one.left -= taken
    open -= taken
  }
  return wanted - open
}
