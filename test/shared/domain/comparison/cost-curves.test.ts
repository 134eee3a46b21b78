import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bundledCards } from '../../../../electron/settings/bundled-cards.ts'
import { comparePlans } from '../../../../shared/domain/comparison/comparison.ts'
import { costCurves } from '../../../../shared/domain/comparison/cost-curves.ts'
import { demandOf } from '../../../../shared/domain/comparison/demand.ts'
import { planPrices } from '../../../../shared/domain/plan-prices.ts'
import type { RateCard } from '../../../../shared/domain/rate-card.ts'
import { findRenderKind } from '../../../../shared/domain/rate-card.ts'
import { smallCases } from '../../../support/comparison-cases.ts'

const card = bundledCards.find((one) => one.id === 'minimax-video')
if (card === undefined) throw new Error('the card is missing')
const minimax: RateCard = card

function curvesFor(clips: number) {
  const demand = demandOf(minimax, [{ kind: findRenderKind(minimax, 'hailuo-02', '768p', 6), clips }])
  const { packs } = planPrices(minimax, null)
  const options = comparePlans({ demand, packs, routable: new Set(), coverage: null })
  return { demand, options, ...costCurves(demand, options) }
}

describe('cost curves', () => {
  test('are level until the packs are used up, and rise as pay-as-you-go from there', () => {
    const { curves, end } = curvesFor(11_000)
    expect(end).toBe(14_000_000)
    expect(curves.find((one) => one.id === 'cheapest')?.points).toEqual([
      { units: 0, cost: 250_000 },
      { units: 9_920_000, cost: 250_000 },
      { units: end, cost: 250_000 + 114_240 },
    ])
    expect(curves.find((one) => one.id === 'pay-as-you-go')?.points).toEqual([
      { units: 0, cost: 0 },
      { units: end, cost: 392_000 },
    ])
  })

  test('cross pay-as-you-go where the packs break even, whatever the demand', () => {
    const { crossings } = curvesFor(11_000)
    const standard = crossings.find((one) => one.cheaper === 'standard' && one.dearer === 'pay-as-you-go')
    // 3,000 ÷ 0.28
    expect(standard).toMatchObject({ units: 10_714_286, cost: 300_000, isLowest: false })
    const cheapest = crossings.find((one) => one.cheaper === 'cheapest' && one.dearer === 'pay-as-you-go')
    expect(cheapest).toMatchObject({ units: 8_928_571, cost: 250_000, isLowest: true })
  })

  test('reach the first break-even of a demand that is too small for packs', () => {
    const { end, crossings } = curvesFor(100)
    expect(end).toBe(4_000_000)
    expect(crossings[0]).toMatchObject({ units: 3_571_429, cheaper: 'standard', dearer: 'pay-as-you-go' })
  })

  test('are one for options that buy the same, and none where nothing is wanted', () => {
    const { curves } = curvesFor(3700)
    expect(curves.map((one) => one.id)).toEqual(['standard', 'pay-as-you-go', 'pro', 'scale', 'business'])
    expect(curvesFor(0).curves).toEqual([])
  })

  test('show the routed mix by a line of its own where clips are routed', () => {
    const kind = (resolution: string) => findRenderKind(minimax, 'hailuo-02', resolution, 6)
    const demand = demandOf(minimax, [
      { kind: kind('1080p'), clips: 1200 },
      { kind: kind('768p'), clips: 8000 },
    ])
    const { packs } = planPrices(minimax, null)
    const options = comparePlans({ demand, packs, routable: new Set([kind('1080p')]), coverage: null })
    const { curves } = costCurves(demand, options)
    // What is routed is paid as it happens: the line rises from the packs' price on.
    const [first, bend] = curves.find((one) => one.id === 'routed')?.points ?? []
    expect(first?.cost).toBe(250_000)
    expect(bend?.cost).toBeGreaterThan(250_000)
  })

  test('pass through what each option costs for the whole demand', () => {
    fc.assert(
      fc.property(smallCases, ({ demand, packs, routable }) => {
        const options = comparePlans({ demand, packs, routable, coverage: null })
        const { curves } = costCurves(demand, options)
        for (const { id, points } of curves) {
          const cost = options.find((one) => one.id === id)?.cost ?? Number.NaN
          const after = points.findIndex((point) => point.units >= demand.units)
          const [a, b] = [points[after - 1], points[after]]
          if (a === undefined || b === undefined) throw new Error(`${id} ends before the demand`)
          const along = a.cost + ((b.cost - a.cost) * (demand.units - a.units)) / (b.units - a.units)
          // Corners are rounded to the minor unit, and to a thousandth of a unit.
          expect(Math.abs(along - cost)).toBeLessThanOrEqual(2)
        }
      }),
    )
  })

  test('change places at every crossing', () => {
    fc.assert(
      fc.property(smallCases, ({ demand, packs, routable }) => {
        const { curves, crossings } = costCurves(demand, comparePlans({ demand, packs, routable, coverage: null }))
        const ids = new Set(curves.map((one) => one.id))
        for (const { cheaper, dearer, units } of crossings) {
          expect([ids.has(cheaper), ids.has(dearer), cheaper === dearer]).toEqual([true, true, false])
          expect(units).toBeGreaterThanOrEqual(0)
        }
      }),
    )
  })
})
