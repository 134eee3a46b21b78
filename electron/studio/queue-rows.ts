import type { Charge } from '../../shared/domain/journal.ts'
import { clipsToDo } from '../../shared/domain/queue.ts'
import type { QueuedRender } from '../../shared/domain/queue.ts'
import type { RateCard } from '../../shared/domain/rate-card.ts'
import { chargeOf, findRenderKind } from '../../shared/domain/rate-card.ts'
import { Refusal } from '../../shared/domain/refusal.ts'
import type { StoredQueue } from '../ledger/plans/queues.ts'
import { storedRenders } from '../ledger/plans/queues.ts'
import type { TakesMade } from '../ledger/figures/takes-made.ts'
import { takesKey, takesMade } from '../ledger/figures/takes-made.ts'
import type { QueryContext } from './context.ts'

/** A planned render with all that is known of it before it is projected. */
export interface QueueRow {
  readonly render: QueuedRender
  readonly made: TakesMade
  readonly toDo: number
  /** What a clip is charged now; null where the card does not have the kind any more. */
  readonly charge: Charge | null
  readonly problem: string | null
}

/**
 * Renders of a queue, each with what was made of it, what is left to do, and what a clip is charged: its own in their order, or
 * others that stand in their place, as those of a version do.
 */
export function queueRows(
  context: QueryContext,
  queue: StoredQueue,
  renders: readonly QueuedRender[] = storedRenders(context.reader, queue.id),
): QueueRow[] {
  const { reader, names, zone } = context
  const made = allocated(renders, takesMade(reader, names, zone, queue.production))
  const charges = chargesOf(context, queue)
  return renders.map((render, index) => {
    const ofRow = made[index] ?? { clips: 0, kept: 0 }
    const charge = charges(render)
    const refused = charge instanceof Refusal
    return {
      render,
      made: ofRow,
      toDo: clipsToDo(render, ofRow.clips),
      charge: refused ? null : charge,
      problem: refused ? charge.message : null,
    }
  })
}

/** What was made of a shot and render kind goes to the rows that plan it, in turn; what exceeds all of them to the last. */
function allocated(renders: readonly QueuedRender[], made: ReadonlyMap<string, TakesMade>): TakesMade[] {
  const keys = renders.map((render) => takesKey(render.shot, render))
  const lastOf = new Map(keys.map((key, index) => [key, index]))
  const left = new Map<string, TakesMade>()
  return renders.map((render, index) => {
    const key = keys[index] ?? ''
    const have = left.get(key) ?? made.get(key) ?? { clips: 0, kept: 0 }
    const clips = lastOf.get(key) === index ? have.clips : Math.min(have.clips, render.takes * render.clips)
    const kept = Math.min(have.kept, clips)
    left.set(key, { clips: have.clips - clips, kept: have.kept - kept })
    return { clips, kept }
  })
}

/** The queue's rate card; a refusal where it is gone. */
export function cardOf(cards: QueryContext['cards'], queue: StoredQueue): RateCard | Refusal {
  return orRefusal(() => cards.find(queue.rateCard))
}

/** What a clip is charged by the queue's card as it is now, each kind looked up once. */
function chargesOf({ cards, currency }: QueryContext, queue: StoredQueue): (render: QueuedRender) => Charge | Refusal {
  const card = cardOf(cards, queue)
  const known = new Map<string, Charge | Refusal>()
  return (render) => {
    if (card instanceof Refusal) return card
    const { model, resolution, seconds } = render
    const key = takesKey('', render)
    const charge =
      known.get(key) ?? orRefusal(() => chargeOf(card, findRenderKind(card, model, resolution, seconds), currency))
    known.set(key, charge)
    return charge
  }
}

function orRefusal<T>(find: () => T): T | Refusal {
  try {
    return find()
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}
