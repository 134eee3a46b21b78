import type { Pace, Timetable } from '../../shared/domain/render-time.ts'
import { DEFAULT_PACE, timetable } from '../../shared/domain/render-time.ts'
import { Refusal } from '../../shared/domain/refusal.ts'
import { remaining } from '../../shared/domain/lot.ts'
import type { Book } from '../../shared/domain/book.ts'
import { storedPace } from '../ledger/plans/queue-paces.ts'
import type { StoredQueue } from '../ledger/plans/queues.ts'
import type { QueryContext } from './context.ts'
import type { QueueRow } from './queue-rows.ts'
import { cardOf } from './queue-rows.ts'

/** A queue's pace as it was said or is assumed. */
export interface QueuePace {
  readonly pace: Pace
  /** Whether it was said. */
  readonly isOwn: boolean
}

/**
 * How fast a queue is rendered. Requests a minute that were not said are those of the account's packs on hand, the most of them;
 * where there is none, the fewest that the queue's card sells.
 */
export function queuePace(context: QueryContext, queue: StoredQueue, book: Book): QueuePace {
  const stored = storedPace(context.reader, queue.id)
  const pace = stored ?? DEFAULT_PACE
  const requestsPerMinute = pace.requestsPerMinute ?? packRequests(context, queue, book)
  return { pace: { ...pace, requestsPerMinute }, isOwn: stored !== null }
}

function packRequests({ cards }: QueryContext, queue: StoredQueue, book: Book): number | null {
  const card = cardOf(cards, queue)
  if (card instanceof Refusal) return null
  const onHand = (book.active.get(queue.account) ?? []).filter((lot) => remaining(lot) > 0).map((lot) => lot.pack)
  const rates = card.packs.filter((pack) => onHand.includes(pack.id)).map((pack) => pack.requestsPerMinute)
  if (rates.includes(null)) return null
  const known = rates.flatMap((rate) => rate ?? [])
  if (known.length > 0) return Math.max(...known)
  const sold = card.packs.flatMap((pack) => pack.requestsPerMinute ?? [])
  return sold.length === 0 ? null : Math.min(...sold)
}

/** What is left to do of each row, with the day that it is planned for. */
export function timedRenders(rows: readonly QueueRow[]) {
  return rows.flatMap(({ render, toDo, charge }) =>
    toDo === 0 || charge === null ? [] : [{ id: render.id, clips: toDo, day: render.day }],
  )
}

/** When what is left to do of a queue is made. */
export function queueTimetable({ now, zone }: QueryContext, rows: readonly QueueRow[], pace: Pace): Timetable {
  return timetable(timedRenders(rows), pace, now, zone)
}
