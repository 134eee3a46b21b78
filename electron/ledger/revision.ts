import type { Connection } from './database.ts'
import { row } from './database.ts'

/** How many changes have been committed. */
export function revision(db: Connection): number {
  return row<{ number: number }>(db, 'SELECT number FROM revision')?.number ?? 0
}
