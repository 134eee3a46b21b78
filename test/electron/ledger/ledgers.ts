import { openLedger } from '../../../electron/ledger/ledger.ts'
import type { Ledger } from '../../../electron/ledger/ledger.ts'
import type { LedgerWriter } from '../../../electron/ledger/writer.ts'
import type { Instant, Zone } from '../../../shared/domain/calendar.ts'
import type { JournalEntry } from '../../../shared/domain/journal.ts'

/** Opens the ledger of a folder, making it where there is none: without a studio and its lock. */
export function openLedgerIn(dataFolder: string, zone: Zone = 'UTC'): Promise<Ledger> {
  const beforeMigration = () => Promise.resolve()
  return openLedger({ dataFolder, defaults: { zone, currency: 'USD' }, beforeMigration })
}

/** Records entries in one change, as a studio does: what is due is posted first. Fails where one is not recorded. */
export function record(writer: LedgerWriter, entries: readonly JournalEntry[], clock: Instant): void {
  writer.catchUp(clock)
  writer.change(clock, (change) => {
    for (const entry of entries) {
      const { status } = change.record(entry)
      if (status !== 'recorded') throw new Error(`${entry.kind} ${entry.id} is a ${status}`)
    }
  })
}
