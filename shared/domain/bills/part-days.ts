import type { EpochDay, Instant } from '../calendar.ts'
import { MILLISECONDS_PER_DAY, MILLISECONDS_PER_HOUR } from '../calendar.ts'
import type { BillTime } from './bill.ts'
import { billDay, billOffset } from './bill.ts'
import type { Bill } from './bill-tally.ts'

/** The hours of its clock at which a bill begins and ends within a day; null where it has the day from its start, or to its end. */
export interface PartOfDay {
  readonly beginsAt: string | null
  readonly endsAt: string | null
}

/**
 * Which part of a day a bill has. Its first and its last row may stand within a day: takes before and after them are in the ledger
 * alone, and no difference to look into.
 */
export function partOfDay(day: EpochDay, { span }: Pick<Bill, 'span'>, time: BillTime): PartOfDay {
  if (span === null) return { beginsAt: null, endsAt: null }
  return {
    beginsAt: billDay(span.from, time) === day ? hourWithin(span.from, time) : null,
    endsAt: billDay(span.to, time) === day ? hourWithin(span.to, time) : null,
  }
}

/** "15:00"; null at midnight, where a day begins and another ends. */
function hourWithin(instant: Instant, time: BillTime): string | null {
  const hour = ((instant + billOffset(time)) % MILLISECONDS_PER_DAY) / MILLISECONDS_PER_HOUR
  return hour === 0 ? null : `${String(hour).padStart(2, '0')}:00`
}
