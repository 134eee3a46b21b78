import type { Output, ParsedInput } from '../../../shared/api/operations.ts'
import { formatInstant, monthDays, startOfDay } from '../../../shared/domain/calendar.ts'
import type { PastClosing } from '../../ledger/figures/closing-history.ts'
import { changesSince, closingsOf, countChanges } from '../../ledger/figures/closing-history.ts'
import type { QueryContext } from '../context.ts'
import { ledgerRow, postedById } from '../ledger-row.ts'
import { statementDigest } from './months.ts'

/** So many changes are shown; how many there are is told. */
const MOST_SHOWN = 200

/** When a month was closed and reopened, and what was recorded after the last closing that was undone. */
export function showClosingHistory(
  context: QueryContext,
  { month }: ParsedInput<'months.history'>,
): Output<'months.history'> {
  const { reader, names } = context
  const closings = closingsOf(reader, month)
  return {
    month,
    closings: closings.map(({ entry, at, digest, note, reopenedAt, reopenedNote }) => ({
      entry,
      at: formatInstant(at),
      digest,
      note,
      reopenedAt: reopenedAt === null ? null : formatInstant(reopenedAt),
      reopenedNote,
    })),
    digest: closings.length === 0 ? null : statementDigest(reader, names, month),
    changes: changesAfter(context, month, closings),
  }
}

function changesAfter(context: QueryContext, month: string, closings: readonly PastClosing[]) {
  const index = closings.findLastIndex(({ reopenedAt }) => reopenedAt !== null)
  const undone = closings[index]
  if (undone === undefined) return null
  const { reader, zone } = context
  const to = startOfDay(monthDays(month).to, zone)
  const since = { afterSeq: undone.seq, beforeSeq: closings[index + 1]?.seq ?? null, to }
  const total = countChanges(reader, since)
  const shown = total === 0 ? [] : changesSince(reader, since, MOST_SHOWN)
  return { closing: undone.entry, total, rows: shown.map((id) => ledgerRow(context, postedById(context, id))) }
}
