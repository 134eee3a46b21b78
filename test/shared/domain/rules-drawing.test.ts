import { describe, expect, test } from 'vitest'
import { expireThrough } from '../../../shared/domain/postings.ts'
import { amend, at, balance, foldAll, line, purchase, refusalOf, timedLine, usage } from '../../support/fold.ts'

/** A lot of whole units that is easy to reckon with: 10 units for 10.00. */
const ten = { units: '10', price: '10.00' }

describe('R1 order', () => {
  test('R1 order: at one instant expiries come first, then amends, purchases, balances and usages, whatever their UUIDs', () => {
    const tie = '2026-10-10 12:00'
    const { lines } = foldAll([
      purchase(8, '2026-10-01', { units: '10', price: '1.00', expires: tie }),
      purchase(9, '2026-10-02', { units: '5', price: '5.00', expires: '2026-10-11' }),
      usage(1, tie, '1'),
      // 10 are expected: neither the 20 of before the expiry, nor the 5 of before the purchase.
      balance(2, tie, '9'),
      purchase(3, tie, { units: '5', price: '1.00', expires: '2026-11-10' }),
      // So that lot 3 is the first to be drawn.
      amend(4, tie, 9, '2026-12-01'),
    ])
    expect(lines).toEqual([
      'purchase of lot 8: 10 units, 0.00',
      'purchase of lot 9: 5 units, 0.00',
      'expiry of lot 8: -10 units, 1.00',
      'purchase of lot 3: 5 units, 0.00',
      'adjustment of lot 3: -1 units, 0.20',
      'usage of lot 3: -1 units, 0.20',
    ])
  })

  test('R1 order: a lot that expires at the instant of an amend has expired', () => {
    const entries = [
      purchase(2, '2026-10-01', { ...ten, expires: '2026-10-10' }),
      amend(1, '2026-10-10', 2, '2026-12-01'),
    ]
    expect(refusalOf(() => foldAll(entries))).toMatchObject({ code: 'invalid_input', details: { field: 'lot' } })
  })

  test('R1 order: usages of one instant draw in the order of their UUIDs, whichever came in first', () => {
    const lot = purchase(3, '2026-10-01', { units: '1', price: '1.00' })
    const [a, b] = [usage(1, '2026-10-02', '1', { production: 'a' }), usage(2, '2026-10-02', '1', { production: 'b' })]
    for (const entries of [
      [lot, a, b],
      [b, a, lot],
    ]) {
      expect(foldAll(entries).postings.slice(1)).toMatchObject([
        { kind: 'usage', entry: a.id },
        { kind: 'overage', entry: b.id },
      ])
    }
  })

  test('R1 order: of two balances of one instant the greater UUID has the last word', () => {
    const { lines } = foldAll([
      purchase(3, '2026-10-01', ten),
      balance(2, '2026-10-02', '7'),
      balance(1, '2026-10-02', '4'),
    ])
    expect(lines.slice(1)).toEqual(['adjustment of lot 3: -6 units, 6.00', 'adjustment of lot 3: 3 units, -3.00'])
  })
})

