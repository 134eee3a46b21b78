import type { EpochDay } from '../../shared/domain/calendar.ts'
import { dayFinder } from '../../shared/domain/calendar.ts'
import type { Charge } from '../../shared/domain/journal.ts'
import type { ProjectedTakes } from '../../shared/domain/queue.ts'
import type { Milliunits } from '../../shared/domain/units.ts'
import { bookAt } from '../ledger/figures/balances.ts'
import type { StoredQueue } from '../ledger/plans/queues.ts'
import { takesKey } from '../ledger/figures/takes-made.ts'
import type { QueryContext } from './context.ts'
import { takesOf } from './queue-plan.ts'
import type { QueueRow } from './queue-rows.ts'
import { queueRows } from './queue-rows.ts'
import { queuePace, queueTimetable } from './queue-times.ts'

/** What is still to be rendered of a render kind. */
export interface KindDemand {
  readonly charge: Charge
  /** Clips of all takes that are still to be made: at least 1. */
  readonly clips: number
}

/** What a civil day of the studio's zone asks for. */
export interface DayDemand {
  readonly day: EpochDay
  readonly units: Milliunits
}

/** What a queue still asks for: what was made is taken off, what is held or done left out. */
export interface QueueDemand {
  /** In the order in which the queue first has them. */
  readonly kinds: readonly KindDemand[]
  /** Rising; each clip on the day on which the queue's pace comes to it. */
  readonly days: readonly DayDemand[]
  /** Why renders could not be counted, such as a kind that the card has lost; each once. */
  readonly problems: readonly string[]
}

/** The demand that a comparison, a purchase schedule and a forecast start from. */
export function queueDemand(context: QueryContext, queue: StoredQueue): QueueDemand {
  const { reader, names, now } = context
  const rows = queueRows(context, queue)
  const { pace } = queuePace(context, queue, bookAt(reader, names, now))
  const takes = takesOf(queue, rows, queueTimetable(context, rows, pace))
  return {
    kinds: demandByKind(rows),
    days: demandByDay(context, takes),
    problems: [...new Set(rows.flatMap(({ problem }) => problem ?? []))],
  }
}

function demandByKind(rows: readonly QueueRow[]): KindDemand[] {
  const kinds = new Map<string, KindDemand>()
  for (const { charge, toDo } of rows) {
    if (charge === null || toDo === 0) continue
    const key = takesKey('', charge)
    kinds.set(key, { charge, clips: toDo + (kinds.get(key)?.clips ?? 0) })
  }
  return [...kinds.values()]
}

function demandByDay({ zone }: QueryContext, takes: readonly ProjectedTakes[]): DayDemand[] {
  const days = new Map<EpochDay, Milliunits>()
  const dayAt = dayFinder(zone)
  for (const { at, clips, charge } of takes) {
    const day = dayAt(at)
    days.set(day, (days.get(day) ?? 0) + clips * charge.unitsPerClip)
  }
  return [...days].map(([day, units]) => ({ day, units })).sort((a, b) => a.day - b.day)
}
