import type { BookSettings } from '../../shared/domain/book.ts'
import type { Zone } from '../../shared/domain/calendar.ts'
import type { Currency } from '../../shared/domain/money.ts'
import type { Connection } from './database.ts'
import { row, run } from './database.ts'
import { drawingOrders } from './names.ts'

/** What the studio set once for the whole ledger. */
export interface LedgerSettings {
  readonly zone: Zone
  readonly currency: Currency
}

export function readSettings(db: Connection): LedgerSettings {
  return { zone: setting(db, 'zone'), currency: setting(db, 'currency') }
}

function setting(db: Connection, key: string): string {
  const found = row<{ value: string }>(db, 'SELECT value FROM setting WHERE key = ?', key)
  if (found === undefined) throw new Error(`the ledger has no setting ${key}`)
  return found.value
}

/** Writes the settings of a new ledger, or of one that has no entries yet. */
export function writeSettings(db: Connection, settings: LedgerSettings): void {
  for (const [key, value] of Object.entries(settings)) {
    run(
      db,
      'INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
      key,
      value,
    )
  }
}

export function hasSettings(db: Connection): boolean {
  return row(db, "SELECT 1 FROM setting WHERE key = 'zone'") !== undefined
}

export function bookSettings(db: Connection): BookSettings {
  return { ...readSettings(db), drawingOrders: drawingOrders(db) }
}
