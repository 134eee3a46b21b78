import type { EpochDay } from '../../../shared/domain/calendar.ts'
import type { Milliunits } from '../../../shared/domain/units.ts'
import type { Connection } from '../store/database.ts'
import { rows } from '../store/database.ts'
import type { Names } from '../journal/names.ts'

/** What a balance moved on a day, all lots of the account together (R8). */
export interface DayAdjustment {
  readonly account: string
  readonly day: EpochDay
  /** What the account gained; negative where it lost. */
  readonly units: Milliunits
}

/** What a lot forfeited (R3). */
export interface Forfeit {
  readonly lot: string
  readonly units: Milliunits
}

/** The days from `from` to `to`, both included, on which balances changed what is left. */
export function dayAdjustments(db: Connection, names: Names, from: EpochDay, to: EpochDay): DayAdjustment[] {
  const found = rows<Omit<DayAdjustment, 'account'> & { readonly account: number }>(
    db,
    `SELECT l.account, d.day, SUM(d.adjusted) AS units
     FROM lot l CROSS JOIN lot_day d ON d.lot = l.entry AND d.day >= ? AND d.day <= ?
     WHERE d.adjusted <> 0 GROUP BY l.account, d.day HAVING SUM(d.adjusted) <> 0 ORDER BY d.day`,
    from,
    to,
  )
  return found.map((one) => ({ ...one, account: names.account(one.account) }))
}

/** What the lots forfeited that expired within the days. */
export function forfeits(db: Connection, from: EpochDay, to: EpochDay): Forfeit[] {
  return rows<Forfeit>(
    db,
    `SELECT l.id AS lot, d.expired AS units
     FROM lot l CROSS JOIN lot_day d ON d.lot = l.entry AND d.day >= ? AND d.day <= ? WHERE d.expired > 0`,
    from,
    to,
  )
}
