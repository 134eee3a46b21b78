import type { Instant } from '../../../shared/domain/calendar.ts'
import type { QueuedRender } from '../../../shared/domain/queue.ts'
import type { Connection } from '../store/database.ts'
import { row, rows, run } from '../store/database.ts'

/** A named list of renders planned for a production. Plan data: it can be changed, and is no part of the journal. */
export interface StoredQueue {
  readonly id: string
  readonly production: string
  readonly name: string
  /** Whose lots the renders draw. */
  readonly account: string
  /** What the renders are charged by. */
  readonly rateCard: string
  readonly isArchived: boolean
}

/** A render with its place in its queue, counted from 0. */
export interface PlacedRender extends QueuedRender {
  readonly index: number
}

interface QueueRow {
  readonly id: string
  readonly production: string
  readonly name: string
  readonly account: string
  readonly rate_card: string
  readonly is_archived: number
  readonly renders: number
}

const SELECT_QUEUES = `SELECT q.id, q.production, q.name, q.account, q.rate_card, q.is_archived,
  (SELECT count(*) FROM planned_render r WHERE r.queue = q.id) AS renders FROM queue q`

/** All queues, in the order in which they were made, each with how many renders it has. */
export function storedQueues(db: Connection): (StoredQueue & { readonly renders: number })[] {
  return rows<QueueRow>(db, `${SELECT_QUEUES} ORDER BY q.created_at, q.id`).map((one) => ({
    ...queueOf(one),
    renders: one.renders,
  }))
}

/** When each queue was made, by its id. */
export function queuesMadeAt(db: Connection): ReadonlyMap<string, Instant> {
  const found = rows<{ id: string; at: Instant }>(db, 'SELECT id, created_at AS at FROM queue')
  return new Map(found.map(({ id, at }) => [id, at]))
}

export function findQueue(db: Connection, id: string): StoredQueue | null {
  const found = row<QueueRow>(db, `${SELECT_QUEUES} WHERE q.id = ?`, id)
  return found === undefined ? null : queueOf(found)
}

/** The queue of a production that has this name already. */
export function findQueueNamed(db: Connection, production: string, name: string): StoredQueue | null {
  const found = row<QueueRow>(db, `${SELECT_QUEUES} WHERE q.production = ? AND q.name = ?`, production, name)
  return found === undefined ? null : queueOf(found)
}

function queueOf({ id, production, name, account, rate_card, is_archived }: QueueRow): StoredQueue {
  return { id, production, name, account, rateCard: rate_card, isArchived: is_archived !== 0 }
}

/** Adds a queue, or writes what one has become. */
export function writeQueue(db: Connection, queue: StoredQueue, now: Instant): void {
  run(
    db,
    `INSERT INTO queue (id, production, name, account, rate_card, is_archived, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET production = excluded.production, name = excluded.name, account = excluded.account,
       rate_card = excluded.rate_card, is_archived = excluded.is_archived`,
    queue.id,
    queue.production,
    queue.name,
    queue.account,
    queue.rateCard,
    queue.isArchived ? 1 : 0,
    now,
  )
}

/** A queue's renders, in its order. */
export function storedRenders(db: Connection, queue: string): QueuedRender[] {
  return rows<QueuedRender>(
    db,
    `SELECT id, shot, model, resolution, seconds, takes, clips, day, priority, state FROM planned_render
     WHERE queue = ? ORDER BY position, id`,
    queue,
  )
}

/** The queue that a render is planned in; null where there is no such render. */
export function queueOfRender(db: Connection, id: string): string | null {
  return row<{ queue: string }>(db, 'SELECT queue FROM planned_render WHERE id = ?', id)?.queue ?? null
}

/** Adds renders to a queue, each at its place in the list as it will be then. The places rise. */
export function insertRenders(db: Connection, queue: string, renders: readonly PlacedRender[]): void {
  const order = storedRenders(db, queue).map((render) => render.id)
  for (const render of renders) {
    order.splice(render.index, 0, render.id)
    run(
      db,
      `INSERT INTO planned_render (queue, position, id, shot, model, resolution, seconds, takes, clips, day, priority, state)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      queue,
      -1,
      ...valuesOf(render),
    )
  }
  writeOrder(db, queue, order)
}

function valuesOf(render: QueuedRender): readonly unknown[] {
  const { id, shot, model, resolution, seconds, takes, clips, day, priority, state } = render
  return [id, shot, model, resolution, seconds, takes, clips, day, priority, state]
}

export function updateRender(db: Connection, render: QueuedRender): void {
  const [id, ...values] = valuesOf(render)
  run(
    db,
    `UPDATE planned_render SET shot = ?, model = ?, resolution = ?, seconds = ?, takes = ?, clips = ?, day = ?, priority = ?,
       state = ? WHERE id = ?`,
    ...values,
    id,
  )
}

export function deleteRenders(db: Connection, queue: string, ids: ReadonlySet<string>): void {
  for (const id of ids) run(db, 'DELETE FROM planned_render WHERE id = ? AND queue = ?', id, queue)
  writeOrder(
    db,
    queue,
    storedRenders(db, queue).map((render) => render.id),
  )
}

/** Has the queue hold these renders and no others, in this order. A render that another queue plans by now stays there. */
export function replaceRenders(db: Connection, queue: string, renders: readonly QueuedRender[]): void {
  run(db, 'DELETE FROM planned_render WHERE queue = ?', queue)
  const own = renders.filter(({ id }) => queueOfRender(db, id) === null)
  insertRenders(
    db,
    queue,
    own.map((render, index) => ({ ...render, index })),
  )
}

/** Has the queue's renders stand in this order; rows that stand there already are not written. */
export function writeOrder(db: Connection, queue: string, order: readonly string[]): void {
  for (const [position, id] of order.entries()) {
    run(
      db,
      'UPDATE planned_render SET position = ? WHERE id = ? AND queue = ? AND position <> ?',
      position,
      id,
      queue,
      position,
    )
  }
}
