import { formatInstant } from '../../shared/domain/calendar.ts'
import type { UsageEntry } from '../../shared/domain/journal.ts'
import { formatUnits } from '../../shared/domain/units.ts'
import { csvRecord } from './csv.ts'

/** The `source` of a take without an external id: its `task_id` is the entry's own id. */
export const OWN_SOURCE = 'packledger'

const COLUMNS = [
  'task_id',
  'submitted_at',
  'finished_at',
  'model',
  'mode',
  'resolution',
  'duration_s',
  'outcome',
  'units',
  'project',
  'scene',
  'shot',
  'take',
  'kept',
  'note',
  'clips',
  'source',
  'account',
] as const

/**
 * Usage in the neutral columns that usage imports read: RFC 4180, UTF-8 without a byte order mark, instants in UTC, `units`
 * what the take was charged (0 unless it succeeded, R6). `source` and `task_id` are its external identity and `account` says
 * whose lots paid for it, so that importing the file again finds duplicates.
 *
 * Unlike the statement's CSV, which is made for a spreadsheet, text is exactly as recorded, formula signs included:
 * neutralising it would change what comes back.
 */
export function* writeUsageCsv(entries: Iterable<UsageEntry>): Generator<string> {
  yield csvRecord(COLUMNS)
  for (const entry of entries) yield csvRecord(cells(entry))
}

function cells(entry: UsageEntry): string[] {
  const { charge, details } = entry
  return [
    entry.externalId ?? entry.id,
    details?.submittedAt === undefined ? '' : formatInstant(details.submittedAt),
    formatInstant(entry.at),
    charge.model,
    details?.mode ?? '',
    charge.resolution,
    String(charge.seconds),
    entry.outcome,
    formatUnits(entry.outcome === 'success' ? entry.clips * charge.unitsPerClip : 0),
    entry.production ?? '',
    details?.scene ?? '',
    entry.shot ?? '',
    details?.take ?? '',
    details?.kept === undefined ? '' : String(details.kept),
    entry.note ?? '',
    String(entry.clips),
    entry.externalId === null ? OWN_SOURCE : entry.source,
    entry.account,
  ]
}
