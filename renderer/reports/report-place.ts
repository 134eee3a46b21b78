import type { Recipient } from '../../shared/api/print.ts'
import { recipientQuery } from '../../shared/api/print.ts'

/** The reports that the screen shows, in the order in which it offers them. */
export const REPORTS = [
  { report: 'statement', label: 'Statement' },
  { report: 'year', label: '12 months' },
  { report: 'checks', label: 'Checks' },
  { report: 'payments', label: 'Payments' },
] as const

export type Report = (typeof REPORTS)[number]['report']

/** Whether a report is of one month; the others show all that there is. */
export function isOfMonth(report: Report): boolean {
  return report === 'statement' || report === 'year'
}

/** The report that an address's query names; the statement where it names none. */
export function reportOf(search: string): Report {
  const named = new URLSearchParams(search).get('show')
  return REPORTS.find(({ report }) => report === named)?.report ?? 'statement'
}

/** The address of a month's report; the statement may be for one client or production. */
export function reportPlace(month: string, report: Report, recipient: Recipient | null): string {
  const show = report === 'statement' ? '' : `&show=${report}`
  return `/reports?month=${month}${show}${recipient === null ? '' : `&${recipientQuery(recipient)}`}`
}
