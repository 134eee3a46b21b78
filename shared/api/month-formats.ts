interface MonthFormatWords {
  /** How its files end. */
  readonly ending: string
  /** What it is called, and what for. */
  readonly label: string
  /** Whether it can be answered as text; what is not is written to a file. */
  readonly isText: boolean
}

/** The formats that a month can be written in, in the order in which they are offered. */
export const MONTH_FORMATS = {
  csv: { ending: 'csv', label: 'CSV, for a spreadsheet', isText: true },
  'csv-zip': { ending: 'csv.zip', label: 'CSV, a zip of the sections and the takes', isText: false },
  xlsx: { ending: 'xlsx', label: 'Excel workbook', isText: false },
  json: { ending: 'json', label: 'JSON', isText: true },
  hledger: { ending: 'journal', label: 'hledger journal', isText: true },
  beancount: { ending: 'beancount', label: 'Beancount', isText: true },
  focus: { ending: 'focus.csv', label: 'FOCUS 1.4, Cost and Usage', isText: true },
  'focus-contract': { ending: 'focus-contract.csv', label: 'FOCUS 1.4, Contract Commitment', isText: true },
  'focus-1.2': { ending: 'focus-1.2.csv', label: 'FOCUS 1.2, Cost and Usage', isText: true },
} as const satisfies Readonly<Record<string, MonthFormatWords>>

export type MonthFormat = keyof typeof MONTH_FORMATS

export const MONTH_FORMAT_NAMES = Object.keys(MONTH_FORMATS) as MonthFormat[]

/** What a month's file is called, such as `statement-2026-10.csv`. */
export function monthFileName(month: string, format: MonthFormat): string {
  return `statement-${month}.${MONTH_FORMATS[format].ending}`
}
