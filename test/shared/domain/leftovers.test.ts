import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { BacklogItem } from '../../../shared/domain/leftovers.ts'
import { fitLeftovers } from '../../../shared/domain/leftovers.ts'

const item = (id: string, units: number, priority = 5): BacklogItem => ({ id, units, priority })
const sum = (items: readonly BacklogItem[]): number => items.reduce((total, one) => total + one.units, 0)

describe('what of a backlog fits', () => {
  test('a higher priority goes first, although a lower one would fill the units better', () => {
    expect(fitLeftovers([item('filler', 1000, 2), item('wanted', 700, 1)], 1000)).toEqual(['wanted'])
  })

  test('what is left after a priority goes to the next', () => {
    expect(fitLeftovers([item('b', 300, 2), item('a', 700, 1), item('c', 400, 2)], 1000)).toEqual(['b', 'a'])
  })

  test('within a priority it is the fullest subset, not the largest first', () => {
    expect(fitLeftovers([item('a', 600), item('b', 500), item('c', 500)], 1000)).toEqual(['b', 'c'])
  })

  test('everything where all fits, nothing where nothing does', () => {
    expect(fitLeftovers([item('a', 300), item('b', 300)], 600)).toEqual(['a', 'b'])
    expect(fitLeftovers([item('a', 300)], 299)).toEqual([])
  })

  test('is as good as trying every subset, priority by priority', () => {
    const items = fc.array(
      fc.record({ units: fc.integer({ min: 1, max: 40 }), priority: fc.integer({ min: 1, max: 3 }) }),
      {
        maxLength: 9,
      },
    )
    fc.assert(
      fc.property(items, fc.integer({ min: 0, max: 200 }), (given, available) => {
        const backlog = given.map((one, index) => ({ ...one, id: String(index) }))
        const chosen = new Set(fitLeftovers(backlog, available))
        const byPriority = (subset: readonly BacklogItem[]): number[] =>
          [1, 2, 3].map((priority) => sum(subset.filter((one) => one.priority === priority)))
        let best = [0, 0, 0]
        for (let mask = 0; mask < 2 ** backlog.length; mask += 1) {
          const subset = backlog.filter((_, index) => ((mask >> index) & 1) === 1)
          if (sum(subset) <= available && isBetter(byPriority(subset), best)) best = byPriority(subset)
        }
        expect(byPriority(backlog.filter((one) => chosen.has(one.id)))).toEqual(best)
      }),
      { numRuns: 200 },
    )
  })
})

function isBetter(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((value, index) => value !== b[index])
  return at >= 0 && (a[at] ?? 0) > (b[at] ?? 0)
}
