import { expect, test } from 'vitest'
import { decimalMarkOf, parseBankAmount, parseOfxAmount } from '../../../electron/imports/bank/bank-amount.ts'
import { refusalBy } from '../../support/refusal.ts'

test('an OFX amount may not set thousands apart', () => {
  expect(parseOfxAmount('-1000.0000', 'USD', 'TRNAMT')).toBe(-100_000)
  for (const text of ['1,000.00', '', '-', '1e3', '12.345']) {
    expect(refusalBy(() => parseOfxAmount(text, 'USD', 'TRNAMT')).details.field).toBe('TRNAMT')
  }
})

test.each([
  ['-1,234.56', 'USD', -123_456],
  ['1.234,56', 'EUR', 123_456],
  ['1 234,56', 'EUR', 123_456],
  ["1'234.56", 'CHF', 123_456],
  ["CHF 1'234.50", 'CHF', 123_450],
  ['1’234.50', 'CHF', 123_450],
  ['(12.00)', 'USD', -1200],
  ['($12.00)', 'USD', -1200],
  ['-$12.00', 'USD', -1200],
  ['$-12.00', 'USD', -1200],
  ['12,00-', 'EUR', -1200],
  ['12,00- EUR', 'EUR', -1200],
  ['+12.00', 'USD', 1200],
  ['1,234', 'USD', 123_400],
  ['1.234.567', 'EUR', 123_456_700],
  ['−5', 'USD', -500],
  ['.50', 'USD', 50],
  ['1 000,00 €', 'EUR', 100_000],
  ['1000.0000', 'USD', 100_000],
  ['1,000', 'JPY', 1000],
  ['¥1,000', 'JPY', 1000],
  ['1.234', 'KWD', 1234],
])('an amount in CSV is read as it is written: %s in %s', (text, currency, minor) => {
  const mark = currency === 'KWD' ? 'point' : null
  expect(parseBankAmount(text, currency, mark, 'amount')).toEqual({ amount: minor, side: null })
})

test.each([
  ['12.00 DR', -1200, 'debit'],
  ['12.00 cr', 1200, 'credit'],
  ['USD 12.00DR', -1200, 'debit'],
])('DR and CR say what left and what came in: %s', (text, amount, side) => {
  expect(parseBankAmount(text, 'USD', null, 'amount')).toEqual({ amount, side })
})

test.each([
  ['1E3', 'USD'],
  ['1.5e3', 'USD'],
  ['12abc3', 'USD'],
  ['12 ab', 'USD'],
  ['0.123', 'USD'],
  ['012,345', 'USD'],
  ['1,23,4', 'USD'],
  ['12,5,0.1', 'USD'],
  ['-12.00 DR', 'USD'],
  ['(12.00', 'USD'],
  ['USD 12.00 USD', 'USD'],
  ['12²', 'USD'],
  ['', 'USD'],
  ['--5', 'USD'],
])('an amount in CSV that can be read in no way is refused, never in part: %s in %s', (text, currency) => {
  expect(refusalBy(() => parseBankAmount(text, currency, null, 'amount')).message).toContain('is not an amount such as')
})

test.each([
  ['250.000', 'USD'],
  ['1,000', 'USD'],
  ['1,234', 'KWD'],
])('an amount in CSV that can be read in two ways is refused until the mark is said: %s in %s', (text, currency) => {
  const refusal = refusalBy(() => parseBankAmount(text, currency, null, 'amount'))
  expect(refusal.details).toMatchObject({ field: 'amount', decimalMark: 'unknown' })
  const [point, comma] = (['point', 'comma'] as const).map(
    (mark) => parseBankAmount(text, currency, mark, 'amount').amount,
  )
  expect(point).not.toBe(comma)
  expect(decimalMarkOf(text, currency)).toBeNull()
})

test.each([
  ['1.50', 'point'],
  ['1,50', 'comma'],
  ['1,234.56', 'point'],
  ['1.234.567', 'comma'],
  ['1000.000', 'point'],
  ['1,234', 'point'],
  ['1 234', null],
  ['12', null],
  ['x', null],
])('an amount tells what stands before its decimals where it can be read in one way: %s', (text, mark) => {
  expect(decimalMarkOf(text, 'USD')).toBe(mark)
})

test.each([
  ['€12.00', 'USD'],
  ['12.00 EUR', 'USD'],
  ['$12.00', 'EUR'],
])('an amount in another currency than the statement’s is not taken for one in it: %s in %s', (text, currency) => {
  const refusal = refusalBy(() => parseBankAmount(text, currency, null, 'amount'))
  expect(refusal.message).toContain(`is not in ${currency}; say which currency`)
  expect(refusal.details.field).toBe('currency')
})
