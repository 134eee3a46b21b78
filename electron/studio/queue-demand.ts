import type { EpochDay } from '../../shared/domain/calendar.ts'
import { dayOf } from '../../shared/domain/calendar.ts'
import type { Charge } from '../../shared/domain/journal.ts'
import type { Milliunits } from '../../shared/domain/units.ts'
import type { StoredQueue } from '../ledger/queues.ts'
import { takesKey } from '../ledger/takes-made.ts'
import type { QueryContext } from './context.ts'
import { queueRows } from './queue-rows.ts'

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
  /** Rising; a render without a day of its own is on that of the one before it, one that is overdue on today's. */
  readonly days: readonly DayDemand[]
  /** Why renders could not be counted, such as a kind that the card has lost; each once. */
  readonly problems: readonly string[]
}

/** The demand that a comparison, a purchase schedule and a forecast start from. */
export function queueDemand(context: QueryContext, queue: StoredQueue): QueueDemand {
  const kinds = new Map<string, { charge: Charge; clips: number }>()
  const days = new Map<EpochDay, Milliunits>()
  const problems = new Set<string>()
  for (const { charge, toDo, at, problem } of queueRows(context, queue)) {
    if (problem !== null) problems.add(problem)
    if (charge === null || toDo === 0) continue
    const key = takesKey('', charge)
    const kind = kinds.get(key) ?? { charge, clips: 0 }
    kinds.set(key, { charge, clips: kind.clips + toDo })
    const day = dayOf(at, context.zone)
    days.set(day, (days.get(day) ?? 0) + toDo * charge.unitsPerClip)
  }
  return {
    kinds: [...kinds.values()],
    days: [...days].map(([day, units]) => ({ day, units })).sort((a, b) => a.day - b.day),
    problems: [...problems],
  }
}
