import type { Instant } from '../../../shared/domain/calendar.ts'
import type {
  EntryKind,
  JournalEntry,
  FoldAmend,
  FoldBalance,
  FoldPurchase,
  FoldUsage,
  Outcome,
} from '../../../shared/domain/journal.ts'
import { compareEntries } from '../../../shared/domain/journal.ts'
import { chunksByInstant } from '../store/chunks.ts'
import type { Connection } from '../store/database.ts'
import { row, sql } from '../store/database.ts'
import type { Names } from '../journal/names.ts'

/** The numbers of the rows that an entry of the fold stands in. */
interface RowNumbers {
  readonly seq: number
  readonly accountId: number
  /** 0 where there is none. */
  readonly productionId: number
  readonly chargeId: number
}

/** An entry as the fold takes it, with where its postings and roll-ups belong. */
export type StoredFoldEntry = (FoldPurchase | FoldUsage | FoldBalance | FoldAmend) & RowNumbers

type Row = [
  seq: number,
  id: string,
  kind: EntryKind,
  at: number,
  account: number | null,
  charge: number | null,
  clips: number | null,
  outcome: Outcome | null,
  production: number | null,
]

// Of all kinds but reversal, close and reopen: an IN list would be built anew at every execution.
const SELECT = `SELECT e.seq, e.id, e.kind, e.at, e.account, e.charge, e.clips, e.outcome, e.production
FROM entry e
WHERE e.at >= ? AND e.at < ? AND e.seq >= ? AND e.kind <> 'reversal' AND e.month IS NULL
  AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.kind = 'reversal' AND r.target = e.seq)
ORDER BY e.at LIMIT ?`

/** What purchases, balances and amends have besides. Nearly every entry is usage, which must not pay for these columns. */
interface OtherRow {
  readonly units: number | null
  readonly price: number | null
  readonly pack: string | null
  readonly expires_at: number | null
  readonly lot: string | null
}

const SELECT_OTHER = `SELECT e.units, e.price, e.pack, e.expires_at, (SELECT t.id FROM entry t WHERE t.seq = e.target) AS lot
FROM entry e WHERE e.seq = ?`

const CHUNK = 4096

/**
 * The entries that move units from `from` on and before `to`, in R1 order, those that are reversed left out. They are read in
 * chunks, so that memory does not grow with the ledger; entries of one instant are never parted.
 * @param firstSeq leaves out what was recorded before the entry of this number
 */
export function* foldEntries(
  db: Connection,
  names: Names,
  from: Instant,
  to: Instant,
  firstSeq = 0,
): Generator<StoredFoldEntry> {
  const select = sql(db, SELECT).raw()
  const fetch = (start: Instant, limit: number): Row[] => select.all(start, to, firstSeq, limit) as Row[]
  for (const chunk of chunksByInstant(from, CHUNK, fetch, (one) => one[3])) {
    yield* chunk.map((one) => entryOf(db, one, names)).sort(compareEntries)
  }
}

function entryOf(db: Connection, stored: Row, names: Names): StoredFoldEntry {
  const [seq, id, kind, at, accountId, chargeId, clips, outcome, productionId] = stored
  if (kind === 'usage' && accountId !== null && chargeId !== null && clips !== null && outcome !== null) {
    const account = names.account(accountId)
    const charge = names.charge(chargeId)
    return { kind, id, at, account, charge, clips, outcome, seq, accountId, productionId: productionId ?? 0, chargeId }
  }
  return otherEntryOf(db, stored, names)
}

function otherEntryOf(db: Connection, [seq, id, kind, at, account]: Row, names: Names): StoredFoldEntry {
  const numbers = { seq, accountId: account ?? 0, productionId: 0, chargeId: 0 }
  const other = row<OtherRow>(db, SELECT_OTHER, seq)
  if (other === undefined) throw new Error(`entry ${id} is gone`)
  const { units, price, pack, expires_at: expiresAt, lot } = other
  if (kind === 'purchase' && units !== null && price !== null && pack !== null && expiresAt !== null) {
    return { kind, id, at, account: names.account(numbers.accountId), units, price, pack, expiresAt, ...numbers }
  }
  if (kind === 'balance' && units !== null) {
    return { kind, id, at, account: names.account(numbers.accountId), units, lot, ...numbers }
  }
  if (kind === 'amend' && lot !== null && expiresAt !== null) return { kind, id, at, lot, expiresAt, ...numbers }
  throw new Error(`entry ${id} of kind ${kind} lacks a field`)
}

/** An entry that was just recorded, as `foldEntries` would read it back; null for one that moves nothing. */
export function storedEntry(names: Names, entry: JournalEntry, seq: number): StoredFoldEntry | null {
  switch (entry.kind) {
    case 'usage': {
      const productionId = entry.production === null ? 0 : names.productionId(entry.production)
      return {
        ...entry,
        seq,
        accountId: names.accountId(entry.account),
        productionId,
        chargeId: names.chargeId(entry.charge),
      }
    }
    case 'purchase':
    case 'balance':
      return { ...entry, seq, accountId: names.accountId(entry.account), productionId: 0, chargeId: 0 }
    case 'amend':
      return { ...entry, seq, accountId: 0, productionId: 0, chargeId: 0 }
    case 'reversal':
    case 'close':
    case 'reopen':
      return null
  }
}
