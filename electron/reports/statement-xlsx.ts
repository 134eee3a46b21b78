import { unzipSync, zipSync } from 'fflate'
import type { CellObject, Sheet } from 'write-excel-file/node'
import writeExcelFile from 'write-excel-file/node'
import type { Currency } from '../../shared/domain/money.ts'
import { currencyDigits } from '../../shared/domain/money.ts'
import type { CellKind, Section, SummaryLine, WrittenStatement } from './statement-sections.ts'
import { sectionsOf, summaryOf } from './statement-sections.ts'
import { WRITTEN_AT } from './zip-clock.ts'

/** What a workbook has on its first sheet, and on the others. */
export interface Workbook {
  readonly currency: Currency
  readonly summary: readonly SummaryLine[]
  readonly sections: readonly Section[]
}

export function writeStatementXlsx(statement: WrittenStatement): Promise<Uint8Array> {
  const { currency } = statement
  return writeWorkbook({ currency, summary: summaryOf(statement), sections: sectionsOf(statement) })
}

/**
 * A statement as a workbook, a sheet a section: numbers are numbers, heads stay in view, and what adds up is a formula. Text is never run:
 * a spreadsheet takes a cell for a formula only where the file says that it is one.
 */
export async function writeWorkbook(workbook: Workbook): Promise<Uint8Array> {
  const { currency, sections } = workbook
  const sheets = [summarySheet(workbook), ...sections.map((section) => sheetOf(section, currency))]
  const written = await writeExcelFile(sheets).toBuffer()
  return zipSync(unzipSync(written), { mtime: WRITTEN_AT })
}

function summarySheet({ summary, currency }: Workbook): Sheet<never> {
  return {
    sheet: 'Summary',
    columns: [{ width: 36 }, { width: 18 }],
    data: summary.map(({ name, kind, value }) => [head(name), cellOf(kind, value, currency)]),
  }
}

function sheetOf(section: Section, currency: Currency): Sheet<never> {
  const { name, columns, rows } = section
  const cells = rows.map((row) => columns.map(({ kind }, index) => cellOf(kind, row[index] ?? null, currency)))
  return {
    sheet: name,
    stickyRowsCount: 1,
    columns: columns.map(({ width }) => ({ width })),
    data: [
      columns.map((column) => head(column.head)),
      ...cells,
      ...(rows.length === 0 ? [] : [sumsOf(section, currency)]),
    ],
  }
}

/** Below the rows: the sum of each column that adds up, as a formula in the column's own format. */
function sumsOf({ columns, rows }: Section, currency: Currency): (CellObject | null)[] {
  return columns.map(({ kind, isSummed }, index) => {
    if (index === 0) return head('Total')
    if (!isSummed) return null
    const letter = String.fromCharCode('A'.charCodeAt(0) + index)
    const value = `SUM(${letter}2:${letter}${rows.length + 1})`
    return { value, type: 'Formula', fontWeight: 'bold', format: formatOf(kind, currency) }
  })
}

function head(value: string): CellObject {
  return { value, type: String, fontWeight: 'bold' }
}

/** A workbook holds binary fractions; with so few digits they show, and add up to, the decimals that they came from. */
function cellOf(kind: CellKind, value: string | null, currency: Currency): CellObject | null {
  if (value === null) return null
  if (kind === 'text') return { value, type: String }
  return { value: Number(value), type: Number, format: formatOf(kind, currency) }
}

function formatOf(kind: CellKind, currency: Currency): string {
  const digits = currencyDigits(currency)
  switch (kind) {
    case 'units':
      return '#,##0.###'
    case 'money':
      return digits === 0 ? '#,##0' : `#,##0.${'0'.repeat(digits)}`
    case 'quotient':
      return '0.000000'
    case 'count':
    case 'text':
      return '0'
  }
}
