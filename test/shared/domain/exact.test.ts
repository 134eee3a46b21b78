import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { divideBig, multiplyDivide } from '../../../shared/domain/exact.ts'
import { Refusal } from '../../../shared/domain/refusal.ts'
import { refusalOf } from '../../support/fold.ts'

/** Half away from zero by long division, in a way that shares nothing with the code under test. */
function reference(a: number, b: number, divisor: number): bigint {
  const [product, by] = [BigInt(a) * BigInt(b), BigInt(divisor)]
  const quotient = product / by
  const rest = product - quotient * by
  const away = rest < 0n ? -1n : 1n
  return rest * away * 2n >= by ? quotient + away : quotient
}

describe('multiplyDivide', () => {
  test.each([
    [1, 1, 2, 1],
    [-1, 1, 2, -1],
    [1, -1, 2, -1],
    [-1, -1, 2, 1],
    [3, 1, 2, 2],
    [-3, 1, 2, -2],
    [1, 1, 3, 0],
    [2, 1, 3, 1],
    [-2, 1, 3, -1],
    [5, 7, 1, 35],
    [0, 7, 3, 0],
    // A Standard pack's 0.7 units: 18.617 cents.
    [100_000, 700, 3_760_000, 19],
  ])('%d × %d / %d is %d', (a, b, divisor, expected) => {
    expect(multiplyDivide(a, b, divisor)).toBe(expected)
  })

  test('a nought is never negative', () => {
    expect(multiplyDivide(-5, 0, 7)).toBe(0)
    expect(multiplyDivide(-1, 1, 3)).toBe(0)
  })

  test('a half is rounded away from zero also where the product is beyond the safe integers', () => {
    const odd = 2 ** 52 + 1
    expect(multiplyDivide(odd, 3, 6)).toBe(2 ** 51 + 1)
    expect(multiplyDivide(-odd, 3, 6)).toBe(-(2 ** 51) - 1)
  })

  test('a result beyond the safe integers is refused', () => {
    expect(refusalOf(() => multiplyDivide(Number.MAX_SAFE_INTEGER, 3, 2))).toBeInstanceOf(Refusal)
    expect(multiplyDivide(Number.MAX_SAFE_INTEGER, 3, 3)).toBe(Number.MAX_SAFE_INTEGER)
  })

  test('equals a reference in big integers for any integers', () => {
    const integer = fc.oneof(fc.integer(), fc.maxSafeInteger(), fc.integer({ min: -40, max: 40 }))
    const divisor = fc.oneof(
      fc.integer({ min: 1, max: 40 }),
      fc.maxSafeNat().map((value) => Math.max(1, value)),
    )
    fc.assert(
      fc.property(integer, integer, divisor, (a, b, by) => {
        const expected = reference(a, b, by)
        fc.pre(Number.isSafeInteger(Number(expected)))
        expect(multiplyDivide(a, b, by)).toBe(Number(expected))
      }),
      { seed: 1, numRuns: 5000 },
    )
  })

  test('equals the reference at exact halves, one below and one above', () => {
    const around = fc.tuple(fc.integer({ min: -1_000_000, max: 1_000_000 }), fc.integer({ min: 1, max: 1_000_000 }))
    fc.assert(
      fc.property(around, fc.constantFrom(-1, 0, 1), ([whole, half], shift) => {
        const product = whole * 2 * half + half + shift
        expect(multiplyDivide(product, 1, half * 2)).toBe(Number(reference(product, 1, half * 2)))
      }),
      { seed: 2, numRuns: 2000 },
    )
  })
})

describe('divideBig', () => {
  test('rounds half away from zero, of products far beyond the safe integers', () => {
    expect(divideBig(7n, 2n)).toBe(4)
    expect(divideBig(-7n, 2n)).toBe(-4)
    expect(divideBig(10n ** 40n + 5n * 10n ** 29n, 10n ** 30n)).toBe(10_000_000_001)
    expect(divideBig(0n, 3n)).toBe(0)
  })

  test('a result beyond the safe integers is refused with both figures', () => {
    expect(() => divideBig(2n ** 60n, 2n)).toThrow('1152921504606846976 / 2 is too large to be counted exactly')
  })
})
