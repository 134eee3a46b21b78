import type { Instant } from '../../../shared/domain/calendar.ts'
import type { JournalEntry } from '../../../shared/domain/journal.ts'
import { compareEntries } from '../../../shared/domain/journal.ts'
import type { Currency } from '../../../shared/domain/money.ts'
import type { Posting, PostingKind } from '../../../shared/domain/postings.ts'
import { chunksByInstant } from '../store/chunks.ts'
import type { Connection } from '../store/database.ts'
import { row, rows, sql } from '../store/database.ts'
import type { EntryRow } from './entry-rows.ts'
import { entryOfRow, SELECT_ENTRY_ROWS } from './entry-rows.ts'
import type { Names } from './names.ts'
import { readSettings } from '../store/settings.ts'

/** An entry, and what took it back or brought it. */
export interface StoredEntry {
  readonly entry: JournalEntry
  readonly reversedBy: string | null
  readonly batch: string | null
}

export interface PostedEntry extends StoredEntry {
  readonly postings: readonly Posting[]
}

export interface EntryFilter {
  readonly from: Instant
  readonly to: Instant
  readonly production: string | null
  readonly account: string | null
}

/** The entries of a span in R1 order with what they moved; read in chunks of about `chunkSize`, however many there are. */
export function* postedEntries(
  db: Connection,
  names: Names,
  filter: EntryFilter,
  chunkSize: number,
): Generator<PostedEntry> {
  const { currency } = readSettings(db)
  for (const one of entryRows(db, filter, chunkSize)) yield postedEntry(db, names, one, currency)
}

/** The same without what they moved, which takes a look-up an entry. */
export function* storedEntries(
  db: Connection,
  names: Names,
  filter: EntryFilter,
  chunkSize: number,
): Generator<StoredEntry> {
  const { currency } = readSettings(db)
  for (const one of entryRows(db, filter, chunkSize)) yield storedEntry(names, one, currency)
}

function* entryRows(db: Connection, filter: EntryFilter, chunkSize: number): Generator<EntryRow> {
  const select = sql(
    db,
    `${SELECT_ENTRY_ROWS} WHERE e.at >= @start AND e.at < @to
       AND (@production IS NULL OR e.production = (SELECT id FROM production WHERE name = @production))
       AND (@account IS NULL OR e.account = (SELECT id FROM account WHERE name = @account)
         OR e.kind = 'amend' AND (SELECT account FROM lot WHERE entry = e.target) =
           (SELECT id FROM account WHERE name = @account))
     ORDER BY e.at LIMIT @limit`,
  )
  const { to, production, account } = filter
  const fetch = (start: Instant, limit: number): EntryRow[] =>
    select.all({ start, to, production, account, limit }) as EntryRow[]
  for (const chunk of chunksByInstant(filter.from, chunkSize, fetch, (one) => one.at)) {
    yield* chunk.sort(compareEntries)
  }
}

export function findPostedEntry(db: Connection, names: Names, currency: Currency, id: string): PostedEntry | null {
  const found = row<EntryRow>(db, `${SELECT_ENTRY_ROWS} WHERE e.id = ?`, id)
  return found === undefined ? null : postedEntry(db, names, found, currency)
}

function postedEntry(db: Connection, names: Names, found: EntryRow, currency: string): PostedEntry {
  return { ...storedEntry(names, found, currency), postings: postingsOf(db, names, found) }
}

function storedEntry(names: Names, found: EntryRow, currency: string): StoredEntry {
  return { entry: entryOfRow(found, names, currency), reversedBy: found.reversed_by, batch: found.batch_id }
}

interface PostingRow {
  readonly kind: PostingKind
  readonly at: number
  readonly account: number
  readonly lot: string | null
  readonly units: number
  readonly cost: number
}

function postingsOf(db: Connection, names: Names, entry: EntryRow): Posting[] {
  if (entry.account === null || entry.reversed_by !== null) return []
  const found = rows<Omit<PostingRow, 'account'>>(
    db,
    `SELECT p.kind, p.at, (SELECT id FROM lot WHERE entry = p.lot) AS lot, p.units, p.cost
     FROM posting p WHERE p.at = ? AND p.entry = ? ORDER BY p.line`,
    entry.at,
    entry.seq,
  )
  const account = names.account(entry.account)
  return found.map((one) => ({ ...one, account }))
}

/** The expiries of a span, in order. */
export function expiries(db: Connection, names: Names, from: Instant, to: Instant, account: string | null): Posting[] {
  const found = rows<PostingRow>(
    db,
    `SELECT p.kind, p.at, l.account, l.id AS lot, p.units, p.cost
     FROM lot l CROSS JOIN posting p ON p.at = l.expires_at AND p.entry = l.entry AND p.kind = 'expiry'
     WHERE l.expires_at >= ? AND l.expires_at < ? ORDER BY p.at, l.purchased_at, l.id`,
    from,
    to,
  )
  const named = found.map((one) => ({ ...one, account: names.account(one.account) }))
  return account === null ? named : named.filter((one) => one.account === account)
}
