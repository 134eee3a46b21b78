import { describe, expect, test } from 'vitest'
import { bookValue } from '../../../shared/domain/lot.ts'
import { overageCost } from '../../../shared/domain/postings.ts'
import { balance, entryId, foldAll, PACKS, purchase, refusalOf, usage } from '../../support/fold.ts'

describe('R5 overage', () => {
  test('R5 overage: units that no lot covers cost their part of the pay-as-you-go price', () => {
    const { lines } = foldAll([
      purchase(1, '2026-10-01', { units: '0.25', price: '0.07' }),
      usage(2, '2026-10-02', '1', { charge: { payAsYouGo: 280_000 } }),
    ])
    // 0.28 × 0.75
    expect(lines.slice(1)).toEqual(['usage of lot 1: -0.25 units, 0.07', 'overage: -0.75 units, 0.21'])
  })

  test('R5 overage: the pay-as-you-go price is that of a clip, not of a unit', () => {
    const charge = { payAsYouGo: 190_000 }
    expect(foldAll([usage(1, '2026-10-02', '0.7', { charge })]).lines).toEqual(['overage: -0.7 units, 0.19'])
    // Three clips, 2.1 units; half a unit is covered: 0.19 × 1.6 / 0.7 = 0.43428…
    const split = [
      purchase(1, '2026-10-01', { units: '0.5', price: '0.13' }),
      usage(2, '2026-10-02', '0.7', { clips: 3, charge }),
    ]
    expect(foldAll(split).lines.slice(1)).toEqual(['usage of lot 1: -0.5 units, 0.13', 'overage: -1.6 units, 0.43'])
  })

  test('R5 overage: without a pay-as-you-go price the list price of a unit counts', () => {
    const charge = { listPricePerUnit: 280_000 }
    // 0.28 × 0.7 = 0.196; 0.28 × 2.1 = 0.588
    expect(foldAll([usage(1, '2026-10-02', '0.7', { charge })]).lines).toEqual(['overage: -0.7 units, 0.20'])
    expect(foldAll([usage(1, '2026-10-02', '0.7', { clips: 3, charge })]).lines).toEqual(['overage: -2.1 units, 0.59'])
  })

  test('R5 overage: of both prices the pay-as-you-go price counts, also where it is nought', () => {
    const both = { payAsYouGo: 490_000, listPricePerUnit: 280_000 }
    expect(foldAll([usage(1, '2026-10-02', '2', { charge: both })]).lines).toEqual(['overage: -2 units, 0.49'])
    const free = { payAsYouGo: 0, listPricePerUnit: 280_000 }
    expect(foldAll([usage(1, '2026-10-02', '2', { charge: free })]).lines).toEqual(['overage: -2 units, 0.00'])
  })

  test('R5 overage: with neither price it costs nothing, and is posted all the same', () => {
    expect(foldAll([usage(1, '2026-10-02', '0.7')]).lines).toEqual(['overage: -0.7 units, 0.00'])
  })

  test('R5 overage: a take is rounded once, half away from zero, and not clip by clip', () => {
    // 0.01 × 0.5 = 0.005; 0.0049 is less than half a cent, a hundred of them are 0.49.
    expect(overageCost({ ...charged(1000), payAsYouGo: 10_000 }, 500, 'USD')).toBe(1)
    expect(overageCost({ ...charged(1000), payAsYouGo: 10_000 }, 499, 'USD')).toBe(0)
    expect(overageCost({ ...charged(1000), payAsYouGo: 4900 }, 1000, 'USD')).toBe(0)
    expect(overageCost({ ...charged(1000), payAsYouGo: 4900 }, 100_000, 'USD')).toBe(49)
  })

  test('R5 overage: is rounded to the yen and to the fils where those are the minor units', () => {
    const yen = usage(1, '2026-10-02', '1', { charge: { payAsYouGo: 41_500_000 } })
    expect(foldAll([yen], { currency: 'JPY' }).lines).toEqual(['overage: -1 units, 42'])
    const list = usage(1, '2026-10-02', '0.7', { charge: { listPricePerUnit: 41_000_000 } })
    // 41 × 0.7 = 28.7
    expect(foldAll([list], { currency: 'JPY' }).lines).toEqual(['overage: -0.7 units, 29'])
    const fils = usage(1, '2026-10-02', '1', { charge: { payAsYouGo: 86_500 } })
    // 0.0865 is 86.5 fils
    expect(foldAll([fils], { currency: 'KWD' }).lines).toEqual(['overage: -1 units, 0.087'])
  })

  test('R5 overage: figures that cannot be counted exactly are refused', () => {
    const many = usage(1, '2026-10-02', '0.7', { clips: 20_000_000_000_000 })
    expect(refusalOf(() => foldAll([many]))).toMatchObject({
      code: 'invalid_input',
      details: { field: 'clips', entry: many.id },
    })
  })
})

function charged(unitsPerClip: number) {
  return { model: 'm', resolution: '768p', seconds: 6, unitsPerClip, payAsYouGo: null, listPricePerUnit: null }
}

