import type { Output, ParsedInput } from '../../../shared/api/operations.ts'
import { MILLISECONDS_PER_DAY, parseInstant } from '../../../shared/domain/calendar.ts'
import type { LatestStart, SettledQueue } from '../../../shared/domain/expiry-calendar.ts'
import { calendarEvents } from '../../../shared/domain/expiry-calendar.ts'
import { writeFileAtomically } from '../../files/write-file.ts'
import { accountThresholds, thresholdsFor } from '../../ledger/alert-thresholds.ts'
import { expiredLots } from '../../ledger/alerts.ts'
import { bookAt } from '../../ledger/figures/balances.ts'
import { queuesMadeAt, storedQueues } from '../../ledger/plans/queues.ts'
import { reversedPurchases } from '../../ledger/journal/reversed-purchases.ts'
import { revision } from '../../ledger/store/revision.ts'
import { writeCalendar } from '../../reports/calendar.ts'
import type { CommandContext, QueryContext } from '../context.ts'
import { queueView } from '../queue-view.ts'

/** What has passed is written for so long: an event that was in the calendar before says how it ended. */
const PAST = 31 * MILLISECONDS_PER_DAY

export async function exportCalendar(
  context: CommandContext,
  { file }: ParsedInput<'exports.calendar'>,
): Promise<Output<'exports.calendar'>> {
  const { reader, names, now, zone, currency } = context
  const book = bookAt(reader, names, now)
  const thresholds = accountThresholds(reader)
  const events = calendarEvents({
    zone,
    currency,
    lots: [...book.lots.values()].filter((lot) => lot.expiresAt >= now - PAST),
    expired: expiredLots(reader, names, now - PAST - 1, now),
    reversed: reversedPurchases(reader, now - PAST),
    ...queueStarts(context),
    remindersOf: (account) => thresholdsFor(thresholds, account).expiryDays,
  })
  const { bytes } = await writeFileAtomically(file, writeCalendar(events, { now, revision: revision(reader) }))
  return { file, events: events.length, bytes }
}

interface QueueStarts {
  readonly starts: LatestStart[]
  readonly settled: SettledQueue[]
}

/** By when each queue has to begin, and those of which nothing has to; a queue without renders never had to. */
function queueStarts(context: QueryContext): QueueStarts {
  const found: QueueStarts = { starts: [], settled: [] }
  const madeAt = queuesMadeAt(context.reader)
  for (const queue of storedQueues(context.reader).filter(({ renders }) => renders > 0)) {
    const { id, production, name, isArchived } = queue
    const safeStart = isArchived ? null : queueView(context, queue).safeStart
    if (safeStart === null) {
      found.settled.push({ queue: id, production, name, madeAt: madeAt.get(id) ?? 0 })
      continue
    }
    const [at, expiresAt] = [parseInstant(safeStart.at, 'at'), parseInstant(safeStart.expiresAt, 'expiresAt')]
    found.starts.push({ queue: id, production, name, at, pack: safeStart.pack, expiresAt })
  }
  return found
}
