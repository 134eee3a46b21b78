import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bundledCards } from '../../../../electron/settings/bundled-cards.ts'
import type { ComparedOption } from '../../../../shared/domain/comparison/comparison.ts'
import { comparePlans, shareText, thousandths } from '../../../../shared/domain/comparison/comparison.ts'
import { reasonOf } from '../../../../shared/domain/comparison/comparison-words.ts'
import { demandOf } from '../../../../shared/domain/comparison/demand.ts'
import type { Money } from '../../../../shared/domain/money.ts'
import { toMoney } from '../../../../shared/domain/money.ts'
import type { CustomPack } from '../../../../shared/domain/plan-prices.ts'
import { planPrices } from '../../../../shared/domain/plan-prices.ts'
import type { RateCard } from '../../../../shared/domain/rate-card.ts'
import { findRenderKind } from '../../../../shared/domain/rate-card.ts'
import { formatUnits } from '../../../../shared/domain/units.ts'
import { smallCases } from '../../../support/comparison-cases.ts'

const card = bundledCards.find((one) => one.id === 'minimax-video')
if (card === undefined) throw new Error('the card is missing')
const minimax: RateCard = card

interface Asked {
  readonly routable?: boolean
  readonly coverage?: number
  readonly custom?: CustomPack
}

/** Compares clips such as "hailuo-02/768p/6" on MiniMax's card. */
function compared(clips: Readonly<Record<string, number>>, asked: Asked = {}) {
  const wanted = Object.entries(clips).map(([name, count]) => {
    const [model = '', resolution = '', seconds = ''] = name.split('/')
    return { kind: findRenderKind(minimax, model, resolution, Number(seconds)), clips: count }
  })
  const demand = demandOf(minimax, wanted)
  const options = comparePlans({
    demand,
    packs: planPrices(minimax, asked.custom ?? null).packs,
    routable: new Set(asked.routable === false ? [] : minimax.renderKinds),
    coverage: asked.coverage ?? null,
  })
  const option = (id: string): ComparedOption => {
    const found = options.find((one) => one.id === id)
    if (found === undefined) throw new Error(`there is no option ${id}`)
    return found
  }
  return { demand, options, option }
}

function packsOf({ packs }: ComparedOption): Record<string, number> {
  return Object.fromEntries(packs.map(({ pack, count }) => [pack.id, count]))
}

const breakEvenOf = ({ breakEven }: ComparedOption) => (breakEven === null ? null : shareText(breakEven))

describe('the vendor’s own arithmetic', () => {
  test.each([
    ['standard', 3760, '0.95'],
    ['pro', 9920, '0.9'],
    ['scale', 18_900, '0.85'],
    ['business', 26_780, '0.8'],
  ])('a whole %s of 768p 6 s clips breaks even at what it saves on the list price', (pack, clips, share) => {
    const { option } = compared({ 'hailuo-2.3/768p/6': clips })
    expect(breakEvenOf(option(pack))).toBe(share)
    expect(option(pack).wastedUnits).toBe(0)
  })

  test('for 11,000 units three Standards cost $1,500 less than a Scale, and a Pro with the rest at pay-as-you-go beats them', () => {
    const { options, option } = compared({ 'hailuo-02/768p/6': 11_000 })
    expect([option('standard').cost, packsOf(option('standard'))]).toEqual([300_000, { standard: 3 }])
    expect(option('scale').cost - option('standard').cost).toBe(150_000)
    const cheapest = option('cheapest')
    expect(packsOf(cheapest)).toEqual({ pro: 1 })
    expect(cheapest).toMatchObject({ cost: 280_240, payAsYouGoUnits: 1_080_000, wastedUnits: 0, saving: 27_760 })
    expect(options.map((one) => one.id)).toEqual([
      'cheapest',
      'routed',
      'standard',
      'pay-as-you-go',
      'scale',
      'pro',
      'business',
    ])
  })

  test('1080p clips lose on Standard and Pro even when every unit is used, and gain on Scale and Business', () => {
    const { option } = compared({ 'hailuo-2.3/1080p/6': 1880 })
    expect(option('standard')).toMatchObject({ wastedUnits: 0, losesUsedUp: true, breakEven: null })
    expect(option('standard').saving).toBe(-7880)
    const losing = ['standard', 'pro', 'scale', 'business'].filter((pack) => option(pack).losesUsedUp)
    expect(losing).toEqual(['standard', 'pro'])
  })
})

