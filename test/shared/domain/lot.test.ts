import { describe, expect, test } from 'vitest'
import type { Lot } from '../../../shared/domain/lot.ts'
import { bookValue, bookValueAt, compareLots, consume, remaining } from '../../../shared/domain/lot.ts'
import { at, entryId } from '../../support/fold.ts'

function lot(number: number, changes: Partial<Lot> = {}): Lot {
  return {
    id: entryId(number),
    account: 'main',
    pack: 'standard',
    purchasedAt: at('2026-10-01'),
    units: 3_760_000,
    price: 100_000,
    expiresAt: at('2026-11-01'),
    consumed: 0,
    ...changes,
  }
}

describe('R7 cost of a lot', () => {
  test('R7 cost: units cost the difference of two rounded shares of the price', () => {
    const standard = lot(1)
    // 18.617, 37.234 and 55.851 cents.
    expect([consume(standard, 700), consume(standard, 700), consume(standard, 700)]).toEqual([19, 18, 19])
    expect(standard.consumed).toBe(2100)
    expect(remaining(standard)).toBe(3_757_900)
    expect(bookValue(standard)).toBe(100_000 - 56)
  })

  test('R7 cost: what is put back gives back exactly what it cost', () => {
    const standard = lot(1)
    consume(standard, 1400)
    expect(consume(standard, -700)).toBe(-18)
    expect(consume(standard, -700)).toBe(-19)
    expect(bookValue(standard)).toBe(100_000)
  })

  test('R7 cost: the book value can be asked at any number of consumed units', () => {
    const standard = lot(1, { consumed: 1400 })
    expect(bookValueAt(standard, 0)).toBe(100_000)
    expect(bookValueAt(standard, 700)).toBe(99_981)
    expect(bookValueAt(standard, 3_760_000)).toBe(0)
    expect(standard.consumed).toBe(1400)
  })

  test('R7 cost: a price that is far too large for doubles is shared to the cent', () => {
    const huge = lot(1, { units: 9_007_199_254_740_991, price: 9_007_199_254_740_991 })
    expect(consume(huge, 4_503_599_627_370_497)).toBe(4_503_599_627_370_497)
    expect(bookValue(huge)).toBe(4_503_599_627_370_494)
  })

  test('a lot that cost nothing, and one without units, cost nothing to draw', () => {
    expect(consume(lot(1, { price: 0 }), 5000)).toBe(0)
    expect(consume(lot(1, { units: 0 }), 0)).toBe(0)
  })
})

describe('R2 drawing order of lots', () => {
  const soon = lot(9, { purchasedAt: at('2026-10-03'), expiresAt: at('2026-10-20') })
  const early = lot(8, { purchasedAt: at('2026-10-02') })
  const first = lot(1)
  const second = lot(2)
  const lots = [second, early, first, soon]

  test('R2 drawing: by expiry, then purchase, then UUID', () => {
    expect(lots.toSorted(compareLots('expiry'))).toEqual([soon, first, second, early])
  })

  test('R2 drawing: where the account is set so, by purchase, then expiry, then UUID', () => {
    expect(lots.toSorted(compareLots('purchase'))).toEqual([first, second, early, soon])
    const sooner = lot(7, { expiresAt: at('2026-10-31') })
    expect([first, sooner].toSorted(compareLots('purchase'))).toEqual([sooner, first])
  })
})
