import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Connection } from './store/database.ts'
import { LEDGER_FILE, row } from './store/database.ts'
import { checkFormat, migrate, openForWriting } from './store/open.ts'
import type { LedgerSettings } from './store/settings.ts'
import { hasSettings, writeSettings } from './store/settings.ts'
import { SCHEMA_VERSION } from './migrations/index.ts'
import { LedgerWriter } from './writer.ts'

/** A ledger that is open for writing. */
export interface Ledger {
  readonly writer: LedgerWriter
  close(): void
}

export interface OpenLedger {
  readonly dataFolder: string
  /** What a new ledger is made with. */
  readonly defaults: LedgerSettings
  /** Called with the open file before its schema is brought up to date. */
  readonly beforeMigration: (db: Connection) => Promise<void>
}

/**
 * Opens the ledger of a data folder, making it where there is none, whatever its size in the same time. The caller holds the
 * writer's lock. Refuses a newer ledger (`ledger_newer`) and what is none (`ledger_damaged`); SQLite's own errors pass through.
 */
export async function openLedger({ dataFolder, defaults, beforeMigration }: OpenLedger): Promise<Ledger> {
  const file = join(dataFolder, LEDGER_FILE)
  const db = openForWriting(file)
  try {
    const version = checkFormat(db, file)
    if (version !== 0 && version < SCHEMA_VERSION) await beforeMigration(db)
    migrate(db, version)
    if (!hasSettings(db)) writeSettings(db, defaults)
    const writer = new LedgerWriter(db)
    return { writer, close: closeLedger.bind(null, writer) }
  } catch (error) {
    db.close()
    throw error
  }
}

/** What cannot be written any more, as on a full disk, follows from the journal when the ledger is opened again. */
function closeLedger(writer: LedgerWriter): void {
  try {
    writer.writeHeld()
    writer.db.pragma('wal_checkpoint(TRUNCATE)')
  } finally {
    writer.db.close()
  }
}

export function ledgerExists(dataFolder: string): boolean {
  return existsSync(join(dataFolder, LEDGER_FILE))
}

export function countEntries(db: Connection): number {
  return row<{ count: number }>(db, 'SELECT COALESCE(max(seq), 0) AS count FROM entry')?.count ?? 0
}
