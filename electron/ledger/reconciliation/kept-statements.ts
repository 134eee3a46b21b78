import type { Instant } from '../../../shared/domain/calendar.ts'
import type { Connection } from '../store/database.ts'
import { rows, run } from '../store/database.ts'

/** What one import kept of a statement and what is left of it. */
export interface KeptStatement {
  /** The file's name. */
  readonly file: string
  readonly keptAt: Instant
  readonly payments: number
}

/** The newest first. */
export function keptStatements(db: Connection): KeptStatement[] {
  return rows<KeptStatement>(
    db,
    `SELECT file, imported_at AS keptAt, count(*) AS payments FROM payment
     GROUP BY file, imported_at ORDER BY imported_at DESC, file`,
  )
}

/** The ids of the payments that one import kept. */
export function paymentsOfStatement(db: Connection, { file, keptAt }: Omit<KeptStatement, 'payments'>): string[] {
  const found = rows<{ readonly id: string }>(
    db,
    'SELECT id FROM payment WHERE file = ? AND imported_at = ? ORDER BY seq',
    file,
    keptAt,
  )
  return found.map(({ id }) => id)
}

/** Forgets payments with what was said of them, within a change. One that a purchase is tied to must not be among them. */
export function forgetPayments(db: Connection, ids: readonly string[]): void {
  // What was said of a payment may go once it is gone: the two refer to one another until the change ends.
  db.pragma('defer_foreign_keys = ON')
  for (const id of ids) run(db, 'DELETE FROM payment WHERE id = ?', id)
  run(db, 'DELETE FROM payment_verdict WHERE payment NOT IN (SELECT seq FROM payment)')
}
