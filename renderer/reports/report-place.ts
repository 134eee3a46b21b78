/** The reports that the screen shows, in the order in which it offers them. */
export const REPORTS = [
  { report: 'statement', label: 'Statement' },
  { report: 'year', label: '12 months' },
  { report: 'checks', label: 'Checks' },
] as const

export type Report = (typeof REPORTS)[number]['report']

/** The report that an address's query names; the statement where it names none. */
export function reportOf(search: string): Report {
  const named = new URLSearchParams(search).get('show')
  return REPORTS.find(({ report }) => report === named)?.report ?? 'statement'
}

/** The address of a month's report. */
export function reportPlace(month: string, report: Report): string {
  return report === 'statement' ? `/reports?month=${month}` : `/reports?month=${month}&show=${report}`
}
