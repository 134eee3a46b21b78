import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  currencyDigits,
  formatAmount,
  formatPrice,
  isCurrency,
  parseAmount,
  parsePrice,
  priceTimes,
  quotient,
  toMoney,
} from '../../../shared/domain/money.ts'

describe('currencyDigits', () => {
  // ISO 4217, list one. HUF, IDR, PKR, COP and RSD are those that everyday use (and so Intl) gives other digits.
  test.each([
    [2, 'USD EUR GBP CHF CNY INR AED HUF IDR PKR COP RSD LBP MMK'],
    [0, 'JPY KRW CLP ISK VND UGX XAF XOF XPF PYG'],
    [3, 'KWD BHD JOD OMR TND LYD IQD'],
  ])('ISO 4217 gives %d decimals to %s', (digits, currencies) => {
    for (const currency of currencies.split(' '))
      expect([currency, currencyDigits(currency)]).toEqual([currency, digits])
  })

  test.each(['usd', 'US', 'USDT', '', 'XXX', 'ZZZ', 'constructor'])('refuses "%s", which is no currency', (code) => {
    expect(isCurrency(code)).toBe(false)
    expect(() => currencyDigits(code)).toThrow(`"${code}" is not an ISO 4217 currency code such as USD`)
  })
})

describe('amounts', () => {
  test.each([
    ['1000.00', 'USD', 100_000, '1000.00'],
    ['1000', 'USD', 100_000, '1000.00'],
    ['0.5', 'USD', 50, '0.50'],
    ['-0.01', 'EUR', -1, '-0.01'],
    ['150000', 'JPY', 150_000, '150000'],
    ['150000.0', 'JPY', 150_000, '150000'],
    ['305.125', 'KWD', 305_125, '305.125'],
    ['0', 'KWD', 0, '0.000'],
    ['361000.50', 'HUF', 36_100_050, '361000.50'],
  ])('"%s" %s is %d minor units, written "%s"', (text, currency, minor, written) => {
    expect(parseAmount(text, currency, 'price')).toBe(minor)
    expect(toMoney(minor, currency)).toEqual({ amount: written, currency })
  })

  test('more decimals than the currency has are refused', () => {
    expect(() => parseAmount('10.005', 'USD', 'price')).toThrow(
      'price: "10.005" has 3 decimals; at most 2 are possible',
    )
    expect(() => parseAmount('100.5', 'JPY', 'price')).toThrow('at most 0 are possible')
    expect(parseAmount('10.005', 'KWD', 'price')).toBe(10_005)
  })

  test('what is written is read back, in currencies of 0, 2 and 3 decimals', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.constantFrom('JPY', 'USD', 'KWD'), (minor, currency) => {
        expect(parseAmount(formatAmount(minor, currency), currency, 'price')).toBe(minor)
      }),
      { seed: 1, numRuns: 1000 },
    )
  })
})

describe('prices', () => {
  test.each([
    ['0.28', 'USD', 280_000, '0.28'],
    ['0.265957', 'USD', 265_957, '0.265957'],
    ['1', 'USD', 1_000_000, '1.00'],
    ['41.5', 'JPY', 41_500_000, '41.5'],
    ['41', 'JPY', 41_000_000, '41'],
    ['0.08', 'KWD', 80_000, '0.080'],
  ])('"%s" %s is %d millionths, written "%s"', (text, currency, micro, written) => {
    expect(parsePrice(text, 'payAsYouGo')).toBe(micro)
    expect(formatPrice(micro, currency)).toBe(written)
  })

  test('more than six decimals are refused', () => {
    expect(() => parsePrice('0.2659574', 'payAsYouGo')).toThrow('has 7 decimals; at most 6 are possible')
  })
})

describe('priceTimes', () => {
  test.each([
    // 0.28 × 3 = 0.84
    [280_000, 3, 1, 'USD', 84],
    // 0.28 × 250 of 1000 = 0.07
    [280_000, 250, 1000, 'USD', 7],
    // 0.005 is half a cent: away from zero
    [5000, 1, 1, 'USD', 1],
    [4999, 1, 1, 'USD', 0],
    [5000, -1, 1, 'USD', -1],
    // 0.5 yen
    [500_000, 1, 1, 'JPY', 1],
    [499_999, 1, 1, 'JPY', 0],
    // 0.0005 dinars
    [500, 1, 1, 'KWD', 1],
    [499, 1, 1, 'KWD', 0],
    [280_000, 1, 1, 'KWD', 280],
  ])('%d millionths × %d / %d %s come to %d minor units', (price, count, per, currency, minor) => {
    expect(priceTimes(price, count, per, currency)).toBe(minor)
  })
})

describe('quotient', () => {
  test('has six decimals, rounded half away from zero', () => {
    // 1000.00 / 3760 units = 0.26595744…
    expect(quotient(100_000, 3_760_000, 1000, 'USD')).toEqual({ amount: '0.265957', currency: 'USD' })
    expect(quotient(200, 3, 1, 'USD')).toEqual({ amount: '0.666667', currency: 'USD' })
    expect(quotient(-200, 3, 1, 'USD')).toEqual({ amount: '-0.666667', currency: 'USD' })
    expect(quotient(1, 2_000_000, 1, 'JPY')).toEqual({ amount: '0.000001', currency: 'JPY' })
    expect(quotient(1, 2_000_001, 1, 'JPY')).toEqual({ amount: '0.000000', currency: 'JPY' })
    expect(quotient(1, 1, 1, 'KWD')).toEqual({ amount: '0.001000', currency: 'KWD' })
  })

  test('is null where there is nothing to divide by', () => {
    expect(quotient(100, 0, 1, 'USD')).toBeNull()
  })
})
