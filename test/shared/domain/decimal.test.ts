import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatDecimal, parseDecimal } from '../../../shared/domain/decimal.ts'

describe('parseDecimal', () => {
  test.each([
    ['0.7', 3, 700],
    ['3760', 3, 3_760_000],
    ['-2.1', 3, -2100],
    ['+2.1', 3, 2100],
    ['0', 3, 0],
    ['-0', 3, 0],
    ['-0.000', 3, 0],
    ['007.5', 1, 75],
    ['1.10000000000000000000', 1, 11],
    [' 12.5 ', 2, 1250],
    ['1000', 0, 1000],
    ['1000.00', 0, 1000],
    ['9007199254740.991', 3, Number.MAX_SAFE_INTEGER],
  ])('reads "%s" at %d places as %d', (text, places, expected) => {
    expect(parseDecimal(text, places, 'x')).toBe(expected)
  })

  test.each(['', ' ', '.', '.5', '5.', '1,5', '1e3', '0x10', '--1', '1 000', 'NaN', 'Infinity', '１', '1.2.3'])(
    'refuses "%s" as no decimal number, naming the field',
    (text) => {
      expect(() => parseDecimal(text, 3, 'units')).toThrow(`units: "${text}" is not a decimal number such as 12.5`)
    },
  )

  test('refuses more decimals than there are places, however small', () => {
    expect(() => parseDecimal('0.7001', 3, 'units')).toThrow('units: "0.7001" has 4 decimals; at most 3 are possible')
    expect(() => parseDecimal('0.5', 0, 'price')).toThrow('at most 0 are possible')
  })

  test('refuses what cannot be counted exactly, instead of rounding it', () => {
    for (const text of ['9007199254740.992', '-9007199254740.993', '9'.repeat(400)]) {
      expect(() => parseDecimal(text, 3, 'units')).toThrow('is too large')
    }
  })
})

describe('formatDecimal', () => {
  test.each([
    [700, 3, 0, '0.7'],
    [-2100, 3, 0, '-2.1'],
    [3_760_000, 3, 0, '3760'],
    [1, 3, 0, '0.001'],
    [-1, 3, 0, '-0.001'],
    [0, 3, 0, '0'],
    [-0, 3, 0, '0'],
    [0, 2, 2, '0.00'],
    [5, 2, 2, '0.05'],
    [100_000, 2, 2, '1000.00'],
    [280_000, 6, 2, '0.28'],
    [1_000_000, 6, 2, '1.00'],
    [265_957, 6, 2, '0.265957'],
    [0, 0, 0, '0'],
    [10, 0, 0, '10'],
    [-1200, 0, 0, '-1200'],
    [12, 6, 6, '0.000012'],
    [Number.MIN_SAFE_INTEGER, 3, 3, '-9007199254740.991'],
  ])('writes %d at %d places, keeping %d, as "%s"', (value, places, keep, expected) => {
    expect(formatDecimal(value, places, keep)).toBe(expected)
  })
})

describe('reading and writing', () => {
  const places = fc.integer({ min: 0, max: 6 })

  test('what is written is read back, at any places and any kept decimals', () => {
    fc.assert(
      fc.property(fc.oneof(fc.integer(), fc.maxSafeInteger()), places, places, (value, most, keep) => {
        const text = formatDecimal(value, most, Math.min(keep, most))
        expect(parseDecimal(text, most, 'x')).toBe(value)
      }),
      { seed: 1, numRuns: 2000 },
    )
  })

  test('what is read is written as its shortest form', () => {
    const digits = (least: number, most: number): fc.Arbitrary<string> =>
      fc.string({
        unit: fc.constantFrom('0', '1', '2', '3', '4', '5', '6', '7', '8', '9'),
        minLength: least,
        maxLength: most,
      })
    fc.assert(
      fc.property(fc.constantFrom('', '-', '+'), digits(1, 9), digits(0, 6), (sign, whole, fraction) => {
        const text = sign + whole + (fraction === '' ? '' : `.${fraction}`)
        const shortest = formatDecimal(parseDecimal(text, 6, 'x'), 6, 0)
        expect(Number(shortest)).toBe(Number(text) + 0)
        expect(shortest).toMatch(/^(0|-?[1-9]\d*|-?(0|[1-9]\d*)\.\d*[1-9])$/)
      }),
      { seed: 2, numRuns: 2000 },
    )
  })
})
