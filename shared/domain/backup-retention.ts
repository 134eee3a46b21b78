import type { EpochDay, Instant, Zone } from './calendar.ts'
import { dayOf, monthOfDay } from './calendar.ts'

/** Why a copy of the ledger was taken. */
export const BACKUP_REASONS = ['daily', 'manual', 'before-migration', 'before-restore'] as const

export type BackupReason = (typeof BACKUP_REASONS)[number]

/** A copy of the ledger in the backups folder. */
export interface BackupCopy {
  readonly file: string
  readonly takenAt: Instant
  readonly reason: BackupReason
}

const DAYS_KEPT = 7
const WEEKS_KEPT = 4
const MONTHS_KEPT = 12
const SAFETY_COPIES_KEPT = 10

/**
 * Which copies have served their time (docs/adr/0005-backups.md). Of the daily ones, the newest of each of the last 7 civil days,
 * 4 weeks (from Monday, as ISO 8601 counts them) and 12 months that have one stay, all in the studio's zone: days on
 * which no copy was taken push none out. Of the copies before a migration, and of those before a restore, the 10 newest
 * stay. Manual copies are the user's and stay. So the newest copy always stays.
 *
 * A copy dated after `now` was taken while the clock was ahead: it stays until its time has come, and counts for nothing
 * until then, so that a wrong clock cannot push good copies out.
 */
export function selectBackupsToRemove(backups: readonly BackupCopy[], now: Instant, zone: Zone): readonly string[] {
  const past = backups.filter((backup) => backup.takenAt <= now).toSorted(newestFirst)
  const of = (reason: BackupReason): BackupCopy[] => past.filter((backup) => backup.reason === reason)
  const day = (backup: BackupCopy): EpochDay => dayOf(backup.takenAt, zone)
  const daily = of('daily')
  const kept = new Set([
    ...newestOfEach(daily, DAYS_KEPT, day),
    ...newestOfEach(daily, WEEKS_KEPT, (backup) => weekOf(day(backup))),
    ...newestOfEach(daily, MONTHS_KEPT, (backup) => monthOfDay(day(backup))),
    ...of('before-migration').slice(0, SAFETY_COPIES_KEPT),
    ...of('before-restore').slice(0, SAFETY_COPIES_KEPT),
    ...of('manual'),
  ])
  return past.filter((backup) => !kept.has(backup)).map((backup) => backup.file)
}

function newestFirst(a: BackupCopy, b: BackupCopy): number {
  return b.takenAt - a.takenAt || (a.file < b.file ? 1 : a.file > b.file ? -1 : 0)
}

/** The first copy of each of the first `count` periods (days, weeks or months, by any name); the copies come newest first. */
function newestOfEach(
  copies: readonly BackupCopy[],
  count: number,
  periodOf: (copy: BackupCopy) => number | string,
): BackupCopy[] {
  const newest = new Map<number | string, BackupCopy>()
  for (const copy of copies) {
    const period = periodOf(copy)
    if (!newest.has(period)) newest.set(period, copy)
  }
  return [...newest.values()].slice(0, count)
}

/** Counts weeks from Monday to Sunday. Day 0, 1 January 1970, was a Thursday. */
function weekOf(day: EpochDay): number {
  return Math.floor((day + 3) / 7)
}
