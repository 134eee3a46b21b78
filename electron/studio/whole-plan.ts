import type { Instant } from '../../shared/domain/calendar.ts'
import type { ExpiringLot, PlanProjection, ProjectedTakes, Projection } from '../../shared/domain/queue.ts'
import { projectPlan } from '../../shared/domain/queue.ts'
import type { Milliunits } from '../../shared/domain/units.ts'
import type { StoredQueue } from '../ledger/plans/queues.ts'
import { storedQueues } from '../ledger/plans/queues.ts'
import { bookAt } from '../ledger/figures/balances.ts'
import type { QueryContext } from './context.ts'
import { plannedLots, purchasesOf } from './planned-lots.ts'
import { takesOf } from './queue-plan.ts'
import type { QueueRow } from './queue-rows.ts'
import { queueRows } from './queue-rows.ts'
import { queuePace, queueTimetable } from './queue-times.ts'

/** A queue within the plan of the whole studio. */
export interface QueueShare {
  readonly queue: StoredQueue
  readonly rows: readonly QueueRow[]
  /** By the renders' ids. */
  readonly projections: ReadonlyMap<string, Projection>
  /** When the first take is made that no lot covers whole, and the units of all such takes that are overage; null where there is none. */
  readonly uncovered: { readonly at: Instant; readonly units: Milliunits } | null
  /** What would expire of the queue's account once all queues are rendered. */
  readonly expiring: readonly ExpiringLot[]
}

/**
 * All queues that are not put away, side by side: each at its own pace, and drawn from the accounts' lots in the order of their
 * takes, so that no unit is counted twice. Earmarks play no part: they say whose a unit is, not how many there are.
 */
export function planEverything(context: QueryContext): QueueShare[] {
  const queues = storedQueues(context.reader).filter((queue) => !queue.isArchived)
  if (queues.length === 0) return []
  const book = bookAt(context.reader, context.names, context.now)
  const laidOut = queues.map((queue) => {
    const rows = queueRows(context, queue)
    const { pace } = queuePace(context, queue, book)
    return { queue, rows, takes: takesOf(queue, rows, queueTimetable(context, rows, pace)) }
  })
  const accounts = [...new Set(queues.map((queue) => queue.account))]
  return accounts.flatMap((account) => {
    const own = laidOut.filter(({ queue }) => queue.account === account)
    const takes: ProjectedTakes[] = own.flatMap((one) => one.takes)
    const changes = { purchases: purchasesOf(plannedLots(context, account)), holds: [] }
    const { renders, pieces, expiring } = projectPlan(book, takes, changes)
    return own.map(({ queue, rows }) => ({
      queue,
      rows,
      projections: ofRows(renders, rows),
      uncovered: uncoveredOf(pieces, rows),
      expiring,
    }))
  })
}

function uncoveredOf(pieces: PlanProjection['pieces'], rows: readonly QueueRow[]): QueueShare['uncovered'] {
  const ids = new Set(rows.map(({ render }) => render.id))
  const overage = pieces.filter(({ takes, projection }) => ids.has(takes.id) && projection.overageUnits > 0)
  if (overage.length === 0) return null
  return overage.reduce(
    (all, { takes, projection }) => ({
      at: Math.min(all.at, takes.at),
      units: all.units + projection.overageUnits,
    }),
    { at: Infinity, units: 0 },
  )
}

function ofRows(renders: ReadonlyMap<string, Projection>, rows: readonly QueueRow[]): ReadonlyMap<string, Projection> {
  return new Map(
    rows.flatMap(({ render }) => {
      const projection = renders.get(render.id)
      return projection === undefined ? [] : [[render.id, projection] as const]
    }),
  )
}
