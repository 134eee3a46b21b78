import type { Instant } from '../../../shared/domain/calendar.ts'
import type { EntryId } from '../../../shared/domain/journal.ts'
import type { Connection } from '../store/database.ts'
import { row, rows } from '../store/database.ts'
import type { Condition, PageFilter } from './entry-filter.ts'
import { conditionOf } from './entry-filter.ts'
import { revision } from '../store/revision.ts'

/** An entry's place from the newest instant to the oldest; of one instant the last recorded comes first. */
export interface Cursor {
  readonly at: Instant
  readonly seq: number
}

/** What one look at a bounded part of the journal found. */
export interface Slice {
  readonly ids: readonly EntryId[]
  /** How many entries were looked at. */
  readonly looked: number
  /** The last entry that was looked at; null where nothing is left. */
  readonly next: Cursor | null
}

/** So many entries are looked at in one call: some 15 ms, so that a search never keeps another call waiting. */
const SLICE = 20_000

const NEWEST_FIRST = 'ORDER BY at DESC, seq DESC'
const BEFORE = '(at < @at OR at = @at AND seq < @seq) AND at <= @at AND at >= @from'

/** The entries of a period from the `offset`-th newest on. */
export function pageAt(db: Connection, from: Instant, to: Instant, offset: number, limit: number): EntryId[] {
  const total = countBetween(db, from, to)
  const size = Math.min(limit, total - offset)
  if (size <= 0) return []
  const select = (order: string, skip: number): EntryId[] =>
    rows<{ id: EntryId }>(
      db,
      `SELECT e.id FROM (SELECT at, seq FROM entry INDEXED BY entry_at WHERE at >= @from AND at < @to
         ORDER BY ${order} LIMIT @size OFFSET @skip) AS page CROSS JOIN entry e ON e.seq = page.seq`,
      { from, to, size, skip },
    ).map(({ id }) => id)
  // SQLite walks to the offset: from the end that is nearer.
  if (offset <= total / 2) return select('at DESC, seq DESC', offset)
  return select('at, seq', total - offset - size).reverse()
}

const counts = new WeakMap<Connection, { readonly key: string; readonly count: number }>()

/** How many entries stand in a period. The whole journal's is known at once; another's is counted once for each revision. */
export function countBetween(db: Connection, from: Instant, to: Instant): number {
  const ends = row<{ first: number | null; last: number | null; count: number | null }>(
    db,
    'SELECT (SELECT min(at) FROM entry) AS first, (SELECT max(at) FROM entry) AS last, (SELECT max(seq) FROM entry) AS count',
  )
  if (ends === undefined || ends.first === null || ends.last === null) return 0
  if (from <= ends.first && to > ends.last) return ends.count ?? 0
  const key = `${revision(db)} ${from} ${to}`
  const known = counts.get(db)
  if (known?.key === key) return known.count
  const sql = 'SELECT count(*) AS count FROM entry WHERE at >= ? AND at < ?'
  const count = row<{ count: number }>(db, sql, from, to)?.count ?? 0
  counts.set(db, { key, count })
  return count
}

/**
 * Looks at the next entries after `after` and answers those that the filter leaves, at most `limit`: it stops with the last of
 * them, or with `slice` entries looked at.
 */
export function nextSlice(
  db: Connection,
  filter: PageFilter,
  after: Cursor | null,
  limit: number,
  slice: number = SLICE,
): Slice {
  const condition = conditionOf(db, filter)
  const start = startOf(condition, after)
  const end = sliceEnd(db, condition, start, slice)
  const found = matches(db, condition, start, end, limit)
  const last = found.at(-1)
  if (found.length === limit && last !== undefined) {
    const next = { at: last.at, seq: last.seq }
    return { ids: found.map(({ id }) => id), looked: countLooked(db, condition, start, next), next }
  }
  return { ids: found.map(({ id }) => id), looked: countLooked(db, condition, start, end), next: end }
}

/** Everything before the period's end, unless the page before went further. */
function startOf({ to }: Condition, after: Cursor | null): Cursor {
  return after === null || after.at >= to ? { at: to, seq: 0 } : after
}

/** The last entry of the slice, or null where the period ends within it. */
function sliceEnd(db: Connection, { from }: Condition, start: Cursor, slice: number): Cursor | null {
  const skip = slice - 1
  const sql = `SELECT at, seq FROM entry INDEXED BY entry_at WHERE ${BEFORE} ${NEWEST_FIRST} LIMIT 1 OFFSET @skip`
  return row<Cursor>(db, sql, { ...start, from, skip }) ?? null
}

type Match = Cursor & { readonly id: EntryId }

function matches(db: Connection, condition: Condition, start: Cursor, end: Cursor | null, limit: number): Match[] {
  const { sql, values, from } = condition
  const last = end ?? { at: from, seq: 0 }
  return rows<Match>(
    db,
    `SELECT e.at, e.seq, e.id FROM entry e INDEXED BY entry_at
     WHERE (e.at < @at OR e.at = @at AND e.seq < @seq) AND e.at <= @at AND e.at >= @endAt
       AND (e.at > @endAt OR e.seq >= @endSeq) AND (${sql})
     ORDER BY e.at DESC, e.seq DESC LIMIT @limit`,
    { ...values, ...start, endAt: last.at, endSeq: last.seq, limit },
  )
}

function countLooked(db: Connection, { from }: Condition, start: Cursor, end: Cursor | null): number {
  const sql = `SELECT count(*) AS count FROM entry INDEXED BY entry_at
    WHERE ${BEFORE} AND (at > @from OR seq >= @endSeq)`
  const last = end ?? { at: from, seq: 0 }
  return row<{ count: number }>(db, sql, { ...start, from: last.at, endSeq: last.seq })?.count ?? 0
}
