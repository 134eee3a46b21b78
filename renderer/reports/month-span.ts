import { shiftMonth } from '../../shared/domain/calendar.ts'

/** A month as the ledger is asked for it: from its first day to the next month's. */
export function monthSpan(month: string): { readonly from: string; readonly to: string } {
  return { from: `${month}-01`, to: `${shiftMonth(month, 1)}-01` }
}

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/

/** The month that an address's query names; null where it names none. */
export function monthOf(search: string): string | null {
  const month = new URLSearchParams(search).get('month')
  return month !== null && MONTH.test(month) ? month : null
}
