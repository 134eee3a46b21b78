import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ChartPoint } from '../../../renderer/burndown/chart-points.ts'
import { thinned } from '../../../renderer/burndown/thinned.ts'

/** Points that rise with time, some of them two at one instant. */
const lines = fc
  .array(
    fc.record({
      gap: fc.constantFrom(0, 1, 1, 1, 1, 1, 1, 1, 3),
      left: fc.nat(1000),
      ahead: fc.option(fc.nat(1000)),
    }),
    { minLength: 1, maxLength: 600 },
  )
  .map((steps) => {
    let at = 0
    return steps.map(({ gap, left, ahead }): ChartPoint => {
      at += gap
      return { at, lots: { a: left, b: 1 }, even: null, ahead, band: null }
    })
  })

const leftOf = (point: ChartPoint): number => (point.lots['a'] ?? 0) + (point.lots['b'] ?? 0)
const extremesOf = (points: readonly ChartPoint[]) => {
  const left = points.map(leftOf)
  const ahead = points.flatMap((point) => (point.ahead === null ? [] : [point.ahead]))
  return [Math.max(...left), Math.min(...left), Math.max(-1, ...ahead), Math.min(2000, ...ahead)]
}

test('a thinned chart keeps its ends, both sides of every cliff, its highest and its lowest, and is in the order of time', () => {
  fc.assert(
    fc.property(lines, fc.integer({ min: 40, max: 200 }), (points, most) => {
      const kept = thinned(points, most)
      expect([kept[0], kept.at(-1)]).toEqual([points[0], points.at(-1)])
      expect(kept.every((point) => points.includes(point))).toBe(true)
      expect(kept.every((point, index) => point.at >= (kept[index - 1]?.at ?? 0))).toBe(true)
      const cliffs = points.filter(
        (point, index) => point.at === points[index - 1]?.at || point.at === points[index + 1]?.at,
      )
      expect(cliffs.every((point) => kept.includes(point))).toBe(true)
      expect(extremesOf(kept)).toEqual(extremesOf(points))
      expect(kept.length).toBeLessThanOrEqual(Math.max(most, cliffs.length) + 8)
    }),
  )
})

test('what is short enough is drawn point by point', () => {
  const points = Array.from({ length: 40 }, (_, at): ChartPoint => ({
    at,
    lots: { a: at },
    even: null,
    ahead: null,
    band: null,
  }))
  expect(thinned(points, 40)).toBe(points)
})

test('a peak of a single day within a year is kept', () => {
  const points = Array.from({ length: 2000 }, (_, at): ChartPoint => ({
    at,
    lots: { a: at === 1234 ? 500 : 10 },
    even: null,
    ahead: null,
    band: null,
  }))
  const kept = thinned(points)
  expect(kept.length).toBeLessThanOrEqual(130)
  expect(kept.find((point) => point.at === 1234)).toMatchObject({ lots: { a: 500 } })
})
