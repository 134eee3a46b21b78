import type { Currency, Minor } from '../../shared/domain/money.ts'
import { currencyDigits, parseAmount } from '../../shared/domain/money.ts'
import { invalid } from '../../shared/domain/refusal.ts'
import { shortened } from './shortened.ts'

const OFX_AMOUNT = /^[+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)$/
const GROUPED = /^\d{1,3}(?:([.,'’  ])\d{3})(?:\1\d{3})*$/
const PARTS = /^([+-]?)([\d.,'’  ]+)(-?)$/

/** Reads an amount of OFX: a sign, digits, and a point or a comma before the decimals; no thousands are set apart (OFX 2.3, 3.2.9.1). */
export function parseOfxAmount(text: string, currency: Currency, field: string): Minor {
  if (!OFX_AMOUNT.test(text)) throw notAnAmount(text, field)
  const [whole = '', decimals = ''] = text.replace(',', '.').split('.')
  const bare = whole === '' || whole === '-' || whole === '+' ? `${whole}0` : whole
  return parseAmount(decimals === '' ? bare : `${bare}.${decimals}`, currency, field)
}

/**
 * Reads an amount as banks write it in CSV: "-1,234.56", "1.234,56", "1'234.56", "(12.00)", "12.00-", with or without the
 * currency's sign or code. Refuses what can be read in two ways.
 */
export function parseStatementAmount(text: string, currency: Currency, field: string): Minor {
  const inBrackets = /^\((.*)\)$/.exec(text)?.[1]
  const bare = (inBrackets ?? text).replace(/[\p{Sc}A-Za-z]/gu, '').trim()
  const [, before = '', digits = '', after = ''] = PARTS.exec(bare.replace('−', '-').replace(/^([+-]) +/, '$1')) ?? []
  const plain = plainNumber(digits.trim(), currencyDigits(currency))
  if (plain === null) throw notAnAmount(text, field)
  const amount = parseAmount(plain, currency, field)
  const isNegative = inBrackets !== undefined || before === '-' || after === '-'
  return isNegative && amount !== 0 ? -amount : amount
}

/** The number with a point alone; null where it is none, or where it cannot be told what its one mark is. */
function plainNumber(digits: string, places: number): string | null {
  const mark = /[.,](?=[^.,]*$)/.exec(digits)
  if (mark === null) return wholeNumber(digits)
  const decimals = digits.slice(mark.index + 1)
  const isGrouped = GROUPED.test(digits)
  // 1,234 has three digits after its mark: thousands, unless the currency has three decimals.
  if (isGrouped && places === 3 && digits.replace(/\d/g, '').length === 1) return null
  if (isGrouped) return wholeNumber(digits)
  const whole = wholeNumber(digits.slice(0, mark.index))
  const isDecimal = /^\d+$/.test(decimals) && !digits.slice(0, mark.index).includes(mark[0])
  return whole === null || !isDecimal ? null : `${whole}.${decimals}`
}

function wholeNumber(digits: string): string | null {
  if (/^\d+$/.test(digits)) return digits
  return GROUPED.test(digits) ? digits.replace(/\D/g, '') : null
}

function notAnAmount(text: string, field: string): Error {
  return invalid(`${field}: "${shortened(text)}" is not an amount such as -1000.00`, { field })
}
