import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PackMix } from '../../../../shared/domain/comparison/pack-mix.ts'
import { cheapestMix } from '../../../../shared/domain/comparison/pack-mix.ts'
import type { SmallCase, Verdict } from '../../../support/comparison-cases.ts'
import { bruteForce, smallCases } from '../../../support/comparison-cases.ts'

const NONE: SmallCase['routable'] = new Set()

function verdictOf(mix: PackMix): Verdict {
  return [mix.cost, mix.packCount, mix.outlay.wastedUnits]
}

describe('against every mix tried, on 1,000 random demands', () => {
  test('the cheapest mix costs what the best of all does, with as few packs and as little waste', () => {
    fc.assert(
      fc.property(smallCases, (small) => {
        const mix = cheapestMix(small.demand, small.packs, { routable: NONE, atLeast: 0 })
        expect(verdictOf(mix)).toEqual(bruteForce({ ...small, routable: NONE }))
      }),
      { numRuns: 1000 },
    )
  })

  test('the routed mix costs what the best of all does with every routing of whole clips', () => {
    fc.assert(
      fc.property(smallCases, (small) => {
        const mix = cheapestMix(small.demand, small.packs, { routable: small.routable, atLeast: 0 })
        expect(verdictOf(mix)).toEqual(bruteForce(small))
      }),
      { numRuns: 1000 },
    )
  })

  test('a mix that must hold a share of the demand is the best of those that do', () => {
    const share = fc.integer({ min: 1, max: 100 })
    fc.assert(
      fc.property(smallCases, share, (small, percent) => {
        fc.pre(small.packs.length > 0)
        const atLeast = Math.ceil((small.demand.units * percent) / 100)
        const mix = cheapestMix(small.demand, small.packs, { routable: NONE, atLeast })
        expect(verdictOf(mix)).toEqual(bruteForce({ ...small, routable: NONE }, atLeast))
      }),
      { numRuns: 300 },
    )
  })
})