describe('R2 drawing', () => {
  const later = purchase(1, '2026-10-01', { ...ten, expires: '2026-12-01' })
  const sooner = purchase(2, '2026-10-02', { ...ten, expires: '2026-11-01' })

  test('R2 drawing: the lot that expires first is drawn first', () => {
    const { lines } = foldAll([later, sooner, usage(3, '2026-10-03', '12')])
    expect(lines.slice(2)).toEqual(['usage of lot 2: -10 units, 10.00', 'usage of lot 1: -2 units, 2.00'])
  })

  test('R2 drawing: an account can be set to draw the lot bought first; another is not touched by that', () => {
    const drawingOrders = new Map([['main', 'purchase' as const]])
    const { lines } = foldAll(
      [
        later,
        sooner,
        purchase(4, '2026-10-01', { ...ten, account: 'second', expires: '2026-12-01' }),
        purchase(5, '2026-10-02', { ...ten, account: 'second', expires: '2026-11-01' }),
        usage(6, '2026-10-03', '12'),
        usage(7, '2026-10-03', '12', { account: 'second' }),
      ],
      { drawingOrders },
    )
    expect(lines.slice(4)).toEqual([
      'usage of lot 1: -10 units, 10.00',
      'usage of lot 2: -2 units, 2.00',
      'usage of lot 5: -10 units, 10.00',
      'usage of lot 4: -2 units, 2.00',
    ])
  })

  test('R2 drawing: of lots that expire together the one bought first is drawn, then the smaller UUID', () => {
    const { lines } = foldAll([
      purchase(2, '2026-10-02', { ...ten, expires: '2026-11-01' }),
      purchase(4, '2026-10-01', { ...ten, expires: '2026-11-01' }),
      purchase(3, '2026-10-01', { ...ten, expires: '2026-11-01' }),
      usage(5, '2026-10-03', '21'),
    ])
    expect(lines.slice(3)).toEqual([
      'usage of lot 3: -10 units, 10.00',
      'usage of lot 4: -10 units, 10.00',
      'usage of lot 2: -1 units, 1.00',
    ])
  })

  test('R2 drawing: a take that needs three lots leaves three postings of its instant', () => {
    const { postings } = foldAll([
      purchase(1, '2026-10-01', { units: '1', price: '1.00', expires: '2026-11-01' }),
      purchase(2, '2026-10-01', { units: '1', price: '2.00', expires: '2026-11-02' }),
      purchase(3, '2026-10-01', { units: '10', price: '5.00', expires: '2026-11-03' }),
      usage(4, '2026-10-05 09:30', '0.7', { clips: 5 }),
    ])
    expect(postings.slice(3).map((posting) => timedLine(posting))).toEqual([
      '2026-10-05T09:30:00Z usage of lot 1: -1 units, 1.00',
      '2026-10-05T09:30:00Z usage of lot 2: -1 units, 2.00',
      '2026-10-05T09:30:00Z usage of lot 3: -1.5 units, 0.75',
    ])
  })

  test('R2 drawing: a lot is drawn to the last millisecond before its expiry, and not at it', () => {
    const lot = purchase(1, '2026-10-01', { ...ten, expires: '2026-10-10 10:00' })
    expect(foldAll([lot, usage(2, '2026-10-10 09:59:59.999', '1')]).lines[1]).toBe('usage of lot 1: -1 units, 1.00')
    expect(foldAll([lot, usage(2, '2026-10-10 10:00', '1')]).lines.slice(1)).toEqual([
      'expiry of lot 1: -10 units, 10.00',
      'overage: -1 units, 0.00',
    ])
    expect(foldAll([lot, usage(2, '2026-10-10 10:00:00.001', '1')]).lines[2]).toBe('overage: -1 units, 0.00')
  })

  test('R2 drawing: a lot is drawn from the instant of its purchase, and not a millisecond before', () => {
    const lot = purchase(2, '2026-10-01 10:00', ten)
    expect(foldAll([usage(1, '2026-10-01 10:00', '1'), lot]).lines[1]).toBe('usage of lot 2: -1 units, 1.00')
    expect(foldAll([usage(1, '2026-10-01 09:59:59.999', '1'), lot]).lines[0]).toBe('overage: -1 units, 0.00')
  })

  test('R2 drawing: a lot that is used up is passed over', () => {
    const { lines } = foldAll([sooner, later, usage(3, '2026-10-03', '10'), usage(4, '2026-10-04', '1')])
    expect(lines.slice(2)).toEqual(['usage of lot 2: -10 units, 10.00', 'usage of lot 1: -1 units, 1.00'])
  })

  test('R2 drawing: an account pays for its own usage alone', () => {
    const { lines } = foldAll([
      purchase(1, '2026-10-01', ten),
      usage(2, '2026-10-02', '1', { account: 'second' }),
      purchase(3, '2026-10-03', { ...ten, account: 'second' }),
      usage(4, '2026-10-04', '11', { account: 'second' }),
      balance(5, '2026-10-05', '0', { account: 'second' }),
      usage(6, '2026-10-06', '1'),
    ])
    expect(lines).toEqual([
      'purchase of lot 1: 10 units, 0.00',
      'overage: -1 units, 0.00',
      'purchase of lot 3: 10 units, 0.00',
      'usage of lot 3: -10 units, 10.00',
      'overage: -1 units, 0.00',
      'usage of lot 1: -1 units, 1.00',
    ])
  })

  test('R2 drawing: a purchase that would expire at or before its own instant is refused', () => {
    for (const expires of ['2026-10-01 10:00', '2026-10-01 09:59:59.999']) {
      const entry = purchase(1, '2026-10-01 10:00', { expires })
      expect(refusalOf(() => foldAll([entry]))).toMatchObject({
        code: 'invalid_input',
        details: { field: 'expiresAt', entry: entry.id },
      })
    }
    expect(foldAll([purchase(1, '2026-10-01 10:00', { expires: '2026-10-01 10:00:00.001' })]).lines).toHaveLength(1)
  })
})

