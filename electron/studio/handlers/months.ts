import { createHash } from 'node:crypto'
import type { Output, ParsedInput } from '../../../shared/api/operations.ts'
import type { Month } from '../../../shared/domain/calendar.ts'
import { dayOf, formatInstant, monthDays, monthOfDay } from '../../../shared/domain/calendar.ts'
import type { JournalEntry } from '../../../shared/domain/journal.ts'
import { invalid, Refusal } from '../../../shared/domain/refusal.ts'
import { statementOf } from '../../../shared/domain/statement.ts'
import { afterLastOf, closedMonths } from '../../ledger/figures/closings.ts'
import type { Connection } from '../../ledger/store/database.ts'
import { listMonths } from '../../ledger/figures/month-list.ts'
import type { Names } from '../../ledger/journal/names.ts'
import { monthFigures } from '../../ledger/figures/statements.ts'
import type { CommandContext, QueryContext } from '../context.ts'
import { MANUAL_SOURCE } from '../context.ts'
import { newId } from '../ids.ts'

/** The months, newest first, each with its closing. */
export function showMonths({ reader, now, zone }: QueryContext): Output<'months.list'> {
  const running = monthOfDay(dayOf(now, zone))
  return {
    at: formatInstant(now),
    running,
    months: listMonths(reader, zone, running).map(({ month, closing, hasEntries }) => ({
      month,
      closedAt: closing === null ? null : formatInstant(closing.at),
      digest: closing?.digest ?? null,
      note: closing?.note ?? null,
      hasEntries,
    })),
  }
}

/** R11: a SHA-256 over the month's statement, whether it is closed or not. */
export function statementDigest(db: Connection, names: Names, month: Month): string {
  const { closed, ...statement } = statementOf(monthFigures(db, names, month))
  return createHash('sha256').update(JSON.stringify(statement)).digest('hex')
}

export function closeMonth(context: CommandContext, input: ParsedInput<'months.close'>): Output<'months.close'> {
  const { month } = input
  if (dayOf(context.now, context.zone) < monthDays(month).to) {
    throw invalid(`month: ${month} has not ended yet`, { field: 'month' })
  }
  const { writer } = context.ledger
  const digest = writer.change(context.now, (change) => {
    refuseUnless(closedMonths(writer.db), month, false)
    const made = statementDigest(writer.db, writer.names, month)
    change.record({ ...monthEntry(context, input), kind: 'close', month, digest: made })
    return made
  })
  return { month, digest }
}

export function reopenMonth(context: CommandContext, input: ParsedInput<'months.reopen'>): Output<'months.reopen'> {
  const { month } = input
  const { writer } = context.ledger
  writer.change(context.now, (change) => {
    refuseUnless(closedMonths(writer.db), month, true)
    change.record({ ...monthEntry(context, input), kind: 'reopen', month })
  })
  return { month }
}

interface MonthInput {
  readonly month: Month
  readonly note?: string | undefined
}

function monthEntry(context: CommandContext, { month, note }: MonthInput) {
  return {
    id: newId(),
    at: afterLastOf(context.ledger.writer.db, month, context.now),
    recordedAt: context.now,
    source: MANUAL_SOURCE,
    externalId: null,
    note: note ?? null,
  } satisfies Partial<JournalEntry>
}

function refuseUnless(closed: readonly { readonly month: Month }[], month: Month, isClosed: boolean): void {
  if (closed.some((one) => one.month === month) === isClosed) return
  throw new Refusal('conflict', `month: ${month} is ${isClosed ? 'not closed' : 'closed already'}`, { field: 'month' })
}
