import type { BookSettings } from '../../../shared/domain/book.ts'
import type { Zone } from '../../../shared/domain/calendar.ts'
import type { Currency } from '../../../shared/domain/money.ts'
import type { Connection } from './database.ts'
import { row, run } from './database.ts'
import { drawingOrders } from '../journal/names.ts'

/** What the studio set once for the whole ledger. */
export interface LedgerSettings {
  readonly zone: Zone
  readonly currency: Currency
}

export function readSettings(db: Connection): LedgerSettings {
  return { zone: setting(db, 'zone'), currency: setting(db, 'currency') }
}

function setting(db: Connection, key: string): string {
  const value = readSetting(db, key)
  if (value === null) throw new Error(`the ledger has no setting ${key}`)
  return value
}

/** What a setting says; null where it was never made. */
export function readSetting(db: Connection, key: string): string | null {
  return row<{ value: string }>(db, 'SELECT value FROM setting WHERE key = ?', key)?.value ?? null
}

/** Makes a setting, or changes it. */
export function writeSetting(db: Connection, key: string, value: string): void {
  run(
    db,
    'INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    key,
    value,
  )
}

/** Writes the settings of a new ledger, or of one that has no entries yet. */
export function writeSettings(db: Connection, settings: LedgerSettings): void {
  writeSetting(db, 'zone', settings.zone)
  writeSetting(db, 'currency', settings.currency)
}

export function hasSettings(db: Connection): boolean {
  return readSetting(db, 'zone') !== null
}

export function bookSettings(db: Connection): BookSettings {
  return { ...readSettings(db), drawingOrders: drawingOrders(db) }
}
