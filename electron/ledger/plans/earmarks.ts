import type { EpochDay } from '../../../shared/domain/calendar.ts'
import type { Milliunits } from '../../../shared/domain/units.ts'
import type { Connection } from '../store/database.ts'
import { row, rows, run } from '../store/database.ts'

/** Units of an account's lots that are kept for one production. */
export interface StoredEarmark {
  readonly id: string
  readonly account: string
  readonly production: string
  readonly units: Milliunits
  /** So many days before a lot's expiry what is held of it is let go. */
  readonly releaseDays: number
  /** What the production uses from this day on comes out of the earmark. */
  readonly since: EpochDay
}

const SELECT = 'SELECT id, account, production, units, release_days AS releaseDays, since FROM earmark'

export function storedEarmarks(db: Connection, account: string): StoredEarmark[] {
  return rows<StoredEarmark>(db, `${SELECT} WHERE account = ? ORDER BY production, id`, account)
}

export function findEarmark(db: Connection, id: string): StoredEarmark | null {
  return row<StoredEarmark>(db, `${SELECT} WHERE id = ?`, id) ?? null
}

export function writeEarmark(db: Connection, earmark: StoredEarmark): void {
  run(
    db,
    `INSERT INTO earmark (id, account, production, units, release_days, since)
     VALUES (@id, @account, @production, @units, @releaseDays, @since)
     ON CONFLICT (id) DO UPDATE SET account = excluded.account, production = excluded.production, units = excluded.units,
       release_days = excluded.release_days, since = excluded.since`,
    earmark,
  )
}

export function deleteEarmark(db: Connection, id: string): void {
  run(db, 'DELETE FROM earmark WHERE id = ?', id)
}

/** What a production drew of an account's lots since a day, from the roll-ups. */
export function drawnSince(db: Connection, { account, production, since }: StoredEarmark): Milliunits {
  const found = row<{ units: number }>(
    db,
    `SELECT COALESCE(sum(units), 0) AS units FROM usage_day
     WHERE day >= ? AND account = (SELECT id FROM account WHERE name = ?)
       AND production = (SELECT id FROM production WHERE name = ?)`,
    since,
    account,
    production,
  )
  return found?.units ?? 0
}
