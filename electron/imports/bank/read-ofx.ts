import { isCurrency } from '../../../shared/domain/money.ts'
import type { StatementLine } from '../../../shared/domain/payments/payment.ts'
import { invalid } from '../../../shared/domain/refusal.ts'
import { atLine } from '../text/at-line.ts'
import { parseOfxAmount } from './bank-amount.ts'
import { parseOfxDay } from './bank-day.ts'
import type { OfxElement } from './ofx-elements.ts'
import { ofxElements } from './ofx-elements.ts'
import { ofxStatus } from './ofx-status.ts'
import { shortened } from '../text/shortened.ts'

/** The statement that transactions stand in: its currency, and of its account's number the last four digits. */
interface Statement {
  currency: string | null
  card: string
}

interface Transaction {
  readonly line: number
  readonly values: Map<string, OfxElement>
}

/** Parts of a transaction that have values of the same names as others. */
const PARTS = new Set(['PAYEE', 'CURRENCY', 'ORIGCURRENCY', 'BANKACCTTO', 'CCACCTTO', 'EXTDPAYEE', 'IMAGEDATA'])
const STATEMENTS = new Set(['STMTRS', 'CCSTMTRS', 'INVSTMTRS'])
const VALUES = new Set(['DTPOSTED', 'TRNAMT', 'FITID', 'NAME', 'MEMO', 'CURSYM'])

/**
 * The transactions of an OFX or QFX file, 1.x and 2.x: `STMTTRN` of bank and card statements. Refuses (`invalid_input`) the whole
 * file, with line and field, where one cannot be read or the file is cut off.
 */
export function readOfx(text: string, path: string): readonly StatementLine[] {
  const lines: StatementLine[] = []
  let statement: Statement = { currency: null, card: '' }
  let transaction: Transaction | null = null
  let part: string | null = null
  let isWhole = false
  let hasStatement = false
  const status = ofxStatus(path)
  for (const element of ofxElements(text, path)) {
    const { name, isEnd, line } = element
    status.take(element)
    if (isEnd) {
      if (name === 'OFX') isWhole = true
      if (name === part) part = null
      if (name !== 'STMTTRN') continue
      if (transaction !== null) lines.push(lineOf(transaction, statement, path))
      transaction = null
      part = null
      continue
    }
    if (STATEMENTS.has(name)) {
      statement = { currency: null, card: '' }
      hasStatement = true
    }
    if (name === 'STMTTRN') {
      if (transaction !== null) throw unclosed(transaction, path)
      transaction = { line, values: new Map() }
    } else if (transaction === null) {
      readHead(statement, element)
    } else if (PARTS.has(name) && element.text === '') {
      part = name
    } else {
      take(transaction, element, part, path)
    }
  }
  if (transaction !== null) throw unclosed(transaction, path)
  if (!isWhole) throw invalid(`${path}: has no </OFX> at its end; it may be cut off`, { file: path, field: 'OFX' })
  if (!hasStatement && lines.length === 0) {
    throw invalid(`${path}: has no statement of a bank or a card (STMTRS, CCSTMTRS)`, { file: path, field: 'OFX' })
  }
  return lines
}

function readHead(statement: Statement, { name, text }: OfxElement): void {
  if (name === 'CURDEF') statement.currency = text.toUpperCase()
  if (name === 'ACCTID') statement.card = text.replace(/\D/g, '').slice(-4)
}

/** Keeps a value. A payee's name counts as the transaction's; the currency an amount was first in does not count. */
function take({ values }: Transaction, element: OfxElement, part: string | null, path: string): void {
  const { name, line, text } = element
  if (!VALUES.has(name) || text === '') return
  if (part !== null && !(part === 'PAYEE' && name === 'NAME') && !(part === 'CURRENCY' && name === 'CURSYM')) return
  if (!values.has(name)) values.set(name, element)
  else if (name !== 'NAME') {
    throw invalid(`${path}, line ${line}: ${name} stands twice in one STMTTRN`, { file: path, line, field: name })
  }
}

function lineOf({ line, values }: Transaction, statement: Statement, path: string): StatementLine {
  const needed = (field: string): OfxElement => {
    const found = values.get(field)
    if (found !== undefined) return found
    throw invalid(`${path}, line ${line}: this STMTTRN has no ${field}`, { file: path, line, field })
  }
  const text = (field: string): string => shortened(values.get(field)?.text ?? '')
  const currency = values.get('CURSYM')?.text.toUpperCase() ?? statement.currency
  if (currency === null || !isCurrency(currency)) {
    const what = currency === null ? 'has no CURDEF' : `"${shortened(currency)}" is no currency`
    throw invalid(`${path}, line ${line}: the statement ${what}; an ISO 4217 code such as USD is needed`, {
      file: path,
      line,
      field: 'CURDEF',
    })
  }
  const posted = needed('DTPOSTED')
  const paid = needed('TRNAMT')
  return {
    line,
    card: statement.card,
    day: atLine(path, posted.line, () => parseOfxDay(posted.text, 'DTPOSTED')),
    amount: atLine(path, paid.line, () => parseOfxAmount(paid.text, currency, 'TRNAMT')),
    currency,
    payee: [text('NAME'), text('MEMO')].filter((one) => one !== '').join(' · '),
    reference: values.get('FITID')?.text ?? null,
  }
}

function unclosed({ line }: Transaction, path: string): Error {
  return invalid(`${path}, line ${line}: the STMTTRN that starts here has no </STMTTRN>; the file may be cut off`, {
    file: path,
    line,
    field: 'STMTTRN',
  })
}
