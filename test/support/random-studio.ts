import { dayOf, monthOfDay } from '../../shared/domain/calendar.ts'
import { recordJournal } from './journal-files.ts'
import type { ListedLedger } from './naive-statement.ts'
import { randomJournal } from './random-journal.ts'
import type { useStudios } from './studio.ts'

/** The journals that what is read of a studio is tested with. */
export const SEEDS = Array.from({ length: 12 }, (_, index) => index + 1)

/** A studio with a random ledger, and what it lists of it. */
export async function randomStudio(open: ReturnType<typeof useStudios>, seed: number) {
  const journal = randomJournal(seed)
  const studio = await open({ zone: journal.settings.zone, now: journal.through, backups: false })
  await recordJournal(studio, journal)
  const ledger: ListedLedger = await studio.value('entries.list', {})
  const last = monthOfDay(dayOf(journal.through, journal.settings.zone))
  return { studio, journal, ledger, last }
}
