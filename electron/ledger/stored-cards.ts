import type { Instant } from '../../shared/domain/calendar.ts'
import type { Connection } from './store/database.ts'
import { rows, run } from './store/database.ts'

/** The rate cards that the studio imported, every version, in the order in which they came; `at` is when. */
export function storedCards(
  db: Connection,
): readonly { readonly id: string; readonly text: string; readonly at: Instant }[] {
  return rows(db, 'SELECT card AS id, text, imported_at AS at FROM rate_card ORDER BY id')
}

/** The versions of one card that the studio imported, the oldest first; `at` is when. */
export function storedVersions(db: Connection, id: string): readonly { readonly text: string; readonly at: Instant }[] {
  return rows(db, 'SELECT text, imported_at AS at FROM rate_card WHERE card = ? ORDER BY id', id)
}

export function addStoredCard(db: Connection, id: string, text: string, at: Instant): void {
  run(db, 'INSERT INTO rate_card (card, text, imported_at) VALUES (?, ?, ?)', id, text, at)
}
