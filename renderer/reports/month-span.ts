/** Whole months as texts such as "2026-10": what the picker and the links to the ledger count with. */

function parts(month: string): [number, number] {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return [year, number]
}

function text(year: number, number: number): string {
  return `${String(year).padStart(4, '0')}-${String(number).padStart(2, '0')}`
}

export function monthAfter(month: string): string {
  const [year, number] = parts(month)
  return number === 12 ? text(year + 1, 1) : text(year, number + 1)
}

export function monthBefore(month: string): string {
  const [year, number] = parts(month)
  return number === 1 ? text(year - 1, 12) : text(year, number - 1)
}

/** A month as the ledger is asked for it: from its first day to the next month's. */
export function monthSpan(month: string): { readonly from: string; readonly to: string } {
  return { from: `${month}-01`, to: `${monthAfter(month)}-01` }
}

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/

/** The month that an address's query names; null where it names none. */
export function monthOf(search: string): string | null {
  const month = new URLSearchParams(search).get('month')
  return month !== null && MONTH.test(month) ? month : null
}
