import { copyFileSync, existsSync, renameSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Instant } from '../../shared/domain/calendar.ts'
import type { RefusalCode } from '../../shared/domain/refusal.ts'
import { Refusal } from '../../shared/domain/refusal.ts'
import { LEDGER_FILE } from '../ledger/store/database.ts'
import { isBusy, isDamage, storageFailure } from '../ledger/store/storage-failure.ts'
import { foldLog } from './backup.ts'
import { takeBackupInFolder } from './backups-folder.ts'
import type { LedgerFormat } from './check.ts'
import { openReadOnly, refuseUnlessLedger, refuseUnlessSqlite } from './check.ts'
import { keepAside } from './damaged.ts'
import { removeCompanions, removeDatabase, syncFile, syncFolder } from './ledger-files.ts'

/** What the check of the current ledger ends with where there is none, it is no ledger, or a damaged one. */
const NO_INTACT_LEDGER: ReadonlySet<RefusalCode> = new Set<RefusalCode>([
  'not_found',
  'invalid_input',
  'ledger_damaged',
])

/** What to restore, and where. */
export interface Restore {
  readonly dataFolder: string
  /** The backup's path. */
  readonly file: string
  readonly now: Instant
  readonly format: LedgerFormat
}

export interface Restored {
  /** The backup that is the ledger now. */
  readonly restored: string
  /**
   * The ledger that was replaced: a backup, which can be restored in its turn; the folder with its files where it was no
   * intact ledger; null where there was none.
   */
  readonly keptCopy: string | null
}

/**
 * Replaces the ledger by a backup. Call with the ledger closed, by every connection, and the writer's lock held. Refuses
 * as `checkBackup` does, and with `ledger_locked` where another program has the ledger open; nothing has changed then.
 *
 * A crash at any step leaves the old ledger or the new one, whole. The steps, and why in this order:
 * 1. the backup is copied into the data folder under another name, checked there and synced: what was checked is what
 *    is put in place, and the last step needs no space and no second disk;
 * 2. the old ledger is kept as a backup, or its files as they are where it is damaged;
 * 3. the old ledger's log is folded into its file, which removes the log: SQLite would replay a log that is still there
 *    into whatever file has the ledger's name, and a log merely removed takes committed entries with it;
 * 4. the copy is renamed over the old ledger, which is one step for the file system.
 */
export async function restoreBackup({ dataFolder, file, now, format }: Restore): Promise<Restored> {
  const restored = resolve(file)
  const ledger = resolve(dataFolder, LEDGER_FILE)
  const part = `${ledger}.part`
  try {
    copyChecked(restored, part, format)
    const keptCopy = await keepCurrent(dataFolder, now, format)
    syncFolder(dataFolder)
    renameSync(part, ledger)
    syncFolder(dataFolder)
    return { restored, keptCopy }
  } catch (error) {
    removeDatabase(part)
    throw storageFailure(error, dataFolder)
  }
}

/** Copies a ledger, with the log beside it if there is one (files that were copied by hand), and checks the copy. */
function copyChecked(file: string, part: string, format: LedgerFormat): void {
  refuseUnlessSqlite(file)
  removeDatabase(part)
  copyFileSync(file, part)
  for (const log of ['-wal', '-journal'])
    if (existsSync(`${file}${log}`)) copyFileSync(`${file}${log}`, `${part}${log}`)
  try {
    foldLog(part)
  } catch (error) {
    if (!isDamage(error)) throw error
  }
  refuseUnlessLedger(part, format, file)
  syncFile(part)
}

/** Keeps the ledger that is about to be replaced, and leaves nothing beside it; answers where. */
async function keepCurrent(dataFolder: string, now: Instant, format: LedgerFormat): Promise<string | null> {
  const ledger = join(dataFolder, LEDGER_FILE)
  const backup = await backUpIntact(dataFolder, now, format)
  if (backup === null) {
    const aside = keepAside(dataFolder, now)
    removeCompanions(ledger)
    return aside
  }
  try {
    foldCurrent(ledger)
    return backup
  } catch (error) {
    removeDatabase(backup)
    throw error
  }
}

/**
 * The backup that was taken of the current ledger; null where that is no intact ledger. It is opened for reading alone:
 * SQLite would write what is in the log into a file that is none of its own.
 */
async function backUpIntact(dataFolder: string, now: Instant, format: LedgerFormat): Promise<string | null> {
  const ledger = join(dataFolder, LEDGER_FILE)
  try {
    refuseUnlessSqlite(ledger)
    // SQLite undoes a change that a crash left half done before anything is read, and must write to do so.
    if (existsSync(`${ledger}-journal`)) foldCurrent(ledger)
    const db = openReadOnly(ledger)
    try {
      if (db.pragma('application_id', { simple: true }) !== format.applicationId) return null
      return (await takeBackupInFolder(db, dataFolder, 'before-restore', now)).file
    } finally {
      db.close()
    }
  } catch (error) {
    if (isDamage(error) || (error instanceof Refusal && NO_INTACT_LEDGER.has(error.code))) return null
    throw error
  }
}

/** Folds the current ledger's log into its file; refuses where another program has it open. */
function foldCurrent(ledger: string): void {
  try {
    foldLog(ledger)
  } catch (error) {
    if (!isBusy(error)) throw error
    throw new Refusal('ledger_locked', `${ledger} is open in another program: close it there, then restore again`, {
      file: ledger,
    })
  }
}
