import type { BillReading, BillTime } from '../../shared/domain/bills/bill.ts'

export const CLOCK_WORDS: Readonly<Record<BillTime, string>> = { utc: 'UTC', beijing: 'Beijing time' }

export function readingWords({ measure, column }: BillReading): string {
  return column === 'total' ? measure : `${measure} (output count)`
}
