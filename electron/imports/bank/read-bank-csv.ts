import type { Currency, Minor } from '../../../shared/domain/money.ts'
import type {
  ChargeSign,
  DayOrder,
  DecimalMark,
  StatementField,
  StatementLine,
} from '../../../shared/domain/payments/payment.ts'
import { invalid } from '../../../shared/domain/refusal.ts'
import { atLine } from '../text/at-line.ts'
import { decimalMarkOf, parseBankAmount } from './bank-amount.ts'
import type { StatementColumns, StatementMapping } from './bank-columns.ts'
import { checkStatementColumns, columnsOf } from './bank-columns.ts'
import type { CurrencySaid } from './bank-currency.ts'
import { currencyOfHead, currencyOfRow } from './bank-currency.ts'
import { parseBankSide } from './bank-side.ts'
import { canMean } from './currency-signs.ts'
import { dayOrderOf, needsDayOrder, parseBankDay } from './bank-day.ts'
import { statementHeadAt } from './bank-head.ts'
import type { DelimitedRow } from '../text/delimited.ts'
import { shortened } from '../text/shortened.ts'
import type { LeftOutRow, StatementRead } from './statement-read.ts'
import { toldByRows } from '../text/told-by-rows.ts'

/** What a file in CSV does not say by itself. */
export interface StatementSaid extends CurrencySaid {
  readonly card: string
  readonly dayOrder: DayOrder | null
  readonly decimalMark: DecimalMark | null
  readonly charges: ChargeSign
  readonly columns: StatementMapping
}

/** What is said of a file, with the currency that its head and that tell together. */
interface RowsSaid extends StatementSaid {
  readonly fileCurrency: Currency | null
}

/**
 * Reads a statement in CSV whose head is among its first lines. Refuses (`invalid_input`) the whole file, with line and field,
 * where a row cannot be read, or where nothing in it tells whether 03/04 is in March or in April, or 250.000 a quarter of a million.
 */
export function readBankCsv(rows: readonly DelimitedRow[], said: StatementSaid, path: string): StatementRead {
  const headAt = statementHeadAt(rows, said.columns)
  const head = rows[headAt]
  if (head === undefined) throw invalid(`${path}: has no rows`, { file: path })
  const columns = columnsOf(head.cells, said.columns)
  checkStatementColumns(columns, said.columns, path, head.line)
  const body = rows.slice(headAt + 1)
  if (body.length === 0) {
    throw invalid(`${path}, line ${head.line}: has the names of columns, and no row below them`, {
      file: path,
      line: head.line,
      field: 'row',
    })
  }
  const dayOrder = said.dayOrder ?? orderOfAll(body, columns, path)
  const fileCurrency = atLine(path, head.line, () => currencyOfHead(columns.unit, said))
  const rowsSaid: RowsSaid = { ...said, dayOrder, fileCurrency }
  const decimalMark = said.decimalMark ?? markOfAll(body, columns, rowsSaid, path)
  const sorted = body.map((row) => [row, atLine(path, row.line, () => reasonToLeaveOut(row, columns))] as const)
  const leftOut = sorted.flatMap(([row, reason]) => (reason === null ? [] : [leftOutRow(row, columns, reason)]))
  const [first] = leftOut
  if (first !== undefined && leftOut.length === body.length) {
    const { line, reason } = first
    throw invalid(`${path}, line ${line}: row: ${reason}; no row is a payment`, { file: path, line, field: 'row' })
  }
  const lines = sorted.flatMap(([row, reason]) =>
    reason === null ? [atLine(path, row.line, () => lineOf(row, columns, { ...rowsSaid, decimalMark }))] : [],
  )
  return { lines, leftOut, isBySign: columns.at.amount >= 0 && columns.at.side < 0 }
}

/** Banks put rows among the others that are no payments: a balance without an amount, one that is pending, a line of text. */
function reasonToLeaveOut(row: DelimitedRow, columns: StatementColumns): string | null {
  if (row.cells.filter((cell) => cell.trim() !== '').length === 1) return 'has one cell alone'
  const hasAmount = AMOUNT_FIELDS.some((field) => cellOf(row, columns, field) !== '')
  if (!hasAmount) return 'has no amount'
  const side = cellOf(row, columns, 'side')
  if (side !== '' && parseBankSide(side) === 'neither') return 'was neither paid nor received'
  return cellOf(row, columns, 'date') === '' ? 'has no date, so it may not be booked' : null
}

function leftOutRow(row: DelimitedRow, columns: StatementColumns, reason: string): LeftOutRow {
  return { line: row.line, payee: payeeOf(row, columns), reason }
}

function payeeOf(row: DelimitedRow, columns: StatementColumns): string {
  const texts = [cellOf(row, columns, 'payee'), cellOf(row, columns, 'memo')]
  return shortened(texts.filter((one) => one !== '').join(' · '))
}