describe('what is routed', () => {
  test('is whole clips that are cheaper a unit than what stays, as many as the packs leave open', () => {
    const { option } = compared({ 'hailuo-02/1080p/6': 1200, 'hailuo-02/768p/6': 8000, 'hailuo-2.3-fast/768p/6': 333 })
    expect(option('routed').routed.map(({ kind, clips }) => [kind.resolution, clips])).toEqual([['1080p', 356]])
    expect(option('routed')).toMatchObject({ cost: 267_474, wastedUnits: 0, payAsYouGoUnits: 713_100 })
    expect(option('routed').cost).toBeLessThan(option('cheapest').cost)
  })

  test('is nothing where nothing may be: then the routed mix is the cheapest one', () => {
    const { option } = compared({ 'hailuo-02/1080p/6': 1200, 'hailuo-02/768p/6': 8000 }, { routable: false })
    expect({ ...option('routed'), id: 'cheapest' }).toEqual(option('cheapest'))
  })

  test('of two models with the same units and price is of the one that was named first', () => {
    const { option } = compared({ 'hailuo-02/1080p/6': 10, 'hailuo-2.3/1080p/6': 500, 'hailuo-02/768p/6': 9900 })
    const { routed } = option('routed')
    expect(routed[0]).toMatchObject({ kind: { model: 'MiniMax-Hailuo-02' }, clips: 10 })
    expect(routed[1]?.kind.model).toBe('MiniMax-Hailuo-2.3')
  })
})

describe('an option', () => {
  test('buys at least one pack, as many as cover the demand or the share that is asked for', () => {
    const clips = { 'hailuo-02/768p/6': 10_000 }
    expect(packsOf(compared({ 'hailuo-02/768p/6': 1 }).option('business'))).toEqual({ business: 1 })
    expect(packsOf(compared(clips).option('standard'))).toEqual({ standard: 3 })
    const half = compared(clips, { coverage: 5000 })
    expect(packsOf(half.option('standard'))).toEqual({ standard: 2 })
    expect(half.option('standard')).toMatchObject({ cost: 200_000 + 69_440, payAsYouGoUnits: 2_480_000 })
    expect(half.option('cheapest').capacity).toBeGreaterThanOrEqual(5_000_000)
  })

  test('tells a unit, a clip, a second, its waste and its hours, each from the whole cost', () => {
    const { option } = compared({ 'hailuo-02/768p/6': 3000 })
    const standard = option('standard')
    expect(standard).toMatchObject({
      cost: 100_000,
      unitCost: { amount: '0.333333', currency: 'USD' },
      clipCost: { amount: '0.333333', currency: 'USD' },
      secondCost: { amount: '0.055556', currency: 'USD' },
      wastedUnits: 760_000,
      // 1,000 × 760 ÷ 3,760
      wasteCost: 20_213,
      // 3,000 ÷ 20 ÷ 60
      hoursToRender: '2.5',
    })
    expect(option('pay-as-you-go')).toMatchObject({ hoursToRender: null, breakEven: null, wasteCost: 0 })
  })

  test('never breaks even where its packs cost more than all of the demand does', () => {
    const { option } = compared({ 'hailuo-02/768p/6': 3571 })
    expect(option('standard').breakEven).toBeNull()
    // 3,572 × 0.28 = 1,000.16
    expect(breakEvenOf(compared({ 'hailuo-02/768p/6': 3572 }).option('standard'))).toBe('1')
  })

  test('of a demand for nothing has no quotients, and the best is to buy nothing', () => {
    const { options } = compared({ 'hailuo-02/768p/6': 0 })
    expect(options[0]).toMatchObject({ id: 'cheapest', cost: 0, unitCost: null, clipCost: null, secondCost: null })
    expect(options.map((one) => one.breakEven)).toEqual(options.map(() => null))
  })

  test('with a custom pack stands beside the others once its price and units are said', () => {
    const { option, options } = compared(
      { 'hailuo-02/768p/6': 10_000 },
      { custom: { price: 200_000, units: 10_000_000 } },
    )
    expect(option('custom')).toMatchObject({ cost: 200_000, wastedUnits: 0 })
    expect(options[0]?.id).toBe('cheapest')
    expect(packsOf(option('cheapest'))).toEqual({ custom: 1 })
  })
})