describe('R3 expiry', () => {
  test('R3 expiry: exactly what is left is forfeited, at the expiry, for what is left of the price', () => {
    const { postings } = foldAll([
      purchase(1, '2026-10-05 08:00', { expires: '2026-11-05 08:00' }),
      usage(2, '2026-10-06', '0.7'),
      usage(3, '2026-12-01', '0.7'),
    ])
    // 0.7 of 3760 units: 18.617 cents.
    expect(postings.map((posting) => timedLine(posting))).toEqual([
      '2026-10-05T08:00:00Z purchase of lot 1: 3760 units, 0.00',
      '2026-10-06T00:00:00Z usage of lot 1: -0.7 units, 0.19',
      '2026-11-05T08:00:00Z expiry of lot 1: -3759.3 units, 999.81',
      '2026-12-01T00:00:00Z overage: -0.7 units, 0.00',
    ])
    expect(postings[2]?.entry).toBeNull()
  })

  test('R3 expiry: a pack that nobody used is forfeited for its whole price', () => {
    const { book } = foldAll([purchase(1, '2026-10-05', { expires: '2026-11-05' })])
    const expired: string[] = []
    expireThrough(book, at('2026-11-05') - 1, (posting) => expired.push(line(posting)))
    expect(expired).toEqual([])
    expireThrough(book, at('2026-11-05'), (posting) => expired.push(line(posting)))
    expect(expired).toEqual(['expiry of lot 1: -3760 units, 1000.00'])
    expireThrough(book, at('2027-01-01'), (posting) => expired.push(line(posting)))
    expect(expired).toHaveLength(1)
  })

  test('R3 expiry: a lot that is used up expires without a posting', () => {
    const { lines } = foldAll([
      purchase(1, '2026-10-01', { ...ten, expires: '2026-10-10' }),
      usage(2, '2026-10-02', '10'),
      usage(3, '2026-10-20', '1'),
    ])
    expect(lines.slice(1)).toEqual(['usage of lot 1: -10 units, 10.00', 'overage: -1 units, 0.00'])
  })

  test('R3 expiry: no other lot inherits what is left', () => {
    const { lines, book } = foldAll([
      purchase(1, '2026-10-01', { ...ten, expires: '2026-10-10' }),
      purchase(2, '2026-10-01', { units: '5', price: '5.00', expires: '2026-11-10' }),
      usage(3, '2026-10-11', '6'),
    ])
    expect(lines.slice(2)).toEqual([
      'expiry of lot 1: -10 units, 10.00',
      'usage of lot 2: -5 units, 5.00',
      'overage: -1 units, 0.00',
    ])
    expect([...book.lots.values()].map((lot) => lot.units - lot.consumed)).toEqual([0, 0])
  })

  test('R3 expiry: lots expire in the order of their expiry, then of purchase, then of UUID, over all accounts', () => {
    const { lines } = foldAll([
      purchase(1, '2026-10-02', { ...ten, account: 'second', expires: '2026-10-20' }),
      purchase(2, '2026-10-01', { ...ten, expires: '2026-10-20' }),
      purchase(3, '2026-10-01', { ...ten, account: 'first', expires: '2026-10-20' }),
      purchase(4, '2026-10-03', { ...ten, expires: '2026-10-15' }),
      usage(5, '2026-11-01', '1', { outcome: 'failed' }),
    ])
    expect(lines.slice(4).map((text) => text.slice(0, 15))).toEqual([4, 2, 3, 1].map((lot) => `expiry of lot ${lot}`))
  })

  test('R3 expiry: an expiry falls between the entries before and after it, whatever their account', () => {
    const { lines } = foldAll([
      purchase(1, '2026-10-01', { ...ten, expires: '2026-10-10' }),
      purchase(2, '2026-10-09', { ...ten, account: 'second' }),
      usage(3, '2026-10-10', '1', { account: 'second' }),
    ])
    expect(lines.slice(1)).toEqual([
      'purchase of lot 2: 10 units, 0.00',
      'expiry of lot 1: -10 units, 10.00',
      'usage of lot 2: -1 units, 1.00',
    ])
  })
})
