import type { EntryId, EntryKind, JournalEntry, Outcome, TakeDetails } from '../../../shared/domain/journal.ts'
import type { Currency } from '../../../shared/domain/money.ts'
import type { Names } from './names.ts'

/** A row of `entry`, with the ids of the entry and the batch that its numbers refer to. */
export interface EntryRow {
  readonly seq: number
  readonly id: string
  readonly kind: EntryKind
  readonly at: number
  readonly recorded_at: number
  readonly source: number
  readonly external_id: string | null
  readonly note: string | null
  readonly account: number | null
  readonly charge: number | null
  readonly clips: number | null
  readonly outcome: Outcome | null
  readonly production: number | null
  readonly shot: string | null
  readonly details: string | null
  readonly units: number | null
  readonly price: number | null
  readonly rate_card: string | null
  readonly pack: string | null
  readonly expires_at: number | null
  readonly target_id: EntryId | null
  readonly reason: string | null
  readonly month: string | null
  readonly digest: string | null
  readonly reversed_by: EntryId | null
  readonly batch_id: string | null
}

/** Selects `EntryRow`s from `entry e`; a WHERE and an ORDER BY follow. */
export const SELECT_ENTRY_ROWS = `SELECT e.*,
  (SELECT t.id FROM entry t WHERE t.seq = e.target) AS target_id,
  (SELECT r.id FROM entry r WHERE r.kind = 'reversal' AND r.target = e.seq) AS reversed_by,
  (SELECT b.uuid FROM batch b WHERE b.id = e.batch) AS batch_id
FROM entry e`

/** The entry that a row holds. The table's CHECKs promise the fields of each kind. */
export function entryOfRow(row: EntryRow, names: Names, currency: Currency): JournalEntry {
  const common = {
    id: row.id,
    at: row.at,
    recordedAt: row.recorded_at,
    source: names.source(row.source),
    externalId: row.external_id,
    note: row.note,
  }
  const account = (): string => names.account(held(row, 'account'))
  switch (row.kind) {
    case 'purchase':
      return {
        ...common,
        kind: row.kind,
        account: account(),
        rateCard: held(row, 'rate_card'),
        pack: held(row, 'pack'),
        units: held(row, 'units'),
        price: held(row, 'price'),
        currency,
        expiresAt: held(row, 'expires_at'),
      }
    case 'usage':
      return {
        ...common,
        kind: row.kind,
        account: account(),
        charge: names.charge(held(row, 'charge')),
        clips: held(row, 'clips'),
        outcome: held(row, 'outcome'),
        production: row.production === null ? null : names.production(row.production),
        shot: row.shot,
        details: row.details === null ? null : (JSON.parse(row.details) as TakeDetails),
      }
    case 'balance':
      return { ...common, kind: row.kind, account: account(), units: held(row, 'units'), lot: row.target_id }
    case 'amend':
      return { ...common, kind: row.kind, lot: held(row, 'target_id'), expiresAt: held(row, 'expires_at') }
    case 'reversal':
      return { ...common, kind: row.kind, entry: held(row, 'target_id'), reason: row.reason }
    case 'close':
      return { ...common, kind: row.kind, month: held(row, 'month'), digest: held(row, 'digest') }
    case 'reopen':
      return { ...common, kind: row.kind, month: held(row, 'month') }
  }
}

function held<K extends keyof EntryRow>(row: EntryRow, column: K): NonNullable<EntryRow[K]> {
  const value = row[column]
  if (value === null) throw new Error(`entry ${row.id} has no ${column}`)
  return value
}
