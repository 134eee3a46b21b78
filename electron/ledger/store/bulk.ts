import type { Connection } from './database.ts'
import { sql } from './database.ts'

/**
 * Rows that one statement inserts: handing a row over by itself costs as much as storing it. More gains little, and SQLite
 * limits the values of a statement.
 */
export const ROWS_AT_ONCE = 32

/** Rows that are held until they are written: with those of many small transactions, each writes its share of fewer pages. */
const ROWS_HELD = 8 * ROWS_AT_ONCE

/** The text of an INSERT for so many rows. @param tuple the placeholders of one, such as "(?, ?)" */
export function insertOf(head: string, tuple: string, rows: number, tail = ''): string {
  return `${head} VALUES ${Array<string>(rows).fill(tuple).join(', ')} ${tail}`
}

type Value = string | number | null

/** Inserts rows many at a time, in the order in which they come; `flush` writes what is left. */
export interface BulkInsert {
  /** Answers whether that made enough rows to write them. */
  add(...row: readonly Value[]): boolean
  flush(): void
}

export function bulkInsert(db: Connection, head: string, columns: number): BulkInsert {
  const tuple = `(${Array<string>(columns).fill('?').join(', ')})`
  const many = insertOf(head, tuple, ROWS_AT_ONCE)
  const one = insertOf(head, tuple, 1)
  const [stepOfMany, mostHeld] = [columns * ROWS_AT_ONCE, columns * ROWS_HELD]
  let values: Value[] = []
  const flush = (): void => {
    let at = 0
    for (; at + stepOfMany <= values.length; at += stepOfMany) sql(db, many).run(values.slice(at, at + stepOfMany))
    for (; at < values.length; at += columns) sql(db, one).run(values.slice(at, at + columns))
    values = []
  }
  return {
    add(...row) {
      values.push(...row)
      if (values.length < mostHeld) return false
      flush()
      return true
    },
    flush,
  }
}
