import type { Output, ParsedInput } from '../../../shared/api/operations.ts'
import { MILLISECONDS_PER_DAY, parseInstant } from '../../../shared/domain/calendar.ts'
import type { LatestStart } from '../../../shared/domain/expiry-calendar.ts'
import { calendarEvents } from '../../../shared/domain/expiry-calendar.ts'
import { writeFileAtomically } from '../../files/write-file.ts'
import { accountThresholds, thresholdsFor } from '../../ledger/alert-thresholds.ts'
import { standingAt } from '../../ledger/balances.ts'
import { storedQueues } from '../../ledger/queues.ts'
import { reversedPurchases } from '../../ledger/reversed-purchases.ts'
import { revision } from '../../ledger/revision.ts'
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
  const { book } = standingAt(reader, names, now)
  const thresholds = accountThresholds(reader)
  const events = calendarEvents({
    zone,
    currency,
    lots: [...book.lots.values()].filter((lot) => lot.expiresAt >= now - PAST),
    reversed: reversedPurchases(reader, now - PAST),
    starts: latestStarts(context),
    remindersOf: (account) => thresholdsFor(thresholds, account).expiryDays,
  })
  const { bytes } = await writeFileAtomically(file, writeCalendar(events, { now, revision: revision(reader) }))
  return { file, events: events.length, bytes }
}

function latestStarts(context: QueryContext): LatestStart[] {
  const queues = storedQueues(context.reader).filter((queue) => !queue.isArchived)
  return queues.flatMap((queue) => {
    const { safeStart } = queueView(context, queue)
    if (safeStart === null) return []
    const { id, production, name } = queue
    const { pack } = safeStart
    const [at, expiresAt] = [parseInstant(safeStart.at, 'at'), parseInstant(safeStart.expiresAt, 'expiresAt')]
    return [{ queue: id, production, name, at, pack, expiresAt }]
  })
}
