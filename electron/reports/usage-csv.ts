import { formatInstant } from '../../shared/domain/calendar.ts'
import type { UsageEntry } from '../../shared/domain/journal.ts'
import { neutralised } from '../../shared/domain/spreadsheet-text.ts'
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
 * Text that a spreadsheet would run as a formula is neutralised; a usage import takes the apostrophe off again.
 */
export function* writeUsageCsv(entries: Iterable<UsageEntry>): Generator<string> {
  yield csvRecord(COLUMNS)
  for (const entry of entries) yield csvRecord(cells(entry))
}

function cells(entry: UsageEntry): string[] {
  const { charge, details } = entry
  const text = (value: string | null | undefined): string => neutralised(value ?? '')
  return [
    text(entry.externalId ?? entry.id),
    details?.submittedAt === undefined ? '' : formatInstant(details.submittedAt),
    formatInstant(entry.at),
    text(charge.model),
    text(details?.mode),
    text(charge.resolution),
    String(charge.seconds),
    entry.outcome,
    formatUnits(entry.outcome === 'success' ? entry.clips * charge.unitsPerClip : 0),
    text(entry.production),
    text(details?.scene),
    text(entry.shot),
    text(details?.take),
    details?.kept === undefined ? '' : String(details.kept),
    text(entry.note),
    String(entry.clips),
    text(entry.externalId === null ? OWN_SOURCE : entry.source),
    text(entry.account),
  ]
}
