import type { Instant } from '../../../shared/domain/calendar.ts'
import type { QueuedRender } from '../../../shared/domain/queue.ts'
import type { Connection } from '../store/database.ts'
import { row, rows, run } from '../store/database.ts'

/** What a queue's plan was when it was saved under a name. */
export interface QueueVersion {
  readonly id: string
  readonly queue: string
  readonly name: string
  readonly savedAt: Instant
}

const SELECT = 'SELECT id, queue, name, saved_at AS savedAt FROM queue_version'

/** The newest first. */
export function queueVersions(db: Connection, queue: string): QueueVersion[] {
  return rows<QueueVersion>(db, `${SELECT} WHERE queue = ? ORDER BY saved_at DESC, id DESC`, queue)
}

/** A version of the queue by its id or, whatever its case, its name. */
export function findVersion(db: Connection, queue: string, text: string): QueueVersion | null {
  const found = row<QueueVersion>(
    db,
    `${SELECT} WHERE queue = @queue AND (id = @text OR lower(name) = lower(@text)) ORDER BY name = @text DESC LIMIT 1`,
    { queue, text },
  )
  return found ?? null
}

/** The renders of a version, in the order of then. */
export function versionRenders(db: Connection, version: string): QueuedRender[] {
  const found = row<{ renders: string }>(db, 'SELECT renders FROM queue_version WHERE id = ?', version)
  return found === undefined ? [] : (JSON.parse(found.renders) as QueuedRender[])
}

export function insertVersion(db: Connection, version: QueueVersion, renders: readonly QueuedRender[]): void {
  run(
    db,
    'INSERT INTO queue_version (id, queue, name, saved_at, renders) VALUES (@id, @queue, @name, @savedAt, @renders)',
    { ...version, renders: JSON.stringify(renders) },
  )
}

export function deleteVersion(db: Connection, id: string): void {
  run(db, 'DELETE FROM queue_version WHERE id = ?', id)
}
