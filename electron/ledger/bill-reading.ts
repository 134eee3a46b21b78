import * as z from 'zod'
import type { BillReading } from '../../shared/domain/bills/bill.ts'
import { BILL_COLUMNS, BILL_MEASURES } from '../../shared/domain/bills/bill.ts'
import type { Connection } from './database.ts'
import { row, run } from './database.ts'

const KEY = 'billReading'
const shape = z.strictObject({ measure: z.enum(BILL_MEASURES), column: z.enum(BILL_COLUMNS) })

/** How the studio said that a bill's counts are read; null where it has not. */
export function billReading(db: Connection): BillReading | null {
  const found = row<{ value: string }>(db, 'SELECT value FROM setting WHERE key = ?', KEY)
  return found === undefined ? null : shape.parse(JSON.parse(found.value))
}

export function setBillReading(db: Connection, { measure, column }: BillReading): void {
  run(
    db,
    'INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    KEY,
    JSON.stringify({ measure, column }),
  )
}
