import { copyFileSync, constants, linkSync, lstatSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Instant } from '../../shared/domain/calendar.ts'
import { formatInstant } from '../../shared/domain/calendar.ts'
import { Refusal } from '../../shared/domain/refusal.ts'
import { LEDGER_FILE } from '../ledger/store/database.ts'
import { storageFailure } from '../ledger/store/storage-failure.ts'
import type { Backup } from './backups-folder.ts'
import { listBackups } from './backups-folder.ts'
import type { LedgerFormat } from './check.ts'
import { checkBackup } from './check.ts'
import { COMPANIONS, firstFree, removeCompanions, stampOf, syncFolder } from './ledger-files.ts'

/**
 * Moves a ledger that cannot be opened, with its log, to a new folder "damaged-2026-10-05T080000Z" within the data folder;
 * answers that folder, or null where there was nothing to move. Nothing is overwritten, and at every moment each file is
 * in its old place, its new one, or both. Call with the ledger closed and the writer's lock held.
 */
export function moveAside(dataFolder: string, now: Instant): string | null {
  const kept = keepAside(dataFolder, now)
  if (kept === null) return null
  try {
    // The ledger before its log: a damaged ledger without its log might open as an older one.
    rmSync(join(dataFolder, LEDGER_FILE), { force: true })
    removeCompanions(join(dataFolder, LEDGER_FILE))
    syncFolder(dataFolder)
    return kept
  } catch (error) {
    throw storageFailure(error, dataFolder)
  }
}

/** As `moveAside`, but the ledger stays in its place too. */
export function keepAside(dataFolder: string, now: Instant): string | null {
  const names = ['', ...COMPANIONS]
    .map((suffix) => `${LEDGER_FILE}${suffix}`)
    .filter((name) => lstatSync(join(dataFolder, name), { throwIfNoEntry: false }) !== undefined)
  if (names.length === 0) return null
  const folder = firstFree(join(dataFolder, `damaged-${stampOf(now)}`), '')
  try {
    mkdirSync(folder)
    for (const name of names) keep(join(dataFolder, name), join(folder, name))
    syncFolder(folder)
    syncFolder(dataFolder)
    return folder
  } catch (error) {
    throw storageFailure(error, folder)
  }
}

/** Gives a file a second name, which reads nothing of a damaged disk; copies it where the file system knows no links. */
function keep(from: string, to: string): void {
  try {
    linkSync(from, to)
  } catch {
    copyFileSync(from, to, constants.COPYFILE_EXCL)
  }
}

/** The newest backup that passes `checkBackup`, or null where none does. Checks one after the other until one passes. */
export function newestGoodBackup(dataFolder: string, format: LedgerFormat): Backup | null {
  return listBackups(dataFolder).find((backup) => isGood(backup.file, format)) ?? null
}

function isGood(file: string, format: LedgerFormat): boolean {
  try {
    checkBackup(file, format)
    return true
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}

/** What a damaged ledger's owner is told: where it is now, and how to go on. */
export interface DamageReport {
  readonly dataFolder: string
  /** What was found, in words. */
  readonly finding: string
  /** Where the ledger is now (`moveAside`); null where it was left in its place. */
  readonly movedTo: string | null
  readonly newestGood: Backup | null
}

/** The refusal `ledger_damaged`, with the command that brings the newest good backup back. */
export function refuseDamaged({ dataFolder, finding, movedTo, newestGood }: DamageReport): Refusal {
  const ledger = join(dataFolder, LEDGER_FILE)
  const place = movedTo === null ? '' : ` It was moved to ${movedTo}.`
  const remedy =
    newestGood === null
      ? 'There is no good backup in the data folder.'
      : `The newest good backup is of ${formatInstant(newestGood.takenAt)}; to go back to it: packledger restore "${newestGood.file}"`
  return new Refusal('ledger_damaged', `${ledger} is damaged (${finding}).${place} ${remedy}`, {
    file: ledger,
    movedTo,
    backup: newestGood?.file ?? null,
  })
}
