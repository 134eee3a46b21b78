import type { EpochDay, Instant } from './calendar.ts'
import { multiplyDivide } from './exact.ts'
import type { LotId } from './journal.ts'
import type { Milliunits } from './units.ts'

/** What a lot held at the end of a day on which it moved. */
export interface LotDay {
  readonly lot: LotId
  readonly day: EpochDay
  readonly remaining: Milliunits
}

/** What was left at the end of a day, by lot; lots with nothing left are not listed. */
export interface BurnDownPoint {
  readonly day: EpochDay
  readonly units: Milliunits
  readonly lots: readonly { readonly lot: LotId; readonly units: Milliunits }[]
}

/**
 * The burn-down of one account: a point for each day from `from` to `to`, both included. A lot holds between two movements
 * what the earlier one left.
 * @param lots in the order in which the points list them
 * @param movements by day; those before `from` say what was there at its start
 */
export function burnDown(
  lots: readonly LotId[],
  movements: readonly LotDay[],
  from: EpochDay,
  to: EpochDay,
): BurnDownPoint[] {
  const left = new Map<LotId, Milliunits>(lots.map((lot) => [lot, 0]))
  const points: BurnDownPoint[] = []
  let next = 0
  for (let day = from; day <= to; day += 1) {
    for (let move = movements[next]; move !== undefined && move.day <= day; move = movements[next]) {
      left.set(move.lot, move.remaining)
      next += 1
    }
    points.push(pointOf(day, left))
  }
  return points
}

function pointOf(day: EpochDay, left: ReadonlyMap<LotId, Milliunits>): BurnDownPoint {
  const lots: { lot: LotId; units: Milliunits }[] = []
  let total = 0
  for (const [lot, units] of left) {
    if (units === 0) continue
    lots.push({ lot, units })
    total += units
  }
  return { day, units: total, lots }
}

/** A lot as the even pace sees it: bought whole, and used up evenly until it expires. */
export interface EvenLot {
  readonly purchasedAt: Instant
  readonly expiresAt: Instant
  readonly units: Milliunits
}

/**
 * The even pace of an account at an instant: what would be left if each lot fell in a straight line from its units at its purchase to
 * nothing at its expiry. Whoever stays on it, or below, has nothing expire unused. Rounded lot by lot to a thousandth of a unit.
 */
export function evenPace(lots: readonly EvenLot[], at: Instant): Milliunits {
  return lots
    .filter(({ purchasedAt, expiresAt }) => purchasedAt <= at && at < expiresAt)
    .reduce((sum, lot) => sum + evenly(lot, at), 0)
}

function evenly({ purchasedAt, expiresAt, units }: EvenLot, at: Instant): Milliunits {
  return multiplyDivide(units, expiresAt - at, expiresAt - purchasedAt)
}

/** A corner of a line; of two at one instant the line steps from the first to the second. */
export interface Corner {
  readonly at: Instant
  readonly units: Milliunits
}

/** The even pace between two instants as a line: its corners are purchases, where it steps up, and expiries, where it bends. */
export function evenLine(lots: readonly EvenLot[], from: Instant, to: Instant): Corner[] {
  const within = (at: Instant): boolean => at > from && at < to
  const purchases = new Set(lots.map((lot) => lot.purchasedAt).filter(within))
  const bends = new Set([...purchases, ...lots.map((lot) => lot.expiresAt).filter(within)])
  const corners: Corner[] = [{ at: from, units: evenPace(lots, from) }]
  for (const at of [...bends].sort((a, b) => a - b)) {
    if (purchases.has(at)) {
      corners.push({
        at,
        units: evenPace(
          lots.filter((lot) => lot.purchasedAt < at),
          at,
        ),
      })
    }
    corners.push({ at, units: evenPace(lots, at) })
  }
  corners.push({ at: to, units: evenPace(lots, to) })
  return corners
}

/**
 * What a line of corners says at an instant: straight between two corners, the later one where it steps, and nothing beyond its ends.
 * Rounded to a thousandth of a unit.
 */
export function alongLine(corners: readonly Corner[], at: Instant): Milliunits {
  const next = corners.findIndex((corner) => corner.at > at)
  const [before, after] = next === -1 ? [corners.at(-1), undefined] : [corners[next - 1], corners[next]]
  if (before === undefined) return 0
  if (after === undefined) return before.at === at ? before.units : 0
  return before.units + multiplyDivide(after.units - before.units, at - before.at, after.at - before.at)
}
