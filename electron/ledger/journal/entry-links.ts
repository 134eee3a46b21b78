import type { Instant } from '../../../shared/domain/calendar.ts'
import type { EntryId, EntryKind, LotId } from '../../../shared/domain/journal.ts'
import type { Posting } from '../../../shared/domain/postings.ts'
import type { Connection } from '../store/database.ts'
import { row, rows } from '../store/database.ts'
import type { Names } from './names.ts'

/** A lot by what names it: the entry that made it, whether or not it still stands. */
export interface LotName {
  readonly id: LotId
  /** Null for a lot that a balance made. */
  readonly pack: string | null
  readonly purchasedAt: Instant
}

export function lotName(db: Connection, id: LotId): LotName | null {
  return row<LotName>(db, 'SELECT id, pack, at AS purchasedAt FROM entry WHERE id = ?', id) ?? null
}

/** A lot with its account, and its expiry as amended. */
export interface KnownLot extends LotName {
  readonly account: string
  readonly expiresAt: Instant
}

/** The lots that were bought last, the newest first. */
export function newestLots(db: Connection, names: Names, limit: number): KnownLot[] {
  return rows<LotName & { account: number; expiresAt: number }>(
    db,
    `SELECT id, pack, account, purchased_at AS purchasedAt, expires_at AS expiresAt FROM lot
     ORDER BY purchased_at DESC, id DESC LIMIT ?`,
    limit,
  ).map((lot) => ({ ...lot, account: names.account(lot.account) }))
}

/** The productions that were named last, the newest first. */
export function newestProductions(db: Connection, limit: number): string[] {
  const found = rows<{ name: string }>(db, 'SELECT name FROM production ORDER BY id DESC LIMIT ?', limit)
  return found.map(({ name }) => name)
}

/** Names that entries can be filtered by, in order. */
export function facetNames(db: Connection, table: 'production' | 'account' | 'source'): string[] {
  return rows<{ name: string }>(db, `SELECT name FROM ${table} ORDER BY name COLLATE NOCASE, name`).map(
    ({ name }) => name,
  )
}

export function facetModels(db: Connection): string[] {
  return rows<{ model: string }>(db, 'SELECT DISTINCT model FROM charge ORDER BY model').map(({ model }) => model)
}

export interface EntryLink {
  readonly id: EntryId
  readonly kind: EntryKind
  readonly at: Instant
  readonly recordedAt: Instant
  readonly reason: string | null
}

export function entryLink(db: Connection, id: EntryId): EntryLink | null {
  return (
    row<EntryLink>(db, 'SELECT id, kind, at, recorded_at AS recordedAt, reason FROM entry WHERE id = ?', id) ?? null
  )
}

export interface LotAmend {
  readonly id: EntryId
  readonly at: Instant
  readonly expiresAt: Instant
  readonly note: string | null
}

/** The amends of a lot that stand, in order. */
export function amendsOf(db: Connection, lot: LotId): LotAmend[] {
  return rows<LotAmend>(
    db,
    `SELECT a.id, a.at, a.expires_at AS expiresAt, a.note FROM entry a
     WHERE a.kind = 'amend' AND a.target = (SELECT seq FROM entry WHERE id = ?)
       AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.kind = 'reversal' AND r.target = a.seq)
     ORDER BY a.at, a.id`,
    lot,
  )
}

/** What expired of a lot (R3); null where nothing has. */
export function expiryOf(db: Connection, names: Names, lot: LotId): Posting | null {
  const found = row<{ at: number; account: number; units: number; cost: number }>(
    db,
    `SELECT p.at, l.account, p.units, p.cost FROM lot l
     CROSS JOIN posting p ON p.at = l.expires_at AND p.entry = l.entry AND p.kind = 'expiry'
     WHERE l.entry = (SELECT seq FROM entry WHERE id = ?)`,
    lot,
  )
  return found === undefined ? null : { ...found, kind: 'expiry', lot, account: names.account(found.account) }
}

export interface EntryBatch {
  readonly id: string
  readonly file: string
  readonly recordedAt: Instant
}

export function batchOf(db: Connection, uuid: string): EntryBatch | null {
  return (
    row<EntryBatch>(db, 'SELECT uuid AS id, file, recorded_at AS recordedAt FROM batch WHERE uuid = ?', uuid) ?? null
  )
}
