import type { Instant, Zone } from '../../shared/domain/calendar.ts'
import { dayOf, startOfDay } from '../../shared/domain/calendar.ts'
import { listBackups, removeOldBackups, takeBackupInFolder } from '../backups/backups-folder.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { countEntries } from '../ledger/ledger.ts'

/** Takes a day's backup before its first command changes anything, and removes those that have served their time. */
export class DailyBackup {
  readonly #dataFolder: string
  /** The day that has its backup, from its first instant to the next day's. */
  #kept = { from: 0, to: 0 }

  constructor(dataFolder: string) {
    this.#dataFolder = dataFolder
  }

  /** Whether the day has its backup for certain. */
  isKept(now: Instant): boolean {
    return now >= this.#kept.from && now < this.#kept.to
  }

  /** Does nothing where the day has its backup, or where there is nothing to lose. */
  async keep(ledger: Ledger, now: Instant, zone: Zone): Promise<void> {
    const { db } = ledger.writer
    if (countEntries(db) === 0) return
    const today = dayOf(now, zone)
    const taken = listBackups(this.#dataFolder).some(
      (one) => one.reason === 'daily' && dayOf(one.takenAt, zone) === today,
    )
    if (!taken) {
      await takeBackupInFolder(db, this.#dataFolder, 'daily', now)
      removeOldBackups(this.#dataFolder, now, zone)
    }
    this.#kept = { from: startOfDay(today, zone), to: startOfDay(today + 1, zone) }
  }
}
