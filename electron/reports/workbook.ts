import { serialToDate } from 'hucre'
import type { WriteSheet } from 'hucre/xlsx'
import { cellRef, writeXlsx } from 'hucre/xlsx'
import { columnSum } from './column-sum.ts'
import type { Section, SectionColumn, SummaryLine, SumPart } from './statement-sections.ts'
import type { CellTerms, WorkbookCell } from './workbook-cells.ts'
import { formulaCell, headCell, valueCell } from './workbook-cells.ts'

/** When a workbook says that it was written, whenever it is: 1 January 1980. */
const WRITTEN_AT = serialToDate(29_221)

/** What a workbook has on its first sheet, and on the others. */
export interface Workbook extends CellTerms {
  readonly summary: readonly SummaryLine[]
  readonly sections: readonly Section[]
}

/**
 * A statement as a workbook (OOXML), a sheet a section: numbers and dates are such, heads stay in view, and what adds up is a formula
 * with its result beside it. Text is never run: a spreadsheet takes a cell for a formula only where the file says that it is one. The
 * same content has the same bytes.
 */
export async function writeWorkbook(workbook: Workbook): Promise<Uint8Array> {
  const sheets = [summarySheet(workbook), ...workbook.sections.map((section) => sectionSheet(section, workbook))]
  return writeXlsx({ sheets, properties: { modified: WRITTEN_AT } })
}

function summarySheet(workbook: Workbook): WriteSheet {
  const rows = workbook.summary.map((line) => [headCell(line.name), summaryCell(line, workbook)])
  return { name: 'Summary', columns: [{ width: 44 }, { width: 22 }], cells: cellsOf(rows) }
}

function sectionSheet(section: Section, workbook: Workbook): WriteSheet {
  const { name, columns, rows } = section
  return {
    name,
    freezePane: { rows: 1 },
    columns: columns.map(({ width }) => ({ width })),
    cells: cellsOf([
      columns.map(({ head }) => headCell(head)),
      ...rows.map((row) => columns.map(({ kind }, index) => valueCell(kind, row[index] ?? null, workbook))),
      ...(rows.length === 0 ? [] : [totalCells(section, workbook)]),
    ]),
  }
}

/** Cells by their places; the first row and column are 0. */
function cellsOf(rows: readonly (readonly (WorkbookCell | null)[])[]): Map<string, WorkbookCell> {
  return new Map(
    rows.flatMap((cells, row) =>
      cells.flatMap((cell, column) => (cell === null ? [] : [[`${row},${column}`, cell] as const])),
    ),
  )
}

/** Below the rows: the sum of each column that adds up. */
function totalCells(section: Section, workbook: Workbook): (WorkbookCell | null)[] {
  const { columns, rows } = section
  return columns.map((column, index) => {
    if (index === 0) return headCell('Total')
    const { sums } = column
    if (sums === null) return null
    const formula = `SUM(${cellRef(1, index)}:${cellRef(rows.length, index)})`
    return formulaCell(formula, sums, columnSum(section, index, sums, workbook.currency), workbook)
  })
}

/** A figure of the month: the sum of others where they are in the workbook, else itself. */
function summaryCell({ kind, value, parts }: SummaryLine, workbook: Workbook): WorkbookCell | null {
  const formula = parts === undefined ? null : formulaOf(parts, workbook)
  if (formula === null || value === null || (kind !== 'money' && kind !== 'units')) {
    return valueCell(kind, value, workbook)
  }
  return formulaCell(formula, kind, value, workbook)
}

/** "Accounts!E4+Accounts!I4", or null where one of the parts has no cell. */
function formulaOf(parts: readonly SumPart[], workbook: Workbook): string | null {
  const terms = parts.map((part) => ({ sign: part.isTakenOff === true ? '-' : '+', place: placeOf(part, workbook) }))
  if (terms.some(({ place }) => place === null)) return null
  return terms
    .map(({ sign, place }) => `${sign}${place}`)
    .join('')
    .replace(/^\+/, '')
}

/** Where a part stands: a figure in the summary, or the total of a section's column. */
function placeOf(part: SumPart, { summary, sections }: Workbook): string | null {
  if ('line' in part) {
    const row = summary.findIndex(({ key }) => key === part.line)
    return row < 0 ? null : cellRef(row, 1)
  }
  const section = sections.find(({ key }) => key === part.section)
  if (section === undefined || section.rows.length === 0) return null
  const index = section.columns.findIndex(({ key }) => key === part.column)
  return isTotalled(section.columns[index]) ? `'${section.name}'!${cellRef(section.rows.length + 1, index)}` : null
}

function isTotalled(column: SectionColumn | undefined): boolean {
  return column !== undefined && column.sums !== null
}
