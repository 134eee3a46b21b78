import type { StatementField } from '../../shared/domain/payments/payment.ts'
import { STATEMENT_FIELDS } from '../../shared/domain/payments/payment.ts'
import { plainName } from '../../shared/domain/plain-name.ts'
import { invalid } from '../../shared/domain/refusal.ts'
import { columnNames } from './column-names.ts'
import { shortened } from './shortened.ts'

/** Names that banks give their columns, without case, blanks and marks. Those named first are taken first. */
const ALIASES: Readonly<Record<StatementField, readonly string[]>> = {
  date: [
    'postingdate',
    'posteddate',
    'postdate',
    'dateposted',
    'bookingdate',
    'buchungstag',
    'buchungsdatum',
    'date',
    'datum',
    'transactiondate',
    'transdate',
    'fecha',
    '日期',
    '交易日期',
  ],
  amount: ['amount', 'transactionamount', 'betrag', 'umsatz', 'montant', 'importe', '金额', '交易金额'],
  debit: ['debit', 'debitamount', 'moneyout', 'paidout', 'withdrawal', 'withdrawals', 'soll', '支出'],
  credit: ['credit', 'creditamount', 'moneyin', 'paidin', 'deposit', 'deposits', 'haben', '收入'],
  currency: ['currency', 'currencycode', 'waehrung', 'währung', 'devise', 'moneda', '币种'],
  payee: [
    'payee',
    'merchant',
    'merchantname',
    'description',
    'name',
    'counterparty',
    'beneficiary',
    'empfänger',
    'auftraggeberempfänger',
    'details',
    'narrative',
    '商户',
    '交易对方',
  ],
  memo: ['memo', 'notes', 'note', 'verwendungszweck', 'buchungstext', 'extendeddetails', '摘要', '备注'],
}

/** What whoever imports a statement says of its columns; null: it is for nothing. */
export type StatementMapping = ReadonlyMap<string, StatementField | null>

export interface StatementColumns {
  readonly width: number
  /** The position of each field's column; -1 where there is none. */
  readonly at: Readonly<Record<StatementField, number>>
  readonly names: readonly string[]
  /** What each column is read as, in the order of the file. */
  readonly fields: readonly (StatementField | null)[]
}

/** Whether a line is the head of a statement: a date, and an amount or what left the account. Banks may write lines before it. */
export function isStatementHead(cells: readonly string[]): boolean {
  const found = columnsOf(cells, new Map())
  return found.at.date >= 0 && (found.at.amount >= 0 || found.at.debit >= 0)
}

/** Finds a statement's columns by what is said of them, then by name. Of two that could be one field the better known is it. */
export function columnsOf(head: readonly string[], mapping: StatementMapping): StatementColumns {
  const names = columnNames(head)
  const plainNames = names.map(plainName)
  const isSaid = (index: number): boolean => mapping.has(names[index] ?? '')
  const placeOf = (field: StatementField): number => {
    const said = names.findIndex((name) => mapping.get(name) === field)
    if (said >= 0) return said
    const places = ALIASES[field].map((alias) => plainNames.findIndex((name, at) => name === alias && !isSaid(at)))
    return places.find((place) => place >= 0) ?? -1
  }
  const places = STATEMENT_FIELDS.map((field) => [field, placeOf(field)] as const)
  const at = Object.fromEntries(places) as Record<StatementField, number>
  const fields = names.map((_, index) => STATEMENT_FIELDS.find((field) => at[field] === index) ?? null)
  return { width: head.length, at, names, fields }
}

/** Refuses columns without a date or an amount, and an amount beside what left and came in: which of them counts is not told. */
export function checkStatementColumns({ at, names }: StatementColumns, file: string, line: number): void {
  const refuse = (what: string, field: StatementField): Error =>
    invalid(`${file}, line ${line}: ${what}; it has ${shortened(names.join(', '))}`, { file, line, field })
  if (at.date < 0) throw refuse('has no column for date', 'date')
  if (at.amount < 0 && at.debit < 0) throw refuse('has no column for amount or debit', 'amount')
  if (at.amount >= 0 && (at.debit >= 0 || at.credit >= 0)) {
    throw refuse('has an amount beside debit or credit: say which column counts', 'amount')
  }
}
