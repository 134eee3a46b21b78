import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PackMix } from '../../../../shared/domain/comparison/pack-mix.ts'
import { cheapestMix } from '../../../../shared/domain/comparison/pack-mix.ts'
import { demandOf } from '../../../../shared/domain/comparison/demand.ts'
import type { RateCard, RenderKind } from '../../../../shared/domain/rate-card.ts'
import type { SmallCase, Verdict } from '../../../support/comparison-cases.ts'
import { bruteForce, packOf, smallCases } from '../../../support/comparison-cases.ts'

const NONE: SmallCase['routable'] = new Set()

function verdictOf(mix: PackMix): Verdict {
  return [mix.cost, mix.packCount, mix.outlay.wastedUnits]
}

test('a small pack is not given up for many others that come to the same rest and price, and hold more than is wanted', () => {
  const kind = (model: string, unitsPerClip: number, payAsYouGo: number): RenderKind => ({
    model,
    modes: [],
    resolution: '768p',
    seconds: 6,
    unitsPerClip,
    payAsYouGo,
  })
  const [dear, cheap] = [kind('dear', 409, 400_000), kind('cheap', 1637, 10_000)]
  const card = { currency: 'USD', listPricePerUnit: null } as unknown as RateCard
  const demand = demandOf(card, [
    { kind: dear, clips: 9 },
    { kind: cheap, clips: 6 },
  ])
  // Six of the last hold 15,000 more than one of the first: as many as six of the second, at the same price.
  const packs = [packOf('first', 1200, 114), packOf('second', 2500, 195), packOf('last', 2700, 214)]
  const small = { demand, packs, routable: new Set([cheap]) }
  const mix = cheapestMix(demand, packs, { routable: small.routable, atLeast: 0 })
  expect(verdictOf(mix)).toEqual([315, 2, 19])
  expect(verdictOf(mix)).toEqual(bruteForce(small))
})

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
