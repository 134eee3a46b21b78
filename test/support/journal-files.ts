import { writeFileSync } from 'node:fs'
import { entryToJson } from '../../shared/api/journal-json.ts'
import type { JournalEntry } from '../../shared/domain/journal.ts'
import type { BookSettings } from '../../shared/domain/book.ts'
import type { RandomJournal } from './random-journal.ts'
import type { TestStudio } from './studio.ts'

/** Writes a journal's JSONL into the studio's data folder; answers its path. */
export function writeJournal(
  studio: TestStudio,
  name: string,
  entries: readonly JournalEntry[],
  currency = 'USD',
): string {
  const file = studio.path(name)
  writeFileSync(file, entries.map((entry) => `${JSON.stringify(entryToJson(entry, currency))}\n`).join(''))
  return file
}

/** Records entries as they are, ids and all, in one import. */
export async function recordEntries(
  studio: TestStudio,
  entries: readonly JournalEntry[],
  currency = 'USD',
): Promise<{ readonly batch: string | null }> {
  const file = writeJournal(studio, 'entries.jsonl', entries, currency)
  return studio.value('imports.journal', { file })
}

/** Sets up a new studio as the journal's was. */
export async function setUp(studio: TestStudio, { zone, currency, drawingOrders }: BookSettings): Promise<void> {
  await studio.value('studio.init', { zone, currency })
  for (const [account, drawingOrder] of drawingOrders) {
    await studio.value('accounts.set', { account, drawingOrder })
  }
}

/** Records a whole journal at once, its clock at the instant through which its expiries are posted. */
export async function recordJournal(studio: TestStudio, journal: RandomJournal): Promise<void> {
  studio.clock.set(journal.through)
  await setUp(studio, journal.settings)
  await recordEntries(studio, journal.entries, journal.settings.currency)
}
