import { unzipSync, zipSync } from 'fflate'
import type { CellObject, Sheet } from 'write-excel-file/node'
import writeExcelFile from 'write-excel-file/node'
import type { StatementJson } from '../../shared/api/shapes.ts'
import type { Currency, Money } from '../../shared/domain/money.ts'
import { currencyDigits } from '../../shared/domain/money.ts'

/** A column of a sheet: what stands in it, and whether its rows are added up below. */
interface Column<R> {
  readonly head: string
  readonly width: number
  readonly cell: (row: R) => CellObject | null
  readonly isSummed?: true
}

/** The clock of a zip, at which the same statement has the same bytes. */
const WRITTEN_AT = '1980-01-01T00:00:00'

/**
 * The monthly statement as a workbook, a sheet a section: numbers are numbers, heads stay in view, and what adds up is a formula.
 * Text is never run: a spreadsheet takes a cell for a formula only where the file says that it is one.
 */
export async function writeStatementXlsx(statement: StatementJson): Promise<Uint8Array> {
  const sheets = [
    summarySheet(statement),
    sheetOf('Accounts', accountColumns(statement.currency), statement.accounts),
    sheetOf('Productions', [productionColumn, ...usageColumns(statement.currency)], statement.byProduction),
    sheetOf('Render kinds', [...kindColumns, ...usageColumns(statement.currency)], statement.byRenderKind),
    sheetOf('Lots', lotColumns(statement.currency), statement.byLot),
  ]
  const written = await writeExcelFile(sheets).toBuffer()
  return zipSync(unzipSync(written), { mtime: WRITTEN_AT })
}

function summarySheet({ month, zone, currency, closed, totals }: StatementJson): Sheet<never> {
  const facts: readonly (readonly [string, CellObject | null])[] = [
    ['Month', text(month)],
    ['Time zone', text(zone)],
    ['Currency', text(currency)],
    ['Closed', text(closed ? 'yes' : 'no')],
    ['Spent on packs and overage', money(totals.spent)],
    ['Consumed', money(totals.consumed)],
    ['Wasted, expired unused', money(totals.wasted)],
    ['Cost of a used unit, waste included', quotient(totals.unitCost)],
    ['The same clips at list price', money(totals.listEquivalent)],
    ['Saved against list price', money(totals.saving)],
  ]
  return {
    sheet: 'Summary',
    columns: [{ width: 36 }, { width: 18 }],
    data: facts.map(([name, value]) => [{ value: name, type: String, fontWeight: 'bold' }, value]),
  }
}

function sheetOf<R>(name: string, columns: readonly Column<R>[], rows: readonly R[]): Sheet<never> {
  const heads = columns.map(({ head }): CellObject => ({ value: head, type: String, fontWeight: 'bold' }))
  const cells = rows.map((row) => columns.map(({ cell }) => cell(row)))
  return {
    sheet: name,
    stickyRowsCount: 1,
    columns: columns.map(({ width }) => ({ width })),
    data: [heads, ...cells, ...(rows.length === 0 ? [] : [sumsOf(columns, rows)])],
  }
}

/** Below the rows: the sum of each column that adds up, as a formula in the column's own format. */
function sumsOf<R>(columns: readonly Column<R>[], rows: readonly R[]): (CellObject | null)[] {
  const [first] = rows
  return columns.map(({ cell, isSummed }, index) => {
    if (index === 0) return { value: 'Total', type: String, fontWeight: 'bold' }
    if (isSummed !== true || first === undefined) return null
    const letter = String.fromCharCode('A'.charCodeAt(0) + index)
    const format = cell(first)?.format
    return {
      value: `SUM(${letter}2:${letter}${rows.length + 1})`,
      type: 'Formula',
      fontWeight: 'bold',
      ...(format === undefined ? {} : { format }),
    }
  })
}

type UsageRow = StatementJson['byProduction'][number] | StatementJson['byRenderKind'][number]

const productionColumn: Column<StatementJson['byProduction'][number]> = {
  head: 'Production',
  width: 28,
  cell: ({ production }) => (production === null ? null : text(production)),
}

const kindColumns: readonly Column<StatementJson['byRenderKind'][number]>[] = [
  { head: 'Model', width: 28, cell: ({ model }) => text(model) },
  { head: 'Resolution', width: 12, cell: ({ resolution }) => text(resolution) },
  { head: 'Seconds', width: 10, cell: ({ seconds }) => count(seconds) },
]

function usageColumns(currency: Currency): readonly Column<UsageRow>[] {
  return [
    { head: 'Account', width: 16, cell: ({ account }) => text(account) },
    { head: 'Clips', width: 10, isSummed: true, cell: ({ clips }) => count(clips) },
    { head: 'Failed', width: 10, isSummed: true, cell: ({ failed }) => count(failed) },
    { head: 'Rejected', width: 10, isSummed: true, cell: ({ rejected }) => count(rejected) },
    { head: 'Units', width: 14, isSummed: true, cell: (row) => units(row.units) },
    { head: `Cost ${currency}`, width: 14, isSummed: true, cell: ({ cost }) => money(cost) },
    { head: 'Overage units', width: 14, isSummed: true, cell: ({ overageUnits }) => units(overageUnits) },
    { head: `Overage cost ${currency}`, width: 18, isSummed: true, cell: ({ overageCost }) => money(overageCost) },
  ]
}

const FIGURES = ['opening', 'purchased', 'used', 'overage', 'adjusted', 'expired', 'closing'] as const

function accountColumns(currency: Currency): readonly Column<StatementJson['accounts'][number]>[] {
  const name = (figure: string): string => figure.charAt(0).toUpperCase() + figure.slice(1)
  return [
    { head: 'Account', width: 16, cell: ({ account }) => text(account) },
    ...FIGURES.flatMap((figure): Column<StatementJson['accounts'][number]>[] => [
      { head: `${name(figure)}, units`, width: 18, isSummed: true, cell: (row) => units(row[figure].units) },
      { head: `${name(figure)}, ${currency}`, width: 18, isSummed: true, cell: (row) => money(row[figure].cost) },
    ]),
  ]
}

function lotColumns(currency: Currency): readonly Column<StatementJson['byLot'][number]>[] {
  return [
    { head: 'Lot', width: 38, cell: ({ lot }) => text(lot) },
    { head: 'Pack', width: 14, cell: ({ pack }) => (pack === null ? null : text(pack)) },
    { head: 'Units used', width: 14, isSummed: true, cell: ({ used }) => units(used) },
    { head: `Cost ${currency}`, width: 14, isSummed: true, cell: ({ cost }) => money(cost) },
    { head: 'Units expired', width: 14, isSummed: true, cell: ({ expired }) => units(expired) },
    { head: `Waste ${currency}`, width: 14, isSummed: true, cell: ({ wasteCost }) => money(wasteCost) },
  ]
}

function text(value: string): CellObject {
  return { value, type: String }
}

function count(value: number): CellObject {
  return { value, type: Number, format: '0' }
}

/** A workbook holds binary fractions; with so few digits they show, and add up to, the decimals that they came from. */
function units(value: string): CellObject {
  return { value: Number(value), type: Number, format: '#,##0.###' }
}

function money({ amount, currency }: Money): CellObject {
  const digits = currencyDigits(currency)
  return { value: Number(amount), type: Number, format: digits === 0 ? '#,##0' : `#,##0.${'0'.repeat(digits)}` }
}

function quotient(value: Money | null): CellObject | null {
  return value === null ? null : { value: Number(value.amount), type: Number, format: '0.000000' }
}
