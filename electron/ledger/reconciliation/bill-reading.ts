import * as z from 'zod'
import type { BillReading } from '../../../shared/domain/bills/bill.ts'
import { BILL_COLUMNS, BILL_MEASURES } from '../../../shared/domain/bills/bill.ts'
import type { Connection } from '../store/database.ts'
import { readSetting, writeSetting } from '../store/settings.ts'

const KEY = 'billReading'
const shape = z.strictObject({ measure: z.enum(BILL_MEASURES), column: z.enum(BILL_COLUMNS) })

/** How the studio said that a bill's counts are read; null where it has not. */
export function billReading(db: Connection): BillReading | null {
  const found = readSetting(db, KEY)
  return found === null ? null : shape.parse(JSON.parse(found))
}

export function setBillReading(db: Connection, { measure, column }: BillReading): void {
  writeSetting(db, KEY, JSON.stringify({ measure, column }))
}
