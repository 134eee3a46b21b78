import { CLIENT_FORMATS } from '../../shared/api/client-statement.ts'
import type { MonthFormat } from '../../shared/api/month-formats.ts'
import { MONTH_FORMAT_NAMES, MONTH_FORMATS, monthFileName } from '../../shared/api/month-formats.ts'
import { invalid } from '../../shared/domain/refusal.ts'

/** What a report can be written as: for people, on paper, or as a file for another program. */
export type ReportFormat = 'text' | 'pdf' | MonthFormat

export const WHOLE_FORMATS: readonly ReportFormat[] = ['text', 'pdf', ...MONTH_FORMAT_NAMES]
const FORMATS_FOR_ONE: readonly ReportFormat[] = ['text', 'pdf', ...CLIENT_FORMATS]

/** How the report was asked for, as it was typed. */
export interface FormatOptions {
  readonly month: string
  readonly format?: string | undefined
  readonly out?: string | undefined
  /** Whether it is for one client or production. */
  readonly isForOne: boolean
  readonly json: boolean
}

/**
 * What a report is written as: what `--format` says, else what the file's name ends like, else text, or JSON with `--json`.
 * Refuses with `invalid_input` what is no format of such a report, and a file's format without a file.
 */
export function reportFormat(options: FormatOptions): ReportFormat {
  const { month, format, out, isForOne, json } = options
  const formats = isForOne ? FORMATS_FOR_ONE : WHOLE_FORMATS
  if (format === undefined) return formatOfName(out ?? '', formats) ?? (json ? 'json' : 'text')
  const named = formats.find((one) => one === format)
  if (named === undefined) throw unknownFormat(format, isForOne, formats)
  if (out === undefined && !isPrintable(named)) throw withoutFile(month, named)
  return named
}

/** Of two endings that fit the longer counts: ".focus.csv" is no ".csv". */
function formatOfName(file: string, formats: readonly ReportFormat[]): ReportFormat | undefined {
  const fitting = formats.filter((format) => file.toLowerCase().endsWith(`.${endingOf(format)}`))
  return fitting.toSorted((a, b) => endingOf(b).length - endingOf(a).length)[0]
}

function endingOf(format: ReportFormat): string {
  if (format === 'text') return 'txt'
  return format === 'pdf' ? 'pdf' : MONTH_FORMATS[format].ending
}

function isPrintable(format: ReportFormat): boolean {
  return format === 'text' || (format !== 'pdf' && MONTH_FORMATS[format].isText)
}

function unknownFormat(format: string, isForOne: boolean, formats: readonly ReportFormat[]): Error {
  const scope = isForOne ? ' of a report for one client or production' : ''
  return invalid(`format: "${format}" is no format${scope}; it is one of ${formats.join(', ')}`, { field: 'format' })
}

function withoutFile(month: string, format: ReportFormat): Error {
  const name = format === 'text' || format === 'pdf' ? `statement-${month}.pdf` : monthFileName(month, format)
  return invalid(`out: ${format} goes into a file: name it with --out, such as --out ${name}`, { field: 'out' })
}
