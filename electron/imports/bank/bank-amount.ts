import type { Currency, Minor } from '../../../shared/domain/money.ts'
import { currencyDigits, parseAmount } from '../../../shared/domain/money.ts'
import type { DecimalMark } from '../../../shared/domain/payments/payment.ts'
import { DECIMAL_MARKS } from '../../../shared/domain/payments/payment.ts'
import { invalid } from '../../../shared/domain/refusal.ts'
import { canMean, CURRENCY_UNIT, currencyMeant } from './currency-signs.ts'
import { shortened } from '../text/shortened.ts'

const OFX_AMOUNT = /^[+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)$/

/** Reads an amount of OFX: a sign, digits, and a point or a comma before the decimals; no thousands are set apart (OFX 2.3, 3.2.9.1). */
export function parseOfxAmount(text: string, currency: Currency, field: string): Minor {
  if (!OFX_AMOUNT.test(text)) throw notAnAmount(text, field)
  const [whole = '', decimals = ''] = text.replace(',', '.').split('.')
  const bare = whole === '' || whole === '-' || whole === '+' ? `${whole}0` : whole
  return parseAmount(decimals === '' ? bare : `${bare}.${decimals}`, currency, field)
}

/** An amount of a bank's CSV. */
export interface BankAmount {
  /** As its sign says; CR and a bare number are positive. */
  readonly amount: Minor
  /** What DR or CR beside it says; null where neither stands there. */
  readonly side: 'debit' | 'credit' | null
}

/**
 * Reads an amount as banks write it in CSV: "-1,234.56", "1.234,56", "1 234,56", "1'234.56", "(12.00)", "12.00-", "12.00 DR", with or
 * without the currency's own sign or code at an end. `mark` is what stands before the decimals; where it is null and the amount
 * can be read in two ways, as 250.000, it is refused, and so is any other text.
 */
export function parseBankAmount(text: string, currency: Currency, mark: DecimalMark | null, field: string): BankAmount {
  const written = writtenAs(text)
  if (written === null) throw notAnAmount(text, field)
  refuseOtherCurrency(written.unit, currency, text, field)
  const readings = readingsOf(written.number, currency)
  const found =
    mark === null ? [...new Set(readings.values())] : [readings.get(mark)].filter((one) => one !== undefined)
  const [reading, other] = found
  if (reading === undefined) throw notAnAmount(text, field, mark)
  if (other !== undefined) {
    throw invalid(
      `${field}: "${shortened(text)}" can be read as ${reading} and as ${other}; say whether a point or a comma comes before the decimals`,
      { field, decimalMark: 'unknown' },
    )
  }
  const amount = parseAmount(reading, currency, field)
  const isNegative = written.sign === '-' || written.sign === '(' || written.sign === 'DR'
  const side = written.sign === 'DR' ? 'debit' : written.sign === 'CR' ? 'credit' : null
  return { amount: isNegative && amount !== 0 ? -amount : amount, side }
}

/** What an amount tells of the mark before decimals: null where it has none, or can be read both ways. */
export function decimalMarkOf(text: string, currency: Currency): DecimalMark | null {
  const number = writtenAs(text)?.number ?? ''
  const [first, second] = /[.,]/.test(number) ? readingsOf(number, currency).keys() : []
  return second === undefined ? (first ?? null) : null
}

/** The currency that an amount names beside it; null where it names none, or one that may be several. */
export function currencyOfAmount(text: string): Currency | null {
  const unit = writtenAs(text)?.unit ?? ''
  return unit === '' ? null : currencyMeant(unit)
}

interface Written {
  readonly number: string
  readonly sign: string
  /** The currency's sign or code; empty where none is written. */
  readonly unit: string
}

const AROUND = /^([^\d.,]*)([.,]?\d(?:[\d.,' ]*\d)?)([^\d.,]*)$/
const SIGN = /[-+]|\b(?:CR|DR)\b/g

/** The number and what stands around it: one sign at most, and one currency. Null where anything else does. */
function writtenAs(text: string): Written | null {
  const tidy = text.toUpperCase().replaceAll('−', '-').replaceAll('’', "'").replace(/\s/g, ' ').trim()
  const [, before = '', number, after = ''] = AROUND.exec(tidy) ?? []
  if (number === undefined) return null
  const around = `${before} ${after}`
  const isInBrackets = before.includes('(') && after.includes(')')
  const bare = isInBrackets ? around.replace('(', '').replace(')', '') : around
  const signs = [...(isInBrackets ? ['('] : []), ...(bare.match(SIGN) ?? [])]
  const units = bare.match(CURRENCY_UNIT) ?? []
  const isAll = bare.replace(SIGN, '').replace(CURRENCY_UNIT, '').trim() === ''
  if (!isAll || signs.length > 1 || units.length > 1) return null
  return { number, sign: signs[0] ?? '', unit: units[0] ?? '' }
}

const GROUPED: Readonly<Record<DecimalMark, RegExp>> = {
  point: /^[1-9]\d{0,2}(?:([,' ])\d{3})(?:\1\d{3})*$/,
  comma: /^[1-9]\d{0,2}(?:([.' ])\d{3})(?:\1\d{3})*$/,
}

/** The number with a point alone, by each mark with which it is one in the currency. */
function readingsOf(number: string, currency: Currency): ReadonlyMap<DecimalMark, string> {
  const readings = DECIMAL_MARKS.flatMap((mark) => {
    const [whole = '', decimals, more] = number.split(mark === 'point' ? '.' : ',')
    const isWhole = whole === '' || /^\d+$/.test(whole) || GROUPED[mark].test(whole)
    if (!isWhole || more !== undefined) return []
    if (decimals === undefined) return [[mark, whole.replace(/\D/g, '')] as const]
    const fits = canBeDecimals(decimals, currencyDigits(currency))
    return fits ? [[mark, `${whole === '' ? '0' : whole.replace(/\D/g, '')}.${decimals}`] as const] : []
  })
  return new Map(readings)
}

/** Zeros may follow the currency's own decimals. One without any is not written with three: 1.000 JPY are thousands. */
function canBeDecimals(decimals: string, places: number): boolean {
  if (places === 0 && decimals.length === 3) return false
  return /^\d+$/.test(decimals) && /^0*$/.test(decimals.slice(places))
}

/** An amount in another currency than is taken for it would be read as too much or too little. */
function refuseOtherCurrency(unit: string, currency: Currency, text: string, field: string): void {
  if (unit === '' || canMean(unit, currency)) return
  throw invalid(`${field}: "${shortened(text)}" is not in ${currency}; say which currency the statement is in`, {
    field: 'currency',
  })
}

function notAnAmount(text: string, field: string, mark: DecimalMark | null = null): Error {
  const example = mark === 'comma' ? '-1000,00' : '-1000.00'
  return invalid(`${field}: "${shortened(text)}" is not an amount such as ${example}`, { field })
}
