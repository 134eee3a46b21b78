import type { Connection } from '../store/database.ts'
import { rows, run } from '../store/database.ts'

/** A cell of a shot list that is no part of the plan: its column as the list calls it, and what stands there. */
export type ListCell = readonly [column: string, text: string]

/** Keeps what a list says of a render, in the place of what one said before. */
export function keepListCells(db: Connection, render: string, cells: readonly ListCell[]): void {
  run(
    db,
    'INSERT INTO list_columns (render, cells) VALUES (?, ?) ON CONFLICT (render) DO UPDATE SET cells = excluded.cells',
    render,
    JSON.stringify(cells),
  )
}

/** What lists say of a queue's renders, by the render's id. */
export function listCells(db: Connection, queue: string): ReadonlyMap<string, readonly ListCell[]> {
  const found = rows<{ render: string; cells: string }>(
    db,
    `SELECT c.render, c.cells FROM planned_render r JOIN list_columns c ON c.render = r.id
     WHERE r.queue = ? ORDER BY r.position, r.id`,
    queue,
  )
  return new Map(found.map(({ render, cells }) => [render, JSON.parse(cells) as ListCell[]]))
}
