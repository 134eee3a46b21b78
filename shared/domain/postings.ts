import type { Book } from './book.ts'
import { activeLots, addLot, retire, sortActive } from './book.ts'
import type { Instant } from './calendar.ts'
import { addValidity, formatInstant } from './calendar.ts'
import type { Charge, FoldAmend, FoldBalance, FoldEntry, FoldPurchase, FoldUsage, LotId } from './journal.ts'
import type { Lot } from './lot.ts'
import { compareLots, consume, remaining } from './lot.ts'
import type { Currency, Minor } from './money.ts'
import { priceTimes } from './money.ts'
import { invalid } from './refusal.ts'
import type { Milliunits } from './units.ts'
import { MILLIUNITS_PER_UNIT } from './units.ts'

export type PostingKind = 'purchase' | 'usage' | 'overage' | 'adjustment' | 'expiry'

/** A movement of one lot's units, or of overage, at one instant. */
export interface Posting {
  readonly kind: PostingKind
  readonly at: Instant
  readonly account: string
  /** Null for overage: no lot covered it. */
  readonly lot: LotId | null
  /** What the lot gains; negative where it loses, and for overage. */
  readonly units: Milliunits
  /** Positive for usage, overage and expiry; negative where a balance puts units back; 0 for a purchase. */
  readonly cost: Minor
}

/** Receives the postings in their order; `entry` is null for an expiry, which no entry brings about. */
export type Post<E> = (posting: Posting, entry: E | null) => void

type PostOne = (posting: Posting) => void

/**
 * The fold (R0 to R9): advances the book over entries that stand in R1 order and are later than all that it has seen,
 * and posts what they move. Entries that are reversed are left out by the caller. Refuses an entry that cannot stand (R8, R9).
 */
export function fold<E extends FoldEntry>(book: Book, entries: Iterable<E>, post: Post<E>): void {
  for (const entry of entries) {
    if (book.nextExpiry <= entry.at) expireThrough(book, entry.at, post)
    applyEntry(book, entry, (posting) => {
      post(posting, entry)
    })
  }
}

/** R3: forfeits what is left of every lot that expires at or before `through`, in the order of their expiry. */
export function expireThrough(book: Book, through: Instant, post: Post<never>): void {
  while (book.nextExpiry <= through && book.nextExpiry !== Infinity) {
    const due = [...book.active.values()].flat().filter((lot) => lot.expiresAt === book.nextExpiry)
    for (const lot of due.sort(compareLots('expiry'))) expire(book, lot, post)
  }
}

function expire(book: Book, lot: Lot, post: Post<never>): void {
  const left = remaining(lot)
  retire(book, lot)
  if (left === 0) return
  post(posting('expiry', lot.expiresAt, lot, -left, consume(lot, left)), null)
}

function applyEntry(book: Book, entry: FoldEntry, post: PostOne): void {
  switch (entry.kind) {
    case 'purchase':
      applyPurchase(book, entry, post)
      return
    case 'usage':
      applyUsage(book, entry, post)
      return
    case 'balance':
      applyBalance(book, entry, post)
      return
    case 'amend':
      applyAmend(book, entry)
      return
  }
}

function applyPurchase(book: Book, entry: FoldPurchase, post: PostOne): void {
  const { id, account, pack, at, units, price, expiresAt } = entry
  if (expiresAt <= at) {
    throw invalid(`expiresAt: ${formatInstant(expiresAt)} is not after the purchase at ${formatInstant(at)}`, {
      field: 'expiresAt',
      entry: id,
    })
  }
  const lot: Lot = { id, account, pack, purchasedAt: at, units, price, expiresAt, consumed: 0 }
  addLot(book, lot)
  post(posting('purchase', at, lot, units, 0))
}

/** R2, R5, R6: draws what a successful take is charged from the account's lots, and posts the rest as overage. */
function applyUsage(book: Book, entry: FoldUsage, post: PostOne): void {
  if (entry.outcome !== 'success') return
  const charged = entry.clips * entry.charge.unitsPerClip
  if (!Number.isSafeInteger(charged)) {
    throw invalid(`clips: ${entry.clips} are too many to be counted exactly`, { field: 'clips', entry: entry.id })
  }
  const uncovered = draw(activeLots(book, entry.account), charged, (lot, units, cost) => {
    post(posting('usage', entry.at, lot, -units, cost))
  })
  if (uncovered === 0) return
  const cost = overageCost(entry.charge, uncovered, book.settings.currency)
  post({ kind: 'overage', at: entry.at, account: entry.account, lot: null, units: -uncovered, cost })
}

