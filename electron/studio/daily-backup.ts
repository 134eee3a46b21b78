import type { EpochDay, Instant, Zone } from '../../shared/domain/calendar.ts'
import { dayOf } from '../../shared/domain/calendar.ts'
import { listBackups, removeOldBackups, takeBackupInFolder } from '../backups/backups-folder.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { countEntries } from '../ledger/ledger.ts'

/** Takes a day's backup before its first command changes anything, and removes those that have served their time. */
export class DailyBackup {
  readonly #dataFolder: string
  #keptOn: EpochDay | null = null

  constructor(dataFolder: string) {
    this.#dataFolder = dataFolder
  }

  /** Does nothing where the day has its backup, or where there is nothing to lose. */
  async keep(ledger: Ledger, now: Instant, zone: Zone): Promise<void> {
    const { db } = ledger.writer
    const today = dayOf(now, zone)
    if (this.#keptOn === today || countEntries(db) === 0) return
    const taken = listBackups(this.#dataFolder).some(
      (one) => one.reason === 'daily' && dayOf(one.takenAt, zone) === today,
    )
    if (!taken) {
      await takeBackupInFolder(db, this.#dataFolder, 'daily', now)
      removeOldBackups(this.#dataFolder, now, zone)
    }
    this.#keptOn = today
  }
}
