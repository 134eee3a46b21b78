import { entryToJson } from '../../../shared/api/journal-json.ts'
import type { Instant } from '../../../shared/domain/calendar.ts'
import type { EntryId, JournalEntry, UsageEntry } from '../../../shared/domain/journal.ts'
import type { Currency, Money } from '../../../shared/domain/money.ts'
import { invalid, Refusal } from '../../../shared/domain/refusal.ts'
import type { Connection } from '../store/database.ts'
import { insertOf, ROWS_AT_ONCE } from '../store/bulk.ts'
import { row, rows, sql } from '../store/database.ts'
import type { EntryRow } from './entry-rows.ts'
import { entryOfRow, SELECT_ENTRY_ROWS } from './entry-rows.ts'
import type { Names } from './names.ts'

/** What became of an entry that was to be recorded (R12). */
export type Recorded =
  | { readonly status: 'recorded'; readonly seq: number }
  | { readonly status: 'duplicate'; readonly id: EntryId }
  | {
      readonly status: 'conflict'
      readonly id: EntryId
      readonly field: string
      readonly held: string
      readonly given: string
    }

const COMMON = 'id, at, recorded_at, source, external_id, external_round, note, batch'

/** Usage is nearly all of a journal: its statement binds what usage has, and no more. */
const USAGE_HEAD = `INSERT INTO entry (kind, ${COMMON}, account, charge, clips, outcome, production, shot, details)`
const USAGE_TUPLE = "('usage', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
const INSERT_USAGE = insertOf(USAGE_HEAD, USAGE_TUPLE, 1, 'ON CONFLICT DO NOTHING')
const INSERT_USAGES = insertOf(USAGE_HEAD, USAGE_TUPLE, ROWS_AT_ONCE, 'ON CONFLICT DO NOTHING')

const INSERT_OTHER = `INSERT INTO entry (kind, ${COMMON}, account, units, price, rate_card, pack, expires_at, target, reason, month,
  digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`

const NONE: ReadonlySet<EntryId> = new Set()

type Values = readonly (string | number | null)[]

/**
 * Appends an entry to the journal, within the caller's transaction. An entry of the same id, or of the same source and
 * external id, is not recorded twice: it is a duplicate where the content is the same, else a conflict. One that was
 * reversed makes room for another of the same external id.
 * @param reversedLater the entries whose reversals the caller goes on to record: they count as reversed already
 */
export function insertEntry(
  db: Connection,
  names: Names,
  entry: JournalEntry,
  batch: number | null,
  reversedLater: ReadonlySet<EntryId> = NONE,
): Recorded {
  const content = contentOf(db, names, entry)
  const inserted = insert(db, names, entry, 0, batch, content)
  if (inserted !== null) return { status: 'recorded', seq: inserted }
  const same = sameEntry(db, entry)
  if (same === undefined) throw alreadyReversed(entry)
  const stands = same.reversed_by === null && !reversedLater.has(same.id) && !reversedLater.has(entry.id)
  if (same.id === entry.id || stands) return compared(same, entry, names)
  const again = insert(db, names, entry, same.external_round + 1, batch, content)
  if (again === null) throw new Error(`entry ${entry.id} could not be recorded again`)
  return { status: 'recorded', seq: again }
}

/** What an entry would be told that is there already; null where it would be recorded. Records nothing. */
export function findSame(db: Connection, names: Names, entry: JournalEntry): Recorded | null {
  const same = sameEntry(db, entry)
  if (same === undefined || (same.id !== entry.id && same.reversed_by !== null)) return null
  return compared(same, entry, names)
}

type KnownRow = EntryRow & { readonly external_round: number }

/** The entry of the same id, else the newest of the same source and external id. */
function sameEntry(db: Connection, entry: JournalEntry): KnownRow | undefined {
  return (
    row<KnownRow>(db, `${SELECT_ENTRY_ROWS} WHERE e.id = ?`, entry.id) ?? newestOf(db, entry.source, entry.externalId)
  )
}

function newestOf(db: Connection, source: string, externalId: string | null): KnownRow | undefined {
  return row<KnownRow>(
    db,
    `${SELECT_ENTRY_ROWS} WHERE e.external_id = ? AND e.source = (SELECT id FROM source WHERE name = ?)
     ORDER BY e.external_round DESC LIMIT 1`,
    externalId,
    source,
  )
}

function alreadyReversed(entry: JournalEntry): Refusal {
  const target = entry.kind === 'reversal' ? entry.entry : entry.id
  return new Refusal('conflict', `entry: ${target} is reversed already`, { field: 'entry' })
}

function insert(
  db: Connection,
  names: Names,
  entry: JournalEntry,
  round: number,
  batch: number | null,
  content: Values,
): number | null {
  const values = [...commonOf(names, entry, round, batch), ...content]
  const result =
    entry.kind === 'usage' ? sql(db, INSERT_USAGE).run(values) : sql(db, INSERT_OTHER).run(entry.kind, ...values)
  return result.changes === 0 ? null : Number(result.lastInsertRowid)
}

function commonOf(names: Names, entry: JournalEntry, round: number, batch: number | null): Values {
  const { id, at, recordedAt, source, externalId, note } = entry
  return [id, at, recordedAt, names.sourceId(source), externalId, round, note, batch]
}

/** As `insertEntry` for each in turn, but many at a time while they are all new. */
export function insertUsages(
  db: Connection,
  names: Names,
  entries: readonly UsageEntry[],
  batch: number | null,
  reversedLater: ReadonlySet<EntryId>,
): readonly Recorded[] {
  const recorded: Recorded[] = []
  for (let at = 0; at < entries.length; at += ROWS_AT_ONCE) {
    const some = entries.slice(at, at + ROWS_AT_ONCE)
    if (some.length < ROWS_AT_ONCE)
      recorded.push(...some.map((entry) => insertEntry(db, names, entry, batch, reversedLater)))
    else recorded.push(...insertRows(db, names, some, batch, reversedLater))
  }
  return recorded
}