/** A row's currency. Refuses one that the head contradicts. */
function currencyOf(row: DelimitedRow, columns: StatementColumns, said: RowsSaid): Currency {
  const amount = AMOUNT_FIELDS.map((field) => cellOf(row, columns, field)).find((text) => text !== '') ?? ''
  const currency = currencyOfRow(cellOf(row, columns, 'currency'), amount, said.fileCurrency, said.ledgers)
  if (columns.unit === null || canMean(columns.unit, currency)) return currency
  throw invalid(`currency: is ${currency}, and the head has the amounts in ${columns.unit}`, { field: 'currency' })
}

function cellOf({ cells }: DelimitedRow, { at }: StatementColumns, field: StatementField): string {
  return (cells[at[field]] ?? '').trim()
}

/** The order that the dates tell together; null where none needs it. */
function orderOfAll(rows: readonly DelimitedRow[], columns: StatementColumns, file: string): DayOrder | null {
  const dateOf = (row: DelimitedRow): string => cellOf(row, columns, 'date')
  const [first, second] = toldByRows(rows, (row) => [dayOrderOf(dateOf(row))])
  if (second !== undefined) {
    throw invalid(
      `${file}, line ${second[1]}: date: has the ${second[0] === 'day-first' ? 'day' : 'month'} first, unlike line ${first?.[1] ?? 0}`,
      { file, line: second[1], field: 'date' },
    )
  }
  const unclear = rows.find((row) => needsDayOrder(dateOf(row)))
  if (first !== undefined || unclear === undefined) return first?.[0] ?? null
  throw invalid(
    `${file}, line ${unclear.line}: date: "${shortened(dateOf(unclear))}" does not say which is the month, and no other date does; say whether the day or the month comes first`,
    { file, line: unclear.line, field: 'date', dayOrder: 'unknown' },
  )
}

const AMOUNT_FIELDS = ['amount', 'debit', 'credit'] as const

/** What stands before the decimals, as the amounts tell together; null where none tells it: each is then read by itself. */
function markOfAll(
  rows: readonly DelimitedRow[],
  columns: StatementColumns,
  said: RowsSaid,
  file: string,
): DecimalMark | null {
  const [first, second] = toldByRows(rows, (row) => {
    const own = atLine(file, row.line, () => currencyOf(row, columns, said))
    return AMOUNT_FIELDS.map((field) => decimalMarkOf(cellOf(row, columns, field), own))
  })
  if (second !== undefined) {
    throw invalid(
      `${file}, line ${second[1]}: amount: has a ${second[0]} before the decimals, unlike line ${first?.[1] ?? 0}`,
      { file, line: second[1], field: 'amount' },
    )
  }
  return first?.[0] ?? null
}

function lineOf(row: DelimitedRow, columns: StatementColumns, said: RowsSaid): StatementLine {
  const { line, cells } = row
  const text = (field: StatementField): string => cellOf(row, columns, field)
  // Some banks end each row, but not the head, with a delimiter.
  if (cells.length < columns.width || cells.slice(columns.width).some((cell) => cell !== '')) {
    throw invalid(`row: has ${cells.length} cells where the head line has ${columns.width}`, { field: 'row' })
  }
  const currency = currencyOf(row, columns, said)
  return {
    line,
    card: said.card,
    day: parseBankDay(text('date'), said.dayOrder, 'date'),
    amount: amountOf(text, currency, said),
    currency,
    payee: payeeOf(row, columns),
    reference: null,
  }
}

/** What left the account is negative, also where a column for it has no sign. */
function amountOf(text: (field: StatementField) => string, currency: Currency, said: StatementSaid): Minor {
  const read = (field: StatementField) => parseBankAmount(text(field), currency, said.decimalMark, field)
  if (text('amount') !== '') {
    const { amount, side } = read('amount')
    if (text('side') !== '') return parseBankSide(text('side')) === 'debit' ? 0 - Math.abs(amount) : Math.abs(amount)
    return said.charges === 'positive' && side === null && amount !== 0 ? -amount : amount
  }
  if (text('debit') === '' && text('credit') === '') throw invalid('amount: is empty', { field: 'amount' })
  const sum = (field: 'debit' | 'credit'): Minor => {
    if (text(field) === '') return 0
    const { amount, side } = read(field)
    if (side === null || side === field) return Math.abs(amount)
    throw invalid(`${field}: "${shortened(text(field))}" says the opposite of its column`, { field })
  }
  const [debit, credit] = [sum('debit'), sum('credit')]
  if (debit !== 0 && credit !== 0) {
    throw invalid('debit: a row with a debit and a credit is two payments in one', { field: 'debit' })
  }
  return credit - debit
}
