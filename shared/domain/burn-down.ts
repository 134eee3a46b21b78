import type { EpochDay } from './calendar.ts'
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
