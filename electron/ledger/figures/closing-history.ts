import type { Instant, Month } from '../../../shared/domain/calendar.ts'
import type { EntryId } from '../../../shared/domain/journal.ts'
import type { Connection } from '../store/database.ts'
import { row, rows } from '../store/database.ts'

/** A closing of a month with its digest, and when it was undone. */
export interface PastClosing {
  readonly entry: EntryId
  /** Entries with a greater number were recorded after it. */
  readonly seq: number
  readonly at: Instant
  readonly digest: string
  readonly note: string | null
  readonly reopenedAt: Instant | null
  /** What was noted when it was undone. */
  readonly reopenedNote: string | null
}

interface ClosingRow {
  readonly seq: number
  readonly id: EntryId
  readonly kind: string
  readonly at: Instant
  readonly digest: string | null
  readonly note: string | null
}

/** Every closing of a month, in R1 order. */
export function closingsOf(db: Connection, month: Month): PastClosing[] {
  const found = rows<ClosingRow>(
    db,
    'SELECT seq, id, kind, at, digest, note FROM entry WHERE month = ? ORDER BY at, kind, id',
    month,
  )
  const closings: PastClosing[] = []
  for (const { seq, id, kind, at, digest, note } of found) {
    const last = closings.at(-1)
    if (kind === 'close')
      closings.push({ entry: id, seq, at, digest: digest ?? '', note, reopenedAt: null, reopenedNote: null })
    else if (last !== undefined) closings[closings.length - 1] = { ...last, reopenedAt: at, reopenedNote: note }
  }
  return closings
}

/** The entries that were recorded after a closing, up to the next where there is one, and count before an instant. */
export interface ChangesSince {
  readonly afterSeq: number
  readonly beforeSeq: number | null
  readonly to: Instant
}

/** A reversal counts where what it takes back does. */
const CHANGES = `FROM entry e LEFT JOIN entry t ON t.seq = e.target AND e.kind = 'reversal'
  WHERE e.seq > @afterSeq AND e.seq < COALESCE(@beforeSeq, 9e15) AND e.kind NOT IN ('close', 'reopen')
    AND COALESCE(t.at, e.at) < @to`

export function countChanges(db: Connection, since: ChangesSince): number {
  return row<{ count: number }>(db, `SELECT count(*) AS count ${CHANGES}`, since)?.count ?? 0
}

/** At most so many of them, in the order in which they were recorded. */
export function changesSince(db: Connection, since: ChangesSince, limit: number): EntryId[] {
  const found = rows<{ id: EntryId }>(db, `SELECT e.id ${CHANGES} ORDER BY e.seq LIMIT @limit`, { ...since, limit })
  return found.map(({ id }) => id)
}