describe('R6 outcomes', () => {
  test.each(['failed', 'rejected'] as const)(
    'R6 outcomes: a clip that %s is charged nothing, covered or not',
    (outcome) => {
      const { lines, book } = foldAll([
        purchase(1, '2026-10-01', { units: '10', price: '10.00' }),
        usage(2, '2026-10-02', '1', { outcome, clips: 3 }),
        usage(3, '2026-10-02', '1', { outcome, account: 'second', charge: { payAsYouGo: 280_000 } }),
      ])
      expect(lines).toEqual(['purchase of lot 1: 10 units, 0.00'])
      expect(book.lots.get(entryId(1))?.consumed).toBe(0)
    },
  )

  test('R6 outcomes: every clip of a successful take is charged', () => {
    const { lines } = foldAll([purchase(1, '2026-10-01'), usage(2, '2026-10-02', '1.1', { clips: 10 })])
    // 11 of 3760 units for 1000.00: 2.9255…
    expect(lines[1]).toBe('usage of lot 1: -11 units, 2.93')
  })
})

describe('R7 cost', () => {
  const draws = (count: number, units: string) =>
    Array.from({ length: count }, (_, index) => usage(100 + index, '2026-10-02', units))
  const costs = (entries: Parameters<typeof foldAll>[0]): number[] => foldAll(entries).postings.map(({ cost }) => cost)
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

  test('R7 cost: equal draws of a Standard pack differ by a cent at most, and never drift', () => {
    const lines = foldAll([purchase(1, '2026-10-01'), ...draws(4, '0.7')]).lines.slice(1)
    // Shares of 18.617, 37.234, 55.851 and 74.468 cents: 19, 37, 56 and 74.
    expect(lines).toEqual(['0.19', '0.18', '0.19', '0.18'].map((cost) => `usage of lot 1: -0.7 units, ${cost}`))
  })

  test('R7 cost: a third of a price that no third divides', () => {
    expect(costs([purchase(1, '2026-10-01', { units: '3', price: '10.00' }), ...draws(3, '1')])).toEqual([
      0, 333, 334, 333,
    ])
    expect(costs([purchase(1, '2026-10-01', { units: '3', price: '0.01' }), ...draws(3, '1')])).toEqual([0, 0, 1, 0])
    expect(costs([purchase(1, '2026-10-01', { units: '2', price: '0.01' }), ...draws(2, '1')])).toEqual([0, 1, 0])
  })

  test.each(Object.values(PACKS))(
    'R7 cost: a $pack pack of $units units, drawn in parts, costs $price to the cent',
    (pack) => {
      for (const units of ['0.3', '0.7', '1.1', '1.3', '7']) {
        const clips = Math.ceil((Number(pack.units) / Number(units)) * 1.01)
        const entries = [
          purchase(1, '2026-10-01', pack),
          // 251 takes of many clips each: the last meets the end of the lot.
          ...Array.from({ length: 251 }, (_, index) =>
            usage(100 + index, '2026-10-02', units, { clips: Math.ceil(clips / 250) }),
          ),
        ]
        const { postings } = foldAll(entries)
        const ofLot = postings.filter((posting) => posting.kind === 'usage')
        expect(sum(ofLot.map(({ cost }) => cost))).toBe(Number(pack.price) * 100)
        expect(postings.at(-1)?.kind).toBe('overage')
      }
    },
  )

  test('R7 cost: usage, what is put back, and the expiry add up to the price, and the book value to what is left', () => {
    const entries = [
      purchase(1, '2026-10-01', { units: '3', price: '10.00', expires: '2026-11-01' }),
      usage(2, '2026-10-02', '1'),
      balance(3, '2026-10-03', '3'),
      usage(4, '2026-10-04', '1'),
      balance(5, '2026-10-05', '1.5'),
    ]
    // Shares: 3.333, 0, 3.333 and 5.
    const { postings, book } = foldAll(entries)
    expect(postings.map(({ cost }) => cost)).toEqual([0, 333, -333, 333, 167])
    expect([...book.lots.values()].map(bookValue)).toEqual([500])
    expect(costs([...entries, usage(6, '2026-11-02', '1')])).toEqual([0, 333, -333, 333, 167, 500, 0])
  })

  test('R7 cost: a lot that came for nothing costs nothing to use and nothing to lose', () => {
    const entries = [
      purchase(1, '2026-10-01', { units: '3', price: '0', expires: '2026-11-01' }),
      usage(2, '2026-10-02', '1', { charge: { payAsYouGo: 280_000 } }),
      usage(3, '2026-11-02', '1', { outcome: 'failed' }),
    ]
    expect(foldAll(entries).lines.slice(1)).toEqual([
      'usage of lot 1: -1 units, 0.00',
      'expiry of lot 1: -2 units, 0.00',
    ])
  })

  test('R7 cost: is shared to the yen and to the fils where those are the minor units', () => {
    const yen = [purchase(1, '2026-10-01', { units: '3', price: '10000', currency: 'JPY' }), ...draws(3, '1')]
    expect(foldAll(yen, { currency: 'JPY' }).lines.slice(1)).toEqual(
      ['3333', '3334', '3333'].map((cost) => `usage of lot 1: -1 units, ${cost}`),
    )
    const fils = [purchase(1, '2026-10-01', { units: '3', price: '0.100', currency: 'KWD' }), ...draws(3, '1')]
    expect(foldAll(fils, { currency: 'KWD' }).lines.slice(1)).toEqual(
      ['0.033', '0.034', '0.033'].map((cost) => `usage of lot 1: -1 units, ${cost}`),
    )
  })
})
