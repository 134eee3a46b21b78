import { Refusal } from '../../shared/domain/refusal.ts'
import type { Connection } from '../ledger/store/database.ts'
import type { StoredQueue } from '../ledger/plans/queues.ts'
import { findQueue, storedQueues } from '../ledger/plans/queues.ts'

/** So many queues are told where none was found: more would hide what was typed. */
const QUEUES_TOLD = 8

/**
 * The queue that a person means: by its id, as "Production/Name", or by its name alone where one queue has it. Case does not
 * matter. Of two with the name the one that is not put away is meant. Refuses (`not_found`) what names no queue, and (`conflict`)
 * what names several, with what there is.
 */
export function resolveQueue(db: Connection, text: string): StoredQueue {
  const byId = findQueue(db, text.trim().toLowerCase())
  if (byId !== null) return byId
  const queues = storedQueues(db)
  const found = queues.filter((queue) => isNamed(queue, text))
  const current = found.filter((queue) => !queue.isArchived)
  const [only, ...others] = current.length > 0 ? current : found
  if (only === undefined) throw noQueue(text, queues)
  if (others.length === 0) return queueWithoutCount(only)
  throw new Refusal('conflict', `queue: "${text}" is the name of ${pathsOf([only, ...others])}: say which`, {
    field: 'queue',
  })
}

/** What people type for a queue, so that it is found again. */
export function queuePath({ production, name }: Pick<StoredQueue, 'production' | 'name'>): string {
  return `${production}/${name}`
}

function isNamed(queue: StoredQueue, text: string): boolean {
  const wanted = text.trim().toLowerCase()
  return queuePath(queue).toLowerCase() === wanted || queue.name.toLowerCase() === wanted
}

function queueWithoutCount({ id, production, name, account, rateCard, isArchived }: StoredQueue): StoredQueue {
  return { id, production, name, account, rateCard, isArchived }
}

function noQueue(text: string, queues: readonly StoredQueue[]): Refusal {
  const known = queues.filter((queue) => !queue.isArchived)
  const told = known.length === 0 ? 'there is none yet' : `there is ${pathsOf(known)}`
  return new Refusal('not_found', `queue: there is no queue ${text}; ${told}`, { field: 'queue' })
}

function pathsOf(queues: readonly StoredQueue[]): string {
  const paths = queues.slice(0, QUEUES_TOLD).map((queue) => `"${queuePath(queue)}"`)
  const more = queues.length - paths.length
  return more > 0 ? `${paths.join(', ')} and ${more} more` : paths.join(', ')
}
