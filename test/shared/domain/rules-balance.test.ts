import { describe, expect, test } from 'vitest'
import { activeLots } from '../../../shared/domain/book.ts'
import { formatInstant } from '../../../shared/domain/calendar.ts'
import { remaining } from '../../../shared/domain/lot.ts'
import {
  amend,
  at,
  balance,
  entryId,
  foldAll,
  foldInto,
  purchase,
  refusalOf,
  timedLine,
  usage,
} from '../../support/fold.ts'

/** Lot 1: 5 units for 1.00, the first to expire. Lot 2: 5 units for 2.00. */
const one = purchase(1, '2026-10-01', { units: '5', price: '1.00', expires: '2026-11-01' })
const two = purchase(2, '2026-10-01', { units: '5', price: '2.00', expires: '2026-12-01' })

describe('R8 balance', () => {
  test('R8 balance: one that agrees with the postings moves nothing', () => {
    const entries = [one, two, usage(3, '2026-10-02', '0.7'), balance(4, '2026-10-03', '9.3')]
    expect(foldAll(entries).lines).toHaveLength(3)
  })

  test('R8 balance: a shortfall draws the lots in drawing order, at their cost', () => {
    const { postings } = foldAll([one, two, balance(3, '2026-10-10 18:00', '4')])
    expect(postings.slice(2).map((posting) => timedLine(posting))).toEqual([
      '2026-10-10T18:00:00Z adjustment of lot 1: -5 units, 1.00',
      '2026-10-10T18:00:00Z adjustment of lot 2: -1 units, 0.40',
    ])
    expect(postings[2]?.entry).toBe(entryId(3))
  })

  test('R8 balance: a shortfall of a named lot draws that lot alone', () => {
    const { lines } = foldAll([one, two, balance(3, '2026-10-10', '3', { lot: 2 })])
    expect(lines.slice(2)).toEqual(['adjustment of lot 2: -2 units, 0.80'])
  })

  test('R8 balance: nought units left empty every lot of the account, and of no other', () => {
    const { lines } = foldAll([
      one,
      two,
      purchase(3, '2026-10-01', { account: 'second' }),
      balance(4, '2026-10-10', '0'),
      usage(5, '2026-10-11', '1'),
    ])
    expect(lines.slice(3)).toEqual([
      'adjustment of lot 1: -5 units, 1.00',
      'adjustment of lot 2: -5 units, 2.00',
      'overage: -1 units, 0.00',
    ])
  })

  test('R8 balance: a surplus is put back in the reverse of drawing order, on each lot up to what was drawn from it', () => {
    const used = usage(3, '2026-10-02', '7')
    const { lines } = foldAll([one, two, used, balance(4, '2026-10-10', '6')])
    expect(lines.slice(2)).toEqual([
      'usage of lot 1: -5 units, 1.00',
      'usage of lot 2: -2 units, 0.80',
      'adjustment of lot 2: 2 units, -0.80',
      'adjustment of lot 1: 1 units, -0.20',
    ])
  })

  test('R8 balance: drawing order is that of the account, for shortfall and surplus alike', () => {
    const drawingOrders = new Map([['main', 'purchase' as const]])
    const bought = purchase(9, '2026-09-30', { units: '5', price: '3.00', expires: '2027-01-01' })
    const { lines } = foldAll([one, bought, balance(4, '2026-10-10', '4'), balance(5, '2026-10-11', '7')], {
      drawingOrders,
    })
    expect(lines.slice(2)).toEqual([
      'adjustment of lot 9: -5 units, 3.00',
      'adjustment of lot 1: -1 units, 0.20',
      'adjustment of lot 1: 1 units, -0.20',
      'adjustment of lot 9: 2 units, -1.20',
    ])
  })

  test('R8 balance: what exceeds every purchase becomes a lot of the entry, for nothing, that expires with the last', () => {
    const { lines, book } = foldAll([one, two, usage(3, '2026-10-02', '4'), balance(4, '2026-10-10', '12')])
    expect(lines.slice(3)).toEqual(['adjustment of lot 1: 4 units, -0.80', 'adjustment of lot 4: 2 units, 0.00'])
    expect(book.lots.get(entryId(4))).toEqual({
      id: entryId(4),
      account: 'main',
      pack: null,
      purchasedAt: at('2026-10-10'),
      units: 2000,
      price: 0,
      expiresAt: at('2026-12-01'),
      consumed: 0,
    })
  })

  test('R8 balance: such a lot is drawn, put back and forfeited like any other', () => {
    const { lines } = foldAll([
      one,
      balance(2, '2026-10-10', '7'),
      usage(3, '2026-10-11', '6'),
      balance(4, '2026-10-12', '3'),
      usage(5, '2026-11-02', '1', { outcome: 'failed' }),
    ])
    expect(lines.slice(1)).toEqual([
      'adjustment of lot 2: 2 units, 0.00',
      'usage of lot 1: -5 units, 1.00',
      'usage of lot 2: -1 units, 0.00',
      'adjustment of lot 2: 1 units, 0.00',
      'adjustment of lot 1: 1 units, -0.20',
      'expiry of lot 1: -1 units, 0.20',
      'expiry of lot 2: -2 units, 0.00',
    ])
  })

  test('R8 balance: the same balance again moves nothing', () => {
    const again = [one, balance(2, '2026-10-10', '7'), balance(3, '2026-10-11', '7')]
    expect(foldAll(again).lines).toHaveLength(2)
  })

  test.each([
    ['UTC', '2026-11-10T12:00:00Z'],
    ['Europe/Berlin', '2026-11-10T13:00:00Z'],
  ])('R8 balance: without an active lot it expires one month later (R4), in %s at %s', (zone, expires) => {
    const { book, lines } = foldAll([balance(1, '2026-10-10 12:00', '2')], { zone })
    expect(lines).toEqual(['adjustment of lot 1: 2 units, 0.00'])
    expect(formatInstant(book.lots.get(entryId(1))?.expiresAt ?? Number.NaN)).toBe(expires)
  })

  test('R8 balance: neither an expired lot nor overage is put back', () => {
    const entries = [
      purchase(1, '2026-10-01', { units: '5', price: '1.00', expires: '2026-10-05' }),
      usage(2, '2026-10-02', '3'),
      usage(3, '2026-10-06', '2'),
      balance(4, '2026-10-07', '1'),
    ]
    expect(foldAll(entries).lines.slice(1)).toEqual([
      'usage of lot 1: -3 units, 0.60',
      'expiry of lot 1: -2 units, 0.40',
      'overage: -2 units, 0.00',
      'adjustment of lot 4: 1 units, 0.00',
    ])
  })

  test('R8 balance: the surplus of a named lot is put back on that lot; only what exceeds it becomes a lot', () => {
    const used = usage(3, '2026-10-02', '7')
    expect(foldAll([one, two, used, balance(4, '2026-10-10', '2', { lot: 1 })]).lines.slice(4)).toEqual([
      'adjustment of lot 1: 2 units, -0.40',
    ])
    expect(foldAll([one, two, used, balance(4, '2026-10-10', '6', { lot: 1 })]).lines.slice(4)).toEqual([
      'adjustment of lot 1: 5 units, -1.00',
      'adjustment of lot 4: 1 units, 0.00',
    ])
  })

  test('R8 balance: a named lot must be active in that account at that instant', () => {
    const cases = [
      { why: 'unknown', entry: balance(9, '2026-10-10', '1', { lot: 7 }) },
      { why: 'not yet bought', entry: balance(9, '2026-09-30 23:59:59.999', '1', { lot: 1 }) },
      { why: 'expired at that very instant', entry: balance(9, '2026-11-01', '1', { lot: 1 }) },
      { why: 'expired', entry: balance(9, '2026-11-02', '1', { lot: 1 }) },
      { why: 'of another account', entry: balance(9, '2026-10-10', '1', { lot: 1, account: 'second' }) },
    ]
    for (const { why, entry } of cases) {
      expect(
        refusalOf(() => foldAll([one, two, entry])),
        why,
      ).toMatchObject({
        code: 'invalid_input',
        details: { field: 'lot', entry: entry.id },
      })
    }
    expect(foldAll([one, balance(9, '2026-10-01', '1', { lot: 1 })]).lines).toHaveLength(2)
    expect(foldAll([one, balance(9, '2026-10-31 23:59:59.999', '1', { lot: 1 })]).lines).toHaveLength(2)
  })

  test('R8 balance: usage of an earlier instant that is imported later explains the difference away', () => {
    const shown = balance(3, '2026-10-10', '4')
    const adjustments = (entries: Parameters<typeof foldAll>[0]): readonly string[] =>
      foldAll(entries).lines.filter((text) => text.startsWith('adjustment'))
    expect(adjustments([one, two, shown])).toEqual([
      'adjustment of lot 1: -5 units, 1.00',
      'adjustment of lot 2: -1 units, 0.40',
    ])
    expect(adjustments([one, two, shown, usage(4, '2026-10-09', '2')])).toEqual([
      'adjustment of lot 1: -3 units, 0.60',
      'adjustment of lot 2: -1 units, 0.40',
    ])
    expect(adjustments([one, two, shown, usage(4, '2026-10-09', '6')])).toEqual([])
    expect(adjustments([one, two, shown, usage(4, '2026-10-09', '7')])).toEqual(['adjustment of lot 2: 1 units, -0.40'])
    // Usage of a later instant explains nothing.
    expect(adjustments([one, two, shown, usage(4, '2026-10-10', '4')])).toHaveLength(2)
  })

  test('R8 balance: after it the account holds what the console showed', () => {
    const { book } = foldAll([one, two, usage(3, '2026-10-02', '6.3'), balance(4, '2026-10-10', '11.1')])
    expect(activeLots(book, 'main').reduce((sum, lot) => sum + remaining(lot), 0)).toBe(11_100)
  })
})

