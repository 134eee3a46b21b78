import type { Book } from '../../shared/domain/book.ts'
import { holdsOf } from '../../shared/domain/earmark.ts'
import type { Lot } from '../../shared/domain/lot.ts'
import { remaining } from '../../shared/domain/lot.ts'
import type { Hold, LotDraw, PlanProjection, ProjectedTakes, QueuedRender } from '../../shared/domain/queue.ts'
import { projectPlan } from '../../shared/domain/queue.ts'
import type { SafeStart, Timetable } from '../../shared/domain/render-time.ts'
import { safeStarts } from '../../shared/domain/render-time.ts'
import { bookAt } from '../ledger/figures/balances.ts'
import { drawnSince, storedEarmarks } from '../ledger/plans/earmarks.ts'
import type { StoredQueue } from '../ledger/plans/queues.ts'
import type { QueryContext } from './context.ts'
import type { PlannedLots } from './planned-lots.ts'
import { plannedLots, purchasesOf } from './planned-lots.ts'
import type { QueueRow } from './queue-rows.ts'
import { queueRows } from './queue-rows.ts'
import type { QueuePace } from './queue-times.ts'
import { queuePace, queueTimetable, timedRenders } from './queue-times.ts'

/** What the plans of an account's queues start from. */
export interface PlanGround {
  readonly book: Book
  readonly lots: readonly Lot[]
  readonly planned: PlannedLots
}

/** A queue laid out in time and drawn from the lots. */
export interface QueuePlan {
  readonly ground: PlanGround
  readonly pace: QueuePace
  readonly rows: readonly QueueRow[]
  readonly times: Timetable
  readonly projection: PlanProjection
  readonly safeStarts: ReadonlyMap<string, SafeStart>
  /** Kept for other productions. */
  readonly holds: readonly Hold[]
}

export function planGround(context: QueryContext, account: string): PlanGround {
  const book = bookAt(context.reader, context.names, context.now)
  const lots = (book.active.get(account) ?? []).filter((lot) => remaining(lot) > 0)
  return { book, lots, planned: plannedLots(context, account) }
}

/** What a queue will take and cost: its own renders, or others that stand in their place. */
export function planQueue(
  context: QueryContext,
  queue: StoredQueue,
  renders?: readonly QueuedRender[],
  ground: PlanGround = planGround(context, queue.account),
): QueuePlan {
  const pace = queuePace(context, queue, ground.book)
  const rows = queueRows(context, queue, renders)
  const times = queueTimetable(context, rows, pace.pace)
  const holds = holdsForOthers(context, queue, ground.lots)
  const changes = { purchases: purchasesOf(ground.planned), holds }
  const projection = projectPlan(ground.book, takesOf(queue, rows, times), changes)
  const bound = projection.pieces.map(({ takes: { id, at, clips }, projection: { draws } }) => ({
    id,
    at,
    clips,
    bound: firstToExpire(draws),
  }))
  const { now, zone } = context
  return {
    ground,
    pace,
    rows,
    times,
    projection,
    safeStarts: safeStarts(timedRenders(rows), bound, pace.pace, now, zone),
    holds,
  }
}

function holdsForOthers(context: QueryContext, queue: StoredQueue, lots: readonly Lot[]): Hold[] {
  const { reader, now } = context
  const others = storedEarmarks(reader, queue.account).filter((earmark) => earmark.production !== queue.production)
  const kept = others.map((earmark) => ({
    units: Math.max(0, earmark.units - drawnSince(reader, earmark)),
    releaseDays: earmark.releaseDays,
  }))
  return holdsOf(kept, lots, now)
}

/** The takes of a timetable with what they are charged. */
export function takesOf({ account }: StoredQueue, rows: readonly QueueRow[], times: Timetable): ProjectedTakes[] {
  const charges = new Map(rows.map(({ render, charge }) => [render.id, charge]))
  return times.pieces.flatMap(({ id, at, clips }) => {
    const charge = charges.get(id) ?? null
    return charge === null ? [] : [{ id, account, charge, clips, at }]
  })
}

function firstToExpire(draws: readonly LotDraw[]): LotDraw | null {
  return draws.reduce<LotDraw | null>(
    (first, draw) => (first === null || draw.expiresAt < first.expiresAt ? draw : first),
    null,
  )
}
