import type { Instant, Zone } from './calendar.ts'
import type { LotId } from './journal.ts'
import type { DrawingOrder, Lot } from './lot.ts'
import { compareLots } from './lot.ts'
import type { Currency } from './money.ts'

/** What the fold is told about the studio. */
export interface BookSettings {
  readonly zone: Zone
  readonly currency: Currency
  /** Accounts whose drawing order is set; all others draw by expiry (R2). */
  readonly drawingOrders: ReadonlyMap<string, DrawingOrder>
}

/**
 * Where the fold stands: every lot so far, and of each account those that have not expired, in drawing order.
 * The fold advances a book in place; `copyBook` keeps one to come back to.
 */
export interface Book {
  readonly settings: BookSettings
  readonly lots: Map<LotId, Lot>
  readonly active: Map<string, Lot[]>
  /** The earliest expiry of an active lot; Infinity where there is none. */
  nextExpiry: Instant
  /** The latest expiry that has been applied: what happened before it cannot be folded on to this book any more. */
  expiredTo: Instant
}

/** A book that continues from stored lots: those that expire after `at` are active. */
export function openBook(settings: BookSettings, lots: Iterable<Lot>, at: Instant): Book {
  const book: Book = { settings, lots: new Map(), active: new Map(), nextExpiry: Infinity, expiredTo: at }
  for (const lot of lots) {
    book.lots.set(lot.id, lot)
    if (lot.expiresAt > at) activeLots(book, lot.account).push(lot)
  }
  for (const account of book.active.keys()) sortActive(book, account)
  return book
}

export function emptyBook(settings: BookSettings): Book {
  return openBook(settings, [], -Infinity)
}

export function copyBook(book: Book): Book {
  const lots = new Map([...book.lots].map(([id, lot]) => [id, { ...lot }]))
  const active = new Map(
    [...book.active].map(([account, ofAccount]) => [account, ofAccount.flatMap((lot) => lots.get(lot.id) ?? [])]),
  )
  return { settings: book.settings, lots, active, nextExpiry: book.nextExpiry, expiredTo: book.expiredTo }
}

/** The account's lots that have not expired, in the order in which usage draws them (R2). */
export function activeLots(book: Book, account: string): Lot[] {
  const known = book.active.get(account)
  if (known !== undefined) return known
  const none: Lot[] = []
  book.active.set(account, none)
  return none
}

export function addLot(book: Book, lot: Lot): void {
  book.lots.set(lot.id, lot)
  activeLots(book, lot.account).push(lot)
  sortActive(book, lot.account)
}

/** Takes an expired lot out of the active ones. */
export function retire(book: Book, lot: Lot): void {
  const ofAccount = activeLots(book, lot.account)
  ofAccount.splice(ofAccount.indexOf(lot), 1)
  book.expiredTo = Math.max(book.expiredTo, lot.expiresAt)
  book.nextExpiry = earliestExpiry(book)
}

/** Puts the account's active lots back into order after one was added or amended. */
export function sortActive(book: Book, account: string): void {
  activeLots(book, account).sort(compareLots(book.settings.drawingOrders.get(account) ?? 'expiry'))
  book.nextExpiry = earliestExpiry(book)
}

function earliestExpiry(book: Book): Instant {
  let earliest = Infinity
  for (const ofAccount of book.active.values())
    for (const lot of ofAccount) earliest = Math.min(earliest, lot.expiresAt)
  return earliest
}
