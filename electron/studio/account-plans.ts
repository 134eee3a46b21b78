import type { Book } from '../../shared/domain/book.ts'
import type { Instant } from '../../shared/domain/calendar.ts'
import { dayFinder } from '../../shared/domain/calendar.ts'
import type { QueuedRender } from '../../shared/domain/queue.ts'
import type { StoredQueue } from '../ledger/plans/queues.ts'
import { storedQueues } from '../ledger/plans/queues.ts'
import type { QueryContext } from './context.ts'
import type { DayDemand } from './queue-demand.ts'
import { takesOf } from './queue-plan.ts'
import { queueRows } from './queue-rows.ts'
import { queuePace, queueTimetable } from './queue-times.ts'

/** What a planned render still asks for, and when. */
export interface PlannedUse {
  readonly queue: StoredQueue
  readonly render: QueuedRender
  /** When its first take is made. */
  readonly at: Instant
  /** Rising. */
  readonly days: readonly DayDemand[]
}

/** The renders that are still to be made of all queues that are not put away, by account. */
export function plannedUse(context: QueryContext, book: Book): ReadonlyMap<string, readonly PlannedUse[]> {
  const queues = storedQueues(context.reader).filter((queue) => !queue.isArchived)
  return Map.groupBy(
    queues.flatMap((queue) => usesOf(context, book, queue)),
    ({ queue }) => queue.account,
  )
}

function usesOf(context: QueryContext, book: Book, queue: StoredQueue): PlannedUse[] {
  const dayAt = dayFinder(context.zone)
  const rows = queueRows(context, queue)
  const { pace } = queuePace(context, queue, book)
  const takes = Map.groupBy(takesOf(queue, rows, queueTimetable(context, rows, pace)), ({ id }) => id)
  return rows.flatMap(({ render }) => {
    const own = (takes.get(render.id) ?? []).toSorted((a, b) => a.at - b.at)
    const first = own[0]
    if (first === undefined) return []
    const days = own.map(({ at, clips, charge }) => ({ day: dayAt(at), units: clips * charge.unitsPerClip }))
    return [{ queue, render, at: first.at, days }]
  })
}
