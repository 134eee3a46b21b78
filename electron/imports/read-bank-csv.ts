import type { Currency, Minor } from '../../shared/domain/money.ts'
import { isCurrency } from '../../shared/domain/money.ts'
import type { ChargeSign, DayOrder, StatementField, StatementLine } from '../../shared/domain/payments/payment.ts'
import { invalid } from '../../shared/domain/refusal.ts'
import { atLine } from './at-line.ts'
import { parseStatementAmount } from './bank-amount.ts'
import type { StatementColumns, StatementMapping } from './bank-columns.ts'
import { checkStatementColumns, columnsOf, isStatementHead } from './bank-columns.ts'
import { dayOrderOf, needsDayOrder, parseStatementDay } from './bank-day.ts'
import type { DelimitedRow } from './delimited.ts'
import { shortened } from './shortened.ts'

/** What a file in CSV does not say by itself. */
export interface StatementSaid {
  readonly card: string
  /** Of the amounts that no column gives a currency. */
  readonly currency: Currency
  readonly dayOrder: DayOrder | null
  readonly charges: ChargeSign
  readonly columns: StatementMapping
}

export interface BankStatement {
  readonly lines: readonly StatementLine[]
  readonly columns: StatementColumns | null
}

/** Lines that a bank writes before the head: the account's name, the span, the balance. */
const MOST_BEFORE_HEAD = 20

/**
 * Reads a statement in CSV whose head is among its first lines. Refuses (`invalid_input`) the whole file, with line and field,
 * where a row cannot be read, or where no date of it tells whether 03/04 is in March or in April.
 */
export function readBankCsv(rows: readonly DelimitedRow[], said: StatementSaid, path: string): BankStatement {
  const seen = rows.slice(0, MOST_BEFORE_HEAD).findIndex((row) => isStatementHead(row.cells))
  const headAt = seen < 0 ? 0 : seen
  const head = rows[headAt]
  if (head === undefined) throw invalid(`${path}: has no rows`, { file: path })
  const columns = columnsOf(head.cells, said.columns)
  checkStatementColumns(columns, path, head.line)
  const body = rows.slice(headAt + 1)
  const dayOrder = said.dayOrder ?? orderOfAll(body, columns, path)
  return {
    lines: body.map((row) => atLine(path, row.line, () => lineOf(row, columns, { ...said, dayOrder }))),
    columns,
  }
}

function cellOf({ cells }: DelimitedRow, { at }: StatementColumns, field: StatementField): string {
  return (cells[at[field]] ?? '').trim()
}

/** The order that the dates tell together; null where none needs it. */
function orderOfAll(rows: readonly DelimitedRow[], columns: StatementColumns, file: string): DayOrder | null {
  const told = new Map<DayOrder, number>()
  let unclear: DelimitedRow | null = null
  for (const row of rows) {
    const text = cellOf(row, columns, 'date')
    if (!needsDayOrder(text)) continue
    unclear ??= row
    const order = dayOrderOf(text)
    if (order !== null && !told.has(order)) told.set(order, row.line)
  }
  const [first, second] = [...told]
  if (second !== undefined) {
    throw invalid(
      `${file}, line ${second[1]}: date: has the ${second[0] === 'day-first' ? 'day' : 'month'} first, unlike line ${first?.[1] ?? 0}`,
      { file, line: second[1], field: 'date' },
    )
  }
  if (first !== undefined || unclear === null) return first?.[0] ?? null
  const text = shortened(cellOf(unclear, columns, 'date'))
  throw invalid(
    `${file}, line ${unclear.line}: date: "${text}" does not say which is the month, and no other date does; say whether the day or the month comes first`,
    { file, line: unclear.line, field: 'date', dayOrder: 'unknown' },
  )
}

function lineOf(row: DelimitedRow, columns: StatementColumns, said: StatementSaid): StatementLine {
  const { line, cells } = row
  const text = (field: StatementField): string => cellOf(row, columns, field)
  if (cells.length !== columns.width) {
    throw invalid(`row: has ${cells.length} cells where the head line has ${columns.width}`, { field: 'row' })
  }
  const currency = text('currency') === '' ? said.currency : text('currency').toUpperCase()
  if (!isCurrency(currency)) {
    throw invalid(`currency: "${shortened(currency)}" is not an ISO 4217 code such as USD`, { field: 'currency' })
  }
  return {
    line,
    card: said.card,
    day: parseStatementDay(text('date'), said.dayOrder, 'date'),
    amount: amountOf(text, currency, said.charges),
    currency,
    payee: shortened([text('payee'), text('memo')].filter((one) => one !== '').join(' · ')),
    reference: null,
  }
}

/** What left the account is negative, also where a column for it has no sign. */
function amountOf(text: (field: StatementField) => string, currency: Currency, charges: ChargeSign): Minor {
  if (text('amount') !== '') {
    const amount = parseStatementAmount(text('amount'), currency, 'amount')
    return charges === 'positive' && amount !== 0 ? -amount : amount
  }
  const [out, back] = [text('debit'), text('credit')]
  if (out === '' && back === '') throw invalid('amount: is empty', { field: 'amount' })
  const debit = out === '' ? 0 : Math.abs(parseStatementAmount(out, currency, 'debit'))
  const credit = back === '' ? 0 : Math.abs(parseStatementAmount(back, currency, 'credit'))
  if (debit !== 0 && credit !== 0) {
    throw invalid('debit: a row with a debit and a credit is two payments in one', { field: 'debit' })
  }
  return credit - debit
}
