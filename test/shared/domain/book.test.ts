import { describe, expect, test } from 'vitest'
import type { Book } from '../../../shared/domain/book.ts'
import { activeLots, copyBook, emptyBook, openBook } from '../../../shared/domain/book.ts'
import { expireThrough } from '../../../shared/domain/postings.ts'
import { amend, at, entryId, foldAll, foldInto, purchase, usage, UTC_USD } from '../../support/fold.ts'

const pack = { units: '10', price: '10.00' }

function activeIds(book: Book, account: string): string[] {
  return activeLots(book, account).map((lot) => lot.id)
}

describe('a book', () => {
  test('starts empty, with nothing to expire', () => {
    const book = emptyBook(UTC_USD)
    expect(book.lots.size).toBe(0)
    expect(book.nextExpiry).toBe(Infinity)
    expect(activeLots(book, 'main')).toEqual([])
  })

  test('knows the earliest expiry of all accounts, through purchases, amends and expiries', () => {
    const book = emptyBook(UTC_USD)
    foldInto(book, [purchase(1, '2026-10-01', { ...pack, expires: '2026-12-01' })])
    expect(book.nextExpiry).toBe(at('2026-12-01'))
    foldInto(book, [purchase(2, '2026-10-02', { ...pack, account: 'second', expires: '2026-11-01' })])
    expect(book.nextExpiry).toBe(at('2026-11-01'))
    foldInto(book, [amend(3, '2026-10-03', 2, '2027-01-01')])
    expect(book.nextExpiry).toBe(at('2026-12-01'))
    expireThrough(book, at('2026-12-01'), () => undefined)
    expect(book.nextExpiry).toBe(at('2027-01-01'))
    expireThrough(book, at('2027-01-01'), () => undefined)
    expect(book.nextExpiry).toBe(Infinity)
  })

  test('keeps the lots that expired, and counts them active no more', () => {
    const { book } = foldAll([
      purchase(1, '2026-10-01', { ...pack, expires: '2026-10-10' }),
      purchase(2, '2026-10-02', { ...pack, expires: '2026-10-20' }),
      usage(3, '2026-10-10', '1'),
    ])
    expect([...book.lots.keys()]).toEqual([entryId(1), entryId(2)])
    expect(activeIds(book, 'main')).toEqual([entryId(2)])
  })

  test('opened from stored lots at an instant holds as active those that expire later, in drawing order', () => {
    const { book } = foldAll([
      purchase(1, '2026-10-01', { ...pack, expires: '2026-12-01' }),
      purchase(2, '2026-10-01', { ...pack, expires: '2026-11-01' }),
      purchase(3, '2026-10-02', { ...pack, expires: '2026-11-15' }),
    ])
    const opened = openBook(UTC_USD, book.lots.values(), at('2026-11-01'))
    expect(activeIds(opened, 'main')).toEqual([entryId(3), entryId(1)])
    expect(opened.nextExpiry).toBe(at('2026-11-15'))
    expect(opened.lots.size).toBe(3)

    const byPurchase = { ...UTC_USD, drawingOrders: new Map([['main', 'purchase' as const]]) }
    const inOrder = activeIds(openBook(byPurchase, book.lots.values(), at('2026-11-01')), 'main')
    expect(inOrder).toEqual([entryId(1), entryId(3)])
    expect(activeIds(openBook(UTC_USD, book.lots.values(), at('2026-11-01') - 1), 'main')[0]).toBe(entryId(2))
  })

  test('once copied, stays as it is while the copy goes on', () => {
    const { book } = foldAll([
      purchase(1, '2026-10-01', { ...pack, expires: '2026-11-01' }),
      usage(2, '2026-10-02', '1'),
    ])
    const before = structuredClone(book)
    const copy = copyBook(book)
    expect(copy).toEqual(before)
    foldInto(copy, [
      usage(3, '2026-10-03', '2'),
      purchase(4, '2026-10-04', pack),
      purchase(5, '2026-10-04', { ...pack, account: 'second' }),
      amend(6, '2026-10-05', 1, '2026-10-06'),
      usage(7, '2026-10-07', '1'),
    ])
    expect(book).toEqual(before)
    expect(copy.lots.get(entryId(1))?.consumed).toBe(10_000)
  })
})
