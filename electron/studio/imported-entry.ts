import type { ImportedEntryJson } from '../../shared/api/shapes.ts'
import { formatInstant } from '../../shared/domain/calendar.ts'
import type { JournalEntry } from '../../shared/domain/journal.ts'
import { kindText } from '../../shared/domain/kind-text.ts'
import { formatUnits } from '../../shared/domain/units.ts'

/** An entry as an import report shows what a row was read as. */
export function importedEntry(entry: JournalEntry): ImportedEntryJson {
  const shown: ImportedEntryJson = {
    kind: entry.kind,
    at: formatInstant(entry.at),
    account: 'account' in entry ? entry.account : null,
    what: null,
    clips: null,
    outcome: null,
    units: null,
    production: null,
    shot: null,
  }
  switch (entry.kind) {
    case 'usage': {
      const { charge, clips, outcome, production, shot } = entry
      // R6: only a success is charged.
      const units = formatUnits(outcome === 'success' ? charge.unitsPerClip * clips : 0)
      return { ...shown, what: kindText(charge), clips, outcome, units, production, shot }
    }
    case 'purchase':
      return { ...shown, what: entry.pack, units: formatUnits(entry.units) }
    case 'balance':
      return { ...shown, units: formatUnits(entry.units) }
    case 'close':
    case 'reopen':
      return { ...shown, what: entry.month }
    case 'amend':
    case 'reversal':
      return shown
  }
}