/** Draws units from the lots in turn; answers what they could not cover. */
function draw(
  lots: readonly Lot[],
  wanted: Milliunits,
  drawn: (lot: Lot, units: Milliunits, cost: Minor) => void,
): Milliunits {
  let left = wanted
  for (const lot of lots) {
    if (left === 0) break
    const units = Math.min(left, remaining(lot))
    if (units === 0) continue
    drawn(lot, units, consume(lot, units))
    left -= units
  }
  return left
}

/** R5: what units that no lot covers cost: at the kind's pay-as-you-go price, else at the card's list price, else nothing. */
export function overageCost(charge: Charge, units: Milliunits, currency: Currency): Minor {
  if (charge.payAsYouGo !== null) return priceTimes(charge.payAsYouGo, units, charge.unitsPerClip, currency)
  if (charge.listPricePerUnit !== null) return priceTimes(charge.listPricePerUnit, units, MILLIUNITS_PER_UNIT, currency)
  return 0
}

/** R8: posts the difference between what the console showed and what the postings before give. */
function applyBalance(book: Book, entry: FoldBalance, post: PostOne): void {
  const lots = entry.lot === null ? activeLots(book, entry.account) : [namedLot(book, entry, entry.lot)]
  const expected = lots.reduce((sum, lot) => sum + remaining(lot), 0)
  const adjust = (lot: Lot, units: Milliunits, cost: Minor): void => {
    post(posting('adjustment', entry.at, lot, -units, cost))
  }
  if (entry.units < expected) {
    draw(lots, expected - entry.units, adjust)
    return
  }
  const excess = putBack(lots, entry.units - expected, adjust)
  if (excess > 0) addFoundLot(book, entry, excess, post)
}

function namedLot(book: Book, entry: FoldBalance, id: LotId): Lot {
  const lot = activeLots(book, entry.account).find((one) => one.id === id)
  if (lot !== undefined) return lot
  throw invalid(`lot: ${id} is not active in account ${entry.account} at ${formatInstant(entry.at)}`, {
    field: 'lot',
    entry: entry.id,
  })
}

/** Puts units back in the reverse of drawing order, on each lot up to what was drawn from it; answers what exceeds that. */
function putBack(
  lots: readonly Lot[],
  surplus: Milliunits,
  put: (lot: Lot, units: Milliunits, cost: Minor) => void,
): Milliunits {
  let left = surplus
  for (const lot of lots.toReversed()) {
    if (left === 0) break
    const units = Math.min(left, lot.consumed)
    if (units === 0) continue
    put(lot, -units, consume(lot, -units))
    left -= units
  }
  return left
}

/** R8: units beyond every purchase become a lot that cost nothing and expires with the account's last active lot. */
function addFoundLot(book: Book, entry: FoldBalance, units: Milliunits, post: PostOne): void {
  const expiries = activeLots(book, entry.account).map((lot) => lot.expiresAt)
  const expiresAt =
    expiries.length === 0 ? addValidity(entry.at, { months: 1 }, book.settings.zone) : Math.max(...expiries)
  const { id, account, at } = entry
  const lot: Lot = { id, account, pack: null, purchasedAt: at, units, price: 0, expiresAt, consumed: 0 }
  addLot(book, lot)
  post(posting('adjustment', at, lot, units, 0))
}

/** R9: from its instant on the lot expires at the new instant. */
function applyAmend(book: Book, entry: FoldAmend): void {
  const lot = book.lots.get(entry.lot)
  const refuse = (field: string, why: string): never => {
    throw invalid(`${field}: ${why}`, { field, entry: entry.id })
  }
  if (lot === undefined) return refuse('lot', `${entry.lot} was not bought before ${formatInstant(entry.at)}`)
  if (lot.expiresAt <= entry.at) return refuse('lot', `${lot.id} had expired at ${formatInstant(lot.expiresAt)}`)
  if (entry.expiresAt <= entry.at) {
    return refuse('expiresAt', `${formatInstant(entry.expiresAt)} is not after ${formatInstant(entry.at)}`)
  }
  lot.expiresAt = entry.expiresAt
  sortActive(book, lot.account)
}

function posting(kind: PostingKind, at: Instant, lot: Lot, units: Milliunits, cost: Minor): Posting {
  return { kind, at, account: lot.account, lot: lot.id, units, cost }
}
