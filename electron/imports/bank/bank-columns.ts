import type { StatementField } from '../../../shared/domain/payments/payment.ts'
import { STATEMENT_FIELDS } from '../../../shared/domain/payments/payment.ts'
import { plainName } from '../../../shared/domain/plain-name.ts'
import { invalid } from '../../../shared/domain/refusal.ts'
import { columnNames, refuseUnknownColumns } from '../text/column-names.ts'
import { isCurrencyUnit } from './currency-signs.ts'
import { shortened } from '../text/shortened.ts'

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
    'completeddate',
    'buchung',
    'fechaoperación',
    'fechadeoperación',
    'dateopération',
    'dateoperation',
    'datedopération',
    'transactietijd',
    'dataoperazione',
    '记账日期',
    '交易时间',
    '付款时间',
  ],
  amount: [
    'amount',
    'transactionamount',
    'betrag',
    'umsatz',
    'montant',
    'importe',
    '金额',
    '交易金额',
    'bedrag',
    'importo',
    'montantopération',
    'montantoperation',
  ],
  side: [
    '收支',
    'afbij',
    'debitcredit',
    'creditdebit',
    'drcr',
    'crdr',
    'creditdebitindicator',
    'debitcreditindicator',
    'sollhaben',
  ],
  debit: [
    'debit',
    'debitamount',
    'moneyout',
    'paidout',
    'withdrawal',
    'withdrawals',
    'soll',
    '支出',
    'débit',
    'cargo',
    '记账金额支出',
    '交易金额支出',
  ],
  credit: [
    'credit',
    'creditamount',
    'moneyin',
    'paidin',
    'deposit',
    'deposits',
    'haben',
    '收入',
    'crédit',
    'abono',
    '记账金额收入',
    '交易金额收入',
  ],
  currency: [
    'currency',
    'currencycode',
    'waehrung',
    'währung',
    'devise',
    'moneda',
    '币种',
    'divisa',
    'valuta',
    '记账币种',
    '交易币种',
  ],
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
    'partnername',
    'beguenstigterzahlungspflichtiger',
    'begünstigterzahlungspflichtiger',
    'zahlungsempfänger',
    'zahlungsempfängerin',
    'namezahlungsbeteiligter',
    'naamomschrijving',
    'omschrijving',
    'concepto',
    'libellé',
    'libelle',
    'libelléopération',
    'libelleoperation',
    'descrizione',
    '对方户名',
    '交易场所',
  ],
  memo: [
    'memo',
    'notes',
    'note',
    'verwendungszweck',
    'buchungstext',
    'extendeddetails',
    '摘要',
    '商品说明',
    '商品名称',
    '商品',
    '备注',
    'paymentreference',
    'mededelingen',
  ],
}

/** Fields whose head may have the currency after its name, as "Betrag (€)". */
const WITH_CURRENCY: ReadonlySet<StatementField> = new Set(['amount', 'debit', 'credit'])

/** What whoever imports a statement says of its columns; null: it is for nothing. */
export type StatementMapping = ReadonlyMap<string, StatementField | null>

export interface StatementColumns {
  /** What the head writes for the currency of the amounts, such as "€"; null where it writes nothing. */
  readonly unit: string | null
  readonly width: number
  /** The position of each field's column; -1 where there is none. */
  readonly at: Readonly<Record<StatementField, number>>
  readonly names: readonly string[]
  /** What each column is read as, in the order of the file. */
  readonly fields: readonly (StatementField | null)[]
}

/** What no statement can be read without. Of fields that stand together one is enough. */
const MANDATORY: readonly (readonly StatementField[])[] = [['date'], ['amount', 'debit']]

/** Whether a line is the head of a statement: a date, and an amount or what left the account. Banks may write lines before it. */
export function isStatementHead(cells: readonly string[], said: StatementMapping): boolean {
  return missingFields(columnsOf(cells, said)).length === 0
}

/** What is mandatory and no column is for. */
export function missingFields({ at }: StatementColumns): readonly (readonly StatementField[])[] {
  return MANDATORY.filter((fields) => fields.every((field) => at[field] < 0))
}

/** Finds a statement's columns by what is said of them, then by name. Of two that could be one field the better known is it. */
export function columnsOf(head: readonly string[], mapping: StatementMapping): StatementColumns {
  const names = columnNames(head)
  const heads = names.map(withoutCurrency)
  const isSaid = (index: number): boolean => mapping.has(names[index] ?? '')
  const placeOf = (field: StatementField): number => {
    const said = names.findIndex((name) => mapping.get(name) === field)
    if (said >= 0) return said
    const isOf = (place: number, alias: string): boolean => {
      const head = heads[place]
      const bare = WITH_CURRENCY.has(field) ? head?.bare : undefined
      return !isSaid(place) && (head?.whole === alias || bare === alias)
    }
    const places = ALIASES[field].map((alias) => names.findIndex((_, place) => isOf(place, alias)))
    return places.find((place) => place >= 0) ?? -1
  }
  const places = STATEMENT_FIELDS.map((field) => [field, placeOf(field)] as const)
  const at = Object.fromEntries(places) as Record<StatementField, number>
  // What left and what came in by themselves say more than an amount beside them, unless that is said to count.
  if (at.amount >= 0 && at.debit >= 0 && at.credit >= 0 && !isSaid(at.amount)) at.amount = -1
  const unit = [at.amount, at.debit, at.credit].map((place) => heads[place]?.unit ?? null).find((one) => one !== null)
  const fields = names.map((_, index) => STATEMENT_FIELDS.find((field) => at[field] === index) ?? null)
  return { width: head.length, at, names, fields, unit: unit ?? null }
}

interface Head {
  readonly whole: string
  /** Without the currency that it ends with. */
  readonly bare: string
  readonly unit: string | null
}

/** A head without the currency after its name: "Betrag (€)", "Amount (EUR)", "Débit euros", "金额（元）". */
function withoutCurrency(name: string): Head {
  const whole = plainName(name)
  const [, bare = '', unit = ''] = /^(.+?)(?:\s|\s*[([（])(?:in |en )?([^\s()[\]（）]+)[)\]）]?$/.exec(name) ?? []
  return isCurrencyUnit(unit) ? { whole, bare: plainName(bare), unit } : { whole, bare: whole, unit: null }
}

/**
 * Refuses (`invalid_input`) what is said of columns that are not there, two said to be one field, columns without a date or an
 * amount, and an amount beside what left and came in: which of them counts is not told.
 */
export function checkStatementColumns(
  columns: StatementColumns,
  said: StatementMapping,
  file: string,
  line: number,
): void {
  const { at, names } = columns
  const refuse = (what: string, field: StatementField | undefined): Error =>
    invalid(`${file}, line ${line}: ${what}; it has ${shortened(names.join(', '))}`, {
      file,
      line,
      ...(field === undefined ? {} : { field }),
    })
  refuseUnknownColumns(said.keys(), names, file)
  for (const field of STATEMENT_FIELDS) {
    const [first, second] = [...said].flatMap(([name, one]) => (one === field ? [name] : []))
    if (second !== undefined)
      throw refuse(`"${first ?? ''}" and "${second}" are both said to be ${field}; keep one`, field)
  }
  const [missing] = missingFields(columns)
  if (missing !== undefined) throw refuse(`has no column for ${missing.join(' or ')}: say which it is`, missing[0])
  if (at.amount >= 0 && (at.debit >= 0 || at.credit >= 0)) {
    throw refuse('has an amount beside debit or credit: say which column counts', 'amount')
  }
}
