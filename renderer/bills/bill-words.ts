import { formatUnits } from '../ui/format.ts'
import type { BillReading, BillTime } from '../../shared/domain/bills/bill.ts'

export const CLOCK_WORDS: Readonly<Record<BillTime, string>> = { utc: 'UTC', beijing: 'Beijing time' }

/** A row's figure as a reading has it: "1 clip", "6 seconds (output count)". */
export function readFigure(figure: string, { measure, column }: BillReading): string {
  const words = figure === '1' ? measure.slice(0, -1) : measure
  return `${formatUnits(figure)} ${column === 'total' ? words : `${words} (output count)`}`
}

export function readingWords({ measure, column }: BillReading): string {
  return column === 'total' ? measure : `${measure} (output count)`
}
