import type { UsageEntry } from '../../shared/domain/journal.ts'
import { neutralised } from '../../shared/domain/spreadsheet-text.ts'
import { csvRecord } from './csv.ts'
import type { StatementFile } from './statement-file.ts'
import type { Section, SummaryLine } from './statement-sections.ts'
import { sectionsOf, summaryOf } from './statement-sections.ts'
import { writeUsageCsv } from './usage-csv.ts'
import type { ZipFile } from './zip.ts'
import { writeZip } from './zip.ts'

/**
 * The month as a zip of CSV files (RFC 4180): one a section of the statement, the summary, and every take of the month in the columns
 * that usage imports read. Text that a spreadsheet would run is neutralised; a cell that does not apply is empty.
 */
export function writeStatementZip(month: StatementFile, takes: Iterable<UsageEntry>): AsyncGenerator<Uint8Array> {
  return writeZip(filesOf(month, takes))
}

function* filesOf(month: StatementFile, takes: Iterable<UsageEntry>): Generator<ZipFile> {
  yield { name: 'summary.csv', chunks: summaryText(summaryOf(month)) }
  for (const section of sectionsOf(month)) yield { name: `${section.key}.csv`, chunks: sectionText(section) }
  yield { name: 'takes.csv', chunks: writeUsageCsv(takes) }
}

function* summaryText(lines: readonly SummaryLine[]): Generator<string> {
  yield csvRecord(['item', 'value'])
  for (const { key, kind, value } of lines) yield csvRecord([key, cell(kind, value)])
}

function* sectionText({ columns, rows }: Section): Generator<string> {
  yield csvRecord(columns.map(({ key }) => key))
  for (const row of rows) yield csvRecord(columns.map(({ kind }, index) => cell(kind, row[index] ?? null)))
}

function cell(kind: SummaryLine['kind'], value: string | null): string {
  if (value === null) return ''
  return kind === 'text' ? neutralised(value) : value
}
