import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Instant } from '../../shared/domain/calendar.ts'
import { Refusal } from '../../shared/domain/refusal.ts'
import { takeBackupInFolder } from '../backups/backups-folder.ts'
import { moveAside, newestGoodBackup, refuseDamaged } from '../backups/damaged.ts'
import { refuseUnlessSqlite } from '../backups/check.ts'
import { LEDGER_FILE } from '../ledger/store/database.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { ledgerExists, openLedger } from '../ledger/ledger.ts'
import { checkFormat, LEDGER_FORMAT, openForReading } from '../ledger/store/open.ts'
import type { LedgerSettings } from '../ledger/store/settings.ts'
import { isDamage, storageFailure } from '../ledger/store/storage-failure.ts'

/** Makes the data folder where it is missing. Refuses (`storage_failed`) where that cannot be. */
export function makeDataFolder(dataFolder: string): void {
  try {
    mkdirSync(dataFolder, { recursive: true })
  } catch (error) {
    throw storageFailure(error, dataFolder)
  }
}

/**
 * Opens the data folder's ledger, or answers why it cannot be. A damaged one is moved aside, and then the folder stays
 * without a ledger until a backup is restored or a new ledger is asked for: an empty one in its place would look like a loss.
 */
export async function openSafely(
  dataFolder: string,
  defaults: LedgerSettings,
  now: Instant,
): Promise<Ledger | Refusal> {
  if (!ledgerExists(dataFolder) && wasMovedAside(dataFolder)) return damaged(dataFolder, 'it was moved aside', null)
  try {
    if (ledgerExists(dataFolder)) lookAt(join(dataFolder, LEDGER_FILE))
    return await openLedger({
      dataFolder,
      defaults,
      beforeMigration: async (db) => {
        await takeBackupInFolder(db, dataFolder, 'before-migration', now)
      },
    })
  } catch (error) {
    if (error instanceof Refusal && error.code === 'ledger_newer') return error
    if (isDamage(error) || isNoLedger(error)) {
      const finding = error instanceof Error ? error.message : String(error)
      return damaged(dataFolder, finding, moveAside(dataFolder, now))
    }
    throw storageFailure(error, dataFolder)
  }
}

/**
 * Refuses what is no ledger that this program writes, before it is opened for writing: that would put a log that lies beside
 * the file into it, and set the file to keep one, whatever the file is.
 */
function lookAt(file: string): void {
  refuseUnlessSqlite(file)
  const db = openForReading(file)
  try {
    checkFormat(db, file)
  } finally {
    db.close()
  }
}

/** Whether the file was refused as no SQLite database, or as another program's. */
function isNoLedger(error: unknown): boolean {
  return error instanceof Refusal && (error.code === 'invalid_input' || error.code === 'ledger_damaged')
}

/** Opens a new ledger in a folder that has none, whatever was moved aside there. */
export function openNew(dataFolder: string, defaults: LedgerSettings): Promise<Ledger> {
  return openLedger({ dataFolder, defaults, beforeMigration: () => Promise.resolve() })
}

function wasMovedAside(dataFolder: string): boolean {
  return readdirSync(dataFolder).some((name) => name.startsWith('damaged-'))
}

function damaged(dataFolder: string, finding: string, movedTo: string | null): Refusal {
  return refuseDamaged({ dataFolder, finding, movedTo, newestGood: newestGoodBackup(dataFolder, LEDGER_FORMAT) })
}
