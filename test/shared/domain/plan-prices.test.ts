import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bundledCards } from '../../../electron/settings/bundled-cards.ts'
import { planPrices, unitPrice } from '../../../shared/domain/plan-prices.ts'
import type { RateCard } from '../../../shared/domain/rate-card.ts'

const card = bundledCards.find((one) => one.id === 'minimax-video')
if (card === undefined) throw new Error('the card is missing')
const minimax: RateCard = card

function cell(model: string, resolution: string, seconds: number, pack: string, custom = null) {
  const row = planPrices(minimax, custom).kinds.find(
    ({ kind }) => kind.model === model && kind.resolution === resolution && kind.seconds === seconds,
  )
  return row?.prices.find((price) => price.pack === pack)
}

describe('what a clip costs on a pack', () => {
  test('is the pack’s price by its units, for the units of the clip, with six decimals', () => {
    expect(cell('MiniMax-Hailuo-2.3', '768p', 6, 'standard')).toEqual({
      pack: 'standard',
      cost: { amount: '0.265957', currency: 'USD' },
      // 1 − 1000 × 1 ÷ (3760 × 0.28)
      saving: '0.050152',
      isDearer: false,
    })
    expect(cell('MiniMax-Hailuo-2.3-Fast', '768p', 6, 'standard')?.cost.amount).toBe('0.186170')
  })

  test('is marked where it is dearer than pay-as-you-go: 1080p on Standard and Pro', () => {
    const dearer = (pack: string) => cell('MiniMax-Hailuo-2.3', '1080p', 6, pack)
    expect(dearer('standard')).toMatchObject({ cost: { amount: '0.531915' }, saving: '-0.085541', isDearer: true })
    expect(dearer('pro')).toMatchObject({ cost: { amount: '0.504032' }, isDearer: true })
    expect(dearer('scale')?.isDearer).toBe(false)
    expect(dearer('business')?.isDearer).toBe(false)
  })

  test('names the kinds that the same packs make dearer together', () => {
    const { dearer } = planPrices(minimax, null)
    const told = dearer.map(({ packs, kinds }) => [packs.join(), ...kinds.map((kind) => kind.model + kind.resolution)])
    expect(told).toEqual([
      ['standard', 'MiniMax-Hailuo-2.3-Fast1080p'],
      ['standard,pro', 'MiniMax-Hailuo-2.31080p', 'MiniMax-Hailuo-021080p'],
    ])
  })

  test('has no saving where there is no pay-as-you-go price, or where that is nothing', () => {
    const [kind] = minimax.renderKinds
    if (kind === undefined) throw new Error('the card has no kinds')
    for (const payAsYouGo of [null, 0]) {
      const priced = planPrices({ ...minimax, renderKinds: [{ ...kind, payAsYouGo }] }, null)
      expect(priced.kinds[0]?.prices[0]?.saving).toBeNull()
      expect(priced.kinds[0]?.prices[0]?.isDearer).toBe(payAsYouGo === 0)
    }
  })
})

test('a custom pack appears once its price and units are said, and not before', () => {
  expect(planPrices(minimax, null).packs.map((pack) => pack.id)).toEqual(['standard', 'pro', 'scale', 'business'])
  const { packs } = planPrices(minimax, { price: 1_200_000, units: 60_000_000 })
  const custom = packs.at(-1)
  expect(custom).toMatchObject({ id: 'custom', price: 1_200_000, units: 60_000_000 })
  expect(custom === undefined ? null : unitPrice(custom, 'USD')).toEqual({ amount: '0.200000', currency: 'USD' })
})

test('whether a clip is dearer is decided by the exact quotients, whatever the figures', () => {
  const figures = fc.record({
    price: fc.integer({ min: 0, max: 10 ** 12 }),
    units: fc.integer({ min: 1, max: 10 ** 12 }),
    unitsPerClip: fc.integer({ min: 1, max: 10 ** 6 }),
    payAsYouGo: fc.integer({ min: 1, max: 10 ** 9 }),
  })
  fc.assert(
    fc.property(figures, ({ price, units, unitsPerClip, payAsYouGo }) => {
      // Beyond what can be counted exactly a quotient is refused.
      fc.pre((BigInt(price) * 10_000n * BigInt(unitsPerClip)) / BigInt(units) < BigInt(Number.MAX_SAFE_INTEGER))
      fc.pre((BigInt(price) * 10_000_000n) / BigInt(units) < BigInt(Number.MAX_SAFE_INTEGER))
      const share = (BigInt(price) * 10n ** 10n * BigInt(unitsPerClip)) / (BigInt(payAsYouGo) * BigInt(units))
      fc.pre(share < BigInt(Number.MAX_SAFE_INTEGER))
      const [kind] = minimax.renderKinds
      if (kind === undefined) throw new Error('the card has no kinds')
      const [only] = planPrices(
        { ...minimax, renderKinds: [{ ...kind, unitsPerClip, payAsYouGo }] },
        { price, units },
      ).kinds[0]?.prices.slice(-1) ?? [undefined]
      expect(only?.isDearer).toBe(BigInt(price) * 10_000n * BigInt(unitsPerClip) > BigInt(payAsYouGo) * BigInt(units))
    }),
  )
})
