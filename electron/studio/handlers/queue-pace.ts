import type { Output, ParsedInput } from '../../../shared/api/operations.ts'
import { parseDay } from '../../../shared/domain/calendar.ts'
import type { Pace } from '../../../shared/domain/render-time.ts'
import { DEFAULT_PACE } from '../../../shared/domain/render-time.ts'
import { storedPace, writePace } from '../../ledger/plans/queue-paces.ts'
import type { StoredQueue } from '../../ledger/plans/queues.ts'
import { findQueueNamed, insertRenders, storedRenders, writeQueue } from '../../ledger/plans/queues.ts'
import type { CommandContext } from '../context.ts'
import { resolveQueue } from '../find-queue.ts'
import { newId } from '../ids.ts'
import { paceToJson } from '../plan-json.ts'

/** Says how fast a queue is rendered: what is left out stays as it is, or as it is assumed. */
export function setPace(context: CommandContext, input: ParsedInput<'queues.pace'>): Output<'queues.pace'> {
  const { ledger, now } = context
  const { writer } = ledger
  return writer.change(now, () => {
    const queue = resolveQueue(writer.db, input.queue)
    const before = storedPace(writer.db, queue.id)
    const pace = input.pace === null ? null : paceOf(input.pace, before ?? DEFAULT_PACE)
    writePace(writer.db, queue.id, pace)
    return { pace: paceToJson(pace ?? DEFAULT_PACE), before: before === null ? null : paceToJson(before) }
  })
}

function paceOf(given: NonNullable<ParsedInput<'queues.pace'>['pace']>, before: Pace): Pace {
  const { workingDays, daysOff, requestsPerMinute } = given
  return {
    requestsPerMinute: requestsPerMinute === undefined ? before.requestsPerMinute : requestsPerMinute,
    clipsInFlight: given.clipsInFlight ?? before.clipsInFlight,
    secondsPerClip: given.secondsPerClip ?? before.secondsPerClip,
    reviewSecondsPerClip: given.reviewSecondsPerClip ?? before.reviewSecondsPerClip,
    reviewMinutesPerDay: given.reviewMinutesPerDay ?? before.reviewMinutesPerDay,
    dayStartsAt: given.dayStartsAt ?? before.dayStartsAt,
    workingDays: workingDays === undefined ? before.workingDays : [...new Set(workingDays)].sort((a, b) => a - b),
    daysOff:
      daysOff === undefined ? before.daysOff : daysOff.map((text, index) => parseDay(text, `pace.daysOff.${index}`)),
  }
}

/** A queue of its own with the same renders and pace; takes that were made count for it where shot and production are the same. */
export function duplicateQueue(
  context: CommandContext,
  input: ParsedInput<'queues.duplicate'>,
): Output<'queues.duplicate'> {
  const { ledger, now } = context
  const { writer } = ledger
  return writer.change(now, () => {
    const original = resolveQueue(writer.db, input.queue)
    const production = input.production ?? original.production
    const name = freeName(context, production, input.name ?? `${original.name} copy`)
    const queue: StoredQueue = { ...original, id: newId(), production, name, isArchived: false }
    writeQueue(writer.db, queue, now)
    const renders = storedRenders(writer.db, original.id)
    const copies = renders.map((render, index) => ({ ...render, id: newId(), index }))
    insertRenders(writer.db, queue.id, copies)
    writePace(writer.db, queue.id, storedPace(writer.db, original.id))
    return { queue, renders: copies.length }
  })
}

/** The name, or with the first number after it that the production does not have. */
function freeName({ ledger }: CommandContext, production: string, wanted: string): string {
  let name = wanted
  for (let number = 2; findQueueNamed(ledger.writer.db, production, name) !== null; number += 1) {
    name = `${wanted} ${number}`
  }
  return name
}
