import type { Connection } from './database.ts'
import { row, run } from './database.ts'

/**
 * A number that is greater after every committed change: how many entries were recorded, and how many changes recorded none.
 * So recording an entry, which is synced to the disk, need not write one more page for it.
 */
export function revision(db: Connection): number {
  const found = row<{ revision: number }>(
    db,
    'SELECT number + COALESCE((SELECT max(seq) FROM entry), 0) AS revision FROM revision',
  )
  return found?.revision ?? 0
}

/** Counts a change that records no entry, such as an expiry or a setting. */
export function countChange(db: Connection): void {
  run(db, 'UPDATE revision SET number = number + 1')
}
