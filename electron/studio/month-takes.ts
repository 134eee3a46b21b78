import type { Month } from '../../shared/domain/calendar.ts'
import { monthDays, startOfDay } from '../../shared/domain/calendar.ts'
import type { UsageEntry } from '../../shared/domain/journal.ts'
import type { StoredEntry } from '../ledger/journal/entries.ts'
import { storedEntries } from '../ledger/journal/entries.ts'
import type { QueryContext } from './context.ts'

/** How many entries are read at once. */
export const ENTRIES_AT_ONCE = 1024

/** The takes of a month that were not taken back, in the order of the journal. */
export function monthTakes({ reader, names, zone }: QueryContext, month: Month): Iterable<UsageEntry> {
  const { from, to } = monthDays(month)
  const span = { from: startOfDay(from, zone), to: startOfDay(to, zone), production: null, account: null }
  return standingUsage(storedEntries(reader, names, span, ENTRIES_AT_ONCE))
}

/** Usage that was not taken back. */
export function* standingUsage(stored: Iterable<StoredEntry>): Generator<UsageEntry> {
  for (const { entry, reversedBy } of stored) if (entry.kind === 'usage' && reversedBy === null) yield entry
}