test('a clip without a pay-as-you-go price counts at the list price of its units, and at nothing where there is none', () => {
  const [kind] = minimax.renderKinds
  if (kind === undefined) throw new Error('the card has no kinds')
  const unpriced = { ...kind, payAsYouGo: null, unitsPerClip: 700 }
  const listed = demandOf(minimax, [{ kind: unpriced, clips: 10 }])
  // 10 × 0.7 × 0.28
  expect([listed.price, listed.kinds[0]?.basis]).toEqual([1_960_000_000n, 'unit'])
  const unlisted = demandOf({ ...minimax, listPricePerUnit: null }, [{ kind: unpriced, clips: 10 }])
  expect([unlisted.price, unlisted.kinds[0]?.basis]).toEqual([0n, 'none'])
})

test('a kind that is wanted twice is one', () => {
  const [kind] = minimax.renderKinds
  if (kind === undefined) throw new Error('the card has no kinds')
  const { kinds } = demandOf(minimax, [
    { kind, clips: 3 },
    { kind, clips: 4 },
  ])
  expect(kinds.map((one) => one.clips)).toEqual([7])
})

test('no option costs less than the best, and the mixes no more than any pack or pay-as-you-go', () => {
  fc.assert(
    fc.property(smallCases, ({ demand, packs, routable }) => {
      const options = comparePlans({ demand, packs, routable, coverage: null })
      const cost = (id: string): number => options.find((one) => one.id === id)?.cost ?? Number.NaN
      const alone = options.filter((one) => one.id !== 'cheapest' && one.id !== 'routed').map((one) => one.cost)
      expect(cost('cheapest')).toBeLessThanOrEqual(Math.min(...alone))
      expect(cost('routed')).toBeLessThanOrEqual(cost('cheapest'))
      expect(options.map((one) => one.cost)).toEqual(options.map((one) => one.cost).toSorted((a, b) => a - b))
    }),
  )
})

describe('a reason', () => {
  const format = { money: ({ amount }: Money) => `$${amount}`, units: (units: string) => `${units} units` }
  const said = (clips: number, id: string, kind = 'hailuo-02/768p/6') => {
    const { options, option } = compared({ [kind]: clips })
    const { packs, saving, wastedUnits, payAsYouGoUnits, losesUsedUp, cost } = option(id)
    const figures = {
      id,
      packs,
      saving: toMoney(saving, 'USD'),
      behind: toMoney(cost - (options[0]?.cost ?? 0), 'USD'),
      wastedUnits: formatUnits(wastedUnits),
      payAsYouGoUnits: formatUnits(payAsYouGoUnits),
      losesUsedUp,
    }
    return reasonOf(figures, format)
  }

  test('says what an option saves on pay-as-you-go, and what would be wasted', () => {
    expect(said(3700, 'standard')).toBe('$36.00 less than pay-as-you-go; 60 units would be wasted')
    expect(said(9000, 'pro')).toBe('$20.00 less than pay-as-you-go; 920 units would be wasted')
    expect(said(11_000, 'cheapest')).toBe(
      '$277.60 less than pay-as-you-go; 1080 units at pay-as-you-go; no unit is wasted',
    )
  })

  test('says what an option costs more', () => {
    expect(said(3000, 'standard')).toBe('$160.00 more than pay-as-you-go; 760 units would be wasted')
    expect(said(11_000, 'pay-as-you-go')).toBe('$277.60 more than the cheapest; nothing is bought ahead')
    expect(said(100, 'pay-as-you-go')).toBe('No pack costs less; nothing is bought ahead')
    expect(said(100, 'cheapest')).toBe('No pack pays: all at pay-as-you-go')
  })

  test('says where a pack loses even when used up', () => {
    expect(said(1880, 'standard', 'hailuo-02/1080p/6')).toBe(
      '$78.80 more than pay-as-you-go; dearer even when used up; no unit is wasted',
    )
  })
})

test('shares have at most three decimals, rounded half away from zero', () => {
  expect(['0.050152', '-0.085541', '0.0005', '-0.0004', '1'].map(thousandths)).toEqual([
    '0.05',
    '-0.086',
    '0.001',
    '0',
    '1',
  ])
  expect(shareText({ over: 1000n, under: 1053n })).toBe('0.95')
})