describe('R9 amend', () => {
  test('R9 amend: a lot that is prolonged is drawn past its former expiry, and expires at the new one', () => {
    const { postings } = foldAll([
      one,
      amend(2, '2026-10-20', 1, '2026-11-10 12:00'),
      usage(3, '2026-11-05', '2'),
      usage(4, '2026-11-10 12:00', '1'),
    ])
    expect(postings.slice(1).map((posting) => timedLine(posting))).toEqual([
      '2026-11-05T00:00:00Z usage of lot 1: -2 units, 0.40',
      '2026-11-10T12:00:00Z expiry of lot 1: -3 units, 0.60',
      '2026-11-10T12:00:00Z overage: -1 units, 0.00',
    ])
  })

  test('R9 amend: a lot that is shortened expires at the new instant, even a millisecond after the amend', () => {
    const { postings } = foldAll([
      one,
      amend(2, '2026-10-20', 1, '2026-10-20 00:00:00.001'),
      usage(3, '2026-10-21', '1'),
    ])
    expect(postings.slice(1).map((posting) => timedLine(posting))).toEqual([
      '2026-10-20T00:00:00.001Z expiry of lot 1: -5 units, 1.00',
      '2026-10-21T00:00:00Z overage: -1 units, 0.00',
    ])
  })

  test('R9 amend: drawing order changes from its instant on, and not before', () => {
    const { lines } = foldAll([
      one,
      two,
      usage(3, '2026-10-02', '1'),
      amend(4, '2026-10-03', 1, '2027-01-01'),
      usage(5, '2026-10-03', '1'),
    ])
    expect(lines.slice(2)).toEqual(['usage of lot 1: -1 units, 0.20', 'usage of lot 2: -1 units, 0.40'])
  })

  test('R9 amend: of several the last stands', () => {
    const { postings } = foldAll([
      one,
      amend(3, '2026-10-05', 1, '2027-01-01'),
      amend(4, '2026-10-05', 1, '2026-10-15'),
      amend(2, '2026-10-10', 1, '2026-10-20'),
      usage(5, '2027-02-01', '1', { outcome: 'failed' }),
    ])
    expect(postings.map((posting) => timedLine(posting)).at(-1)).toBe(
      '2026-10-20T00:00:00Z expiry of lot 1: -5 units, 1.00',
    )
  })

  test('R9 amend: a lot that a balance found can be amended too', () => {
    const { lines } = foldAll([
      balance(1, '2026-10-01', '2'),
      amend(2, '2026-10-02', 1, '2026-10-03'),
      usage(3, '2026-10-03', '1'),
    ])
    expect(lines.slice(1)).toEqual(['expiry of lot 1: -2 units, 0.00', 'overage: -1 units, 0.00'])
  })

  test.each([
    ['of a lot that nothing bought', amend(9, '2026-10-10', 7, '2026-12-01'), 'lot', 'was not bought before'],
    ['of a lot that is bought later', amend(9, '2026-09-30', 1, '2026-12-01'), 'lot', 'was not bought before'],
    [
      'of a lot that is bought at that instant',
      amend(9, '2026-10-01', 1, '2026-12-01'),
      'lot',
      'was not bought before',
    ],
    [
      'of a lot that had expired',
      amend(9, '2026-11-02', 1, '2026-12-01'),
      'lot',
      'had expired at 2026-11-01T00:00:00Z',
    ],
    ['of a lot that expires at that instant', amend(9, '2026-11-01', 1, '2026-12-01'), 'lot', 'had expired at'],
    ['to its own instant', amend(9, '2026-10-10', 1, '2026-10-10'), 'expiresAt', '2026-10-10T00:00:00Z is not after'],
    [
      'to an instant before it',
      amend(9, '2026-10-10', 1, '2026-10-09'),
      'expiresAt',
      'is not after 2026-10-10T00:00:00Z',
    ],
  ])('R9 amend: one %s is refused', (_, entry, field, message) => {
    const refusal = refusalOf(() => foldAll([one, two, entry]))
    expect(refusal).toMatchObject({ code: 'invalid_input', details: { field, entry: entry.id } })
    expect(refusal).toHaveProperty('message', expect.stringContaining(message))
  })

  test('R9 amend: one that is refused leaves the lot as it was', () => {
    const { book } = foldAll([one])
    refusalOf(() => foldInto(book, [amend(9, '2026-10-10', 1, '2026-10-09')]))
    expect(book.lots.get(entryId(1))?.expiresAt).toBe(at('2026-11-01'))
  })
})
