import fc from 'fast-check'
import { expect, test } from 'vitest'
import { numberSet } from '../../../electron/imports/text/number-set.ts'

test('tells new numbers from those it has, as a Set does', () => {
  const near = fc.integer({ min: 1, max: 3000 })
  // Numbers that fall into the same slot.
  const crowded = near.map((value) => value * 1024)
  const numbers = fc.array(
    fc.oneof(
      near,
      crowded,
      fc.maxSafeNat().map((value) => Math.max(1, value)),
    ),
    { maxLength: 5000 },
  )
  fc.assert(
    fc.property(numbers, (values) => {
      const [mine, known] = [numberSet(), new Set<number>()]
      for (const value of values) {
        expect(mine.add(value)).toBe(!known.has(value))
        known.add(value)
      }
    }),
    { numRuns: 50 },
  )
})

test('keeps what it has while it grows', () => {
  const set = numberSet()
  for (let value = 1; value <= 10_000; value += 1) set.add(value * 7)
  for (let value = 1; value <= 10_000; value += 1) expect(set.add(value * 7)).toBe(false)
})
