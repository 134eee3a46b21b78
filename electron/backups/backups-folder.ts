import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { BackupCopy, BackupReason } from '../../shared/domain/backup-retention.ts'
import { BACKUP_REASONS, selectBackupsToRemove } from '../../shared/domain/backup-retention.ts'
import type { Instant, Zone } from '../../shared/domain/calendar.ts'
import { parseInstant } from '../../shared/domain/calendar.ts'
import { Refusal } from '../../shared/domain/refusal.ts'
import type { Connection } from '../ledger/store/database.ts'
import { storageFailure } from '../ledger/store/storage-failure.ts'
import { takeBackup } from './backup.ts'
import { firstFree, stampOf, wholeSeconds } from './ledger-files.ts'

/** A backup as the contract lists it; `file` is its path. */
export interface Backup extends BackupCopy {
  readonly bytes: number
}

const NAME = new RegExp(
  `^ledger-(\\d{4}-\\d\\d-\\d\\dT)(\\d\\d)(\\d\\d)(\\d\\dZ)-(${BACKUP_REASONS.join('|')})(?:-\\d+)?\\.sqlite$`,
)

/** Where a data folder keeps the backups that the program takes by itself, and those that name no file. */
export function backupsFolder(dataFolder: string): string {
  return join(dataFolder, 'backups')
}

/**
 * Takes a backup into the data folder's backups, named after its instant and reason:
 * "ledger-2026-10-05T080000Z-daily.sqlite", and "…-daily-2.sqlite" for a second one within the second.
 */
export async function takeBackupInFolder(
  db: Connection,
  dataFolder: string,
  reason: BackupReason,
  now: Instant,
): Promise<Backup> {
  const folder = backupsFolder(dataFolder)
  makeFolder(folder)
  const free = firstFree(join(folder, `ledger-${stampOf(now)}-${reason}`), '.sqlite')
  return { ...(await takeBackup(db, free)), takenAt: wholeSeconds(now), reason }
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true })
  } catch (error) {
    throw storageFailure(error, folder)
  }
}

/** The data folder's backups, newest first, told by their names; files of other names are left out. */
export function listBackups(dataFolder: string): readonly Backup[] {
  const folder = backupsFolder(dataFolder)
  return namesIn(folder)
    .flatMap((name) => backupNamed(folder, name) ?? [])
    .toSorted((a, b) => b.takenAt - a.takenAt || (a.file < b.file ? 1 : -1))
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw storageFailure(error, folder)
  }
}

function backupNamed(folder: string, name: string): Backup | null {
  const match = NAME.exec(name)
  const reason = BACKUP_REASONS.find((known) => known === match?.[5])
  if (match === null || reason === undefined) return null
  const takenAt = instantOf(`${match[1]}${match[2]}:${match[3]}:${match[4]}`)
  const file = join(folder, name)
  const found = statSync(file, { throwIfNoEntry: false })
  return takenAt === null || found?.isFile() !== true ? null : { file, takenAt, reason, bytes: found.size }
}

function instantOf(text: string): Instant | null {
  try {
    return parseInstant(text, 'backup')
  } catch (error) {
    // A name with a date that does not exist is not one of this program's.
    if (error instanceof Refusal) return null
    throw error
  }
}

/** Removes the backups that have served their time (`selectBackupsToRemove`); answers their paths. */
export function removeOldBackups(dataFolder: string, now: Instant, zone: Zone): readonly string[] {
  const old = selectBackupsToRemove(listBackups(dataFolder), now, zone)
  for (const file of old) {
    try {
      rmSync(file, { force: true })
    } catch (error) {
      throw storageFailure(error, file)
    }
  }
  return old
}
