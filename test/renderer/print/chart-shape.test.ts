import fc from 'fast-check'
import { expect, test } from 'vitest'
import { barsOf, ticksOf } from '../../../renderer/print/chart-shape.ts'

test('the ticks hold every bar between the first and the last, and name nought', () => {
  const column = fc.array(fc.integer({ min: -100_000, max: 1_000_000 }), { maxLength: 8 })
  fc.assert(
    fc.property(fc.array(column, { minLength: 1, maxLength: 12 }), (columns) => {
      const ticks = ticksOf(columns)
      expect(ticks).toContain(0)
      expect(ticks.length).toBeGreaterThanOrEqual(2)
      expect(ticks.length).toBeLessThanOrEqual(7)
      for (const { from, to } of columns.flatMap(barsOf)) {
        expect(from).toBeGreaterThanOrEqual(ticks[0] ?? NaN)
        expect(to).toBeLessThanOrEqual(ticks.at(-1) ?? NaN)
      }
    }),
  )
})

test('what is below nought hangs below it, and the rest stacks above', () => {
  expect(barsOf([3, -2, 0, 4])).toEqual([
    { part: 0, from: 0, to: 3 },
    { part: 1, from: -2, to: 0 },
    { part: 3, from: 3, to: 7 },
  ])
})