function insertRows(
  db: Connection,
  names: Names,
  entries: readonly UsageEntry[],
  batch: number | null,
  reversedLater: ReadonlySet<EntryId>,
): Recorded[] {
  const values = entries.flatMap((entry) => [...commonOf(names, entry, 0, batch), ...contentOf(db, names, entry)])
  const { changes, lastInsertRowid } = sql(db, INSERT_USAGES).run(values)
  const last = Number(lastInsertRowid)
  if (changes === entries.length) {
    return entries.map((_entry, index) => ({ status: 'recorded', seq: last - entries.length + 1 + index }))
  }
  // Some were there already: those that went in are known by their ids, the others go the way of a single entry.
  const first = last - changes + 1
  const inserted = new Map(
    changes === 0
      ? []
      : rows<{ seq: number; id: string }>(db, 'SELECT seq, id FROM entry WHERE seq >= ?', first).map((one) => [
          one.id,
          one.seq,
        ]),
  )
  return entries.map((entry) => {
    const seq = inserted.get(entry.id)
    // An id that comes twice in the file went in once: the second is met as what is there already.
    inserted.delete(entry.id)
    return seq === undefined ? insertEntry(db, names, entry, batch, reversedLater) : { status: 'recorded', seq }
  })
}

/** The columns from `account` on, in the order of the kind's statement. */
function contentOf(db: Connection, names: Names, entry: JournalEntry): Values {
  const none = null
  switch (entry.kind) {
    case 'usage':
      return [
        names.accountId(entry.account),
        names.chargeId(entry.charge),
        entry.clips,
        entry.outcome,
        entry.production === null ? none : names.productionId(entry.production),
        entry.shot,
        entry.details === null ? none : JSON.stringify(entry.details),
      ]
    case 'purchase': {
      const { units, price, rateCard, pack, expiresAt } = entry
      return [names.accountId(entry.account), units, price, rateCard, pack, expiresAt, none, none, none, none]
    }
    case 'balance': {
      const lot = entry.lot === null ? none : lotSeq(db, entry.lot)
      return [names.accountId(entry.account), entry.units, none, none, none, none, lot, none, none, none]
    }
    case 'amend':
      return [none, none, none, none, none, entry.expiresAt, lotSeq(db, entry.lot), none, none, none]
    case 'reversal':
      return [none, none, none, none, none, none, reversedSeq(db, entry.entry), entry.reason, none, none]
    case 'close':
      return [none, none, none, none, none, none, none, none, entry.month, entry.digest]
    case 'reopen':
      return [none, none, none, none, none, none, none, none, entry.month, none]
  }
}

/** The number of the entry that made a lot: a purchase, or a balance (R8). */
function lotSeq(db: Connection, id: EntryId): number {
  const found = row<{ seq: number; kind: string }>(db, 'SELECT seq, kind FROM entry WHERE id = ?', id)
  if (found?.kind === 'purchase' || found?.kind === 'balance') return found.seq
  throw invalid(`lot: ${id} is not a lot of this ledger`, { field: 'lot' })
}

function reversedSeq(db: Connection, id: EntryId): number {
  const found = row<{ seq: number; kind: string }>(db, 'SELECT seq, kind FROM entry WHERE id = ?', id)
  if (found === undefined) throw new Refusal('not_found', `entry: ${id} is not in the ledger`, { field: 'entry' })
  if (found.kind === 'reversal') {
    throw invalid(`entry: ${id} is a reversal, which is not reversed: record the entry again`, { field: 'entry' })
  }
  if (found.kind === 'close' || found.kind === 'reopen') {
    throw invalid(`entry: ${id} is a ${found.kind}; use close and reopen`, { field: 'entry' })
  }
  return found.seq
}

/** What two entries must agree in to be the same: all that the sender says, not when it was recorded. */
function compared(held: EntryRow, given: JournalEntry, names: Names): Recorded {
  const currency = given.kind === 'purchase' ? given.currency : DEFAULT_CURRENCY
  const [a, b] = [said(entryOfRow(held, names, currency), currency), said(given, currency)]
  const fields = [...new Set([...Object.keys(a), ...Object.keys(b)])]
  const field = fields.find((key) => a[key] !== b[key])
  if (field === undefined) return { status: 'duplicate', id: held.id }
  return { status: 'conflict', id: held.id, field, held: a[field] ?? 'nothing', given: b[field] ?? 'nothing' }
}

/** Prices without a currency are told apart in any. */
const DEFAULT_CURRENCY = 'USD'

/** The fields as they are interchanged, so that a difference is told in the words of whoever sent it. */
function said(entry: JournalEntry, currency: Currency): Readonly<Record<string, string>> {
  const { id, recordedAt, source, externalId, ...fields } = entryToJson(entry, currency)
  const told = Object.entries<string | number | boolean | Money | null | undefined>(fields)
  return Object.fromEntries(
    told.flatMap(([key, value]) =>
      value === null || value === undefined ? [] : [[key, typeof value === 'object' ? value.amount : String(value)]],
    ),
  )
}

/** When the entry of a source and external id that stands took effect; null where there is none. */
export function standingAtOf(db: Connection, source: string, externalId: string | null): Instant | null {
  if (externalId === null) return null
  const newest = newestOf(db, source, externalId)
  return newest?.reversed_by === null ? newest.at : null
}
