import { compareEntries } from '../../../shared/domain/journal.ts'
import type { Connection } from '../store/database.ts'
import { row, rows, run } from '../store/database.ts'
import type { Added, Place } from './derive.ts'

/**
 * Recording a take syncs the journal's pages to the disk and no others: its postings are written with those of the next, or
 * before anything derived is read (docs/adr/0013-postings-a-moment-later.md). This is how far the stored postings go.
 */

/** Whether there are entries whose postings are not stored yet. */
export function isBehind(db: Connection): boolean {
  const found = row<{ behind: number }>(
    db,
    'SELECT COALESCE((SELECT max(seq) FROM entry), 0) > entry AS behind FROM posted_through',
  )
  return found?.behind === 1
}

/** Says that the postings of every entry there is are stored. */
export function markPosted(db: Connection): void {
  run(db, 'UPDATE posted_through SET entry = COALESCE((SELECT max(seq) FROM entry), 0)')
}

/** The entries whose postings are not stored, as after a crash: all of them come after what is. Null where there are none. */
export function unposted(db: Connection): Added | null {
  const found = rows<Place & { readonly seq: number }>(
    db,
    'SELECT seq, at, kind, id FROM entry WHERE seq > (SELECT entry FROM posted_through) ORDER BY seq',
  )
  const [earliest] = found.toSorted(compareEntries)
  const [first] = found
  return earliest === undefined || first === undefined ? null : { earliest, firstSeq: first.seq, only: null }
}
