import type { Book, BookSettings } from '../../shared/domain/book.ts'
import { emptyBook } from '../../shared/domain/book.ts'
import type { Instant } from '../../shared/domain/calendar.ts'
import { formatInstant, parseInstant } from '../../shared/domain/calendar.ts'
import type {
  AmendEntry,
  BalanceEntry,
  Charge,
  EntryId,
  MovingEntry,
  PurchaseEntry,
  UsageEntry,
} from '../../shared/domain/journal.ts'
import { compareEntries } from '../../shared/domain/journal.ts'
import { formatAmount, parseAmount } from '../../shared/domain/money.ts'
import type { Posting } from '../../shared/domain/postings.ts'
import { fold } from '../../shared/domain/postings.ts'
import { formatUnits, parseUnits } from '../../shared/domain/units.ts'

/** An instant in UTC, written briefly: "2026-10-05", "2026-10-05 08:00" or "2026-10-05T08:00:00.001". */
export function at(text: string): Instant {
  const full = text.length === 10 ? `${text} 00:00` : text
  return parseInstant(`${full.replace(' ', 'T')}Z`, 'at')
}

const UUID_PREFIX = '019b0000-0000-7000-8000-'

/** The id of entry number n: a UUIDv7, the same in every run; a greater number stands later. */
export function entryId(number: number): EntryId {
  return UUID_PREFIX + String(number).padStart(12, '0')
}

function entryNumber(id: EntryId): number {
  return Number(id.slice(UUID_PREFIX.length))
}

/** The vendor's packs: units and USD. */
export const PACKS = {
  standard: { pack: 'standard', units: '3760', price: '1000.00' },
  pro: { pack: 'pro', units: '9920', price: '2500.00' },
  scale: { pack: 'scale', units: '18900', price: '4500.00' },
  business: { pack: 'business', units: '26780', price: '6000.00' },
} as const

interface PurchaseOptions {
  readonly account?: string
  readonly pack?: string
  readonly units?: string
  readonly price?: string
  readonly currency?: string
  /** As `at` reads it; without it the lot outlives every test. */
  readonly expires?: string
}

/** Entry number `number`: a Standard pack bought, unless told otherwise. */
export function purchase(number: number, when: string, options: PurchaseOptions = {}): PurchaseEntry {
  const { account = 'main', currency = 'USD', expires = '2099-01-01' } = options
  const { pack, units, price } = { ...PACKS.standard, ...options }
  return {
    ...common(number, when),
    kind: 'purchase',
    account,
    rateCard: 'minimax-video',
    pack,
    units: parseUnits(units),
    price: parseAmount(price, currency, 'price'),
    currency,
    expiresAt: at(expires),
  }
}

interface UsageOptions extends Partial<Pick<UsageEntry, 'account' | 'clips' | 'outcome' | 'production'>> {
  readonly charge?: Partial<Charge>
}

/** Entry number `number`: one successful clip that is charged `units`, with neither a pay-as-you-go nor a list price. */
export function usage(number: number, when: string, units: string, options: UsageOptions = {}): UsageEntry {
  const { account = 'main', clips = 1, outcome = 'success', production = null, charge = {} } = options
  return {
    ...common(number, when),
    kind: 'usage',
    account,
    charge: {
      model: 'MiniMax-Hailuo-02',
      resolution: '768p',
      seconds: 6,
      unitsPerClip: parseUnits(units),
      payAsYouGo: null,
      listPricePerUnit: null,
      ...charge,
    },
    clips,
    outcome,
    production,
    shot: null,
    details: null,
  }
}

interface BalanceOptions {
  readonly account?: string
  readonly lot?: number
}

/** Entry number `number`: the console showed `units`, of the account or of the lot that entry number `lot` made. */
export function balance(number: number, when: string, units: string, options: BalanceOptions = {}): BalanceEntry {
  const { account = 'main', lot } = options
  return {
    ...common(number, when),
    kind: 'balance',
    account,
    units: parseUnits(units),
    lot: lot === undefined ? null : entryId(lot),
  }
}

/** Entry number `number`: the lot of entry number `lot` expires at another instant. */
export function amend(number: number, when: string, lot: number, expires: string): AmendEntry {
  return { ...common(number, when), kind: 'amend', lot: entryId(lot), expiresAt: at(expires) }
}

function common(number: number, when: string) {
  const instant = at(when)
  return { id: entryId(number), at: instant, recordedAt: instant, source: 'test', externalId: null, note: null }
}

export const UTC_USD: BookSettings = { zone: 'UTC', currency: 'USD', drawingOrders: new Map() }

/** A posting with the id of the entry behind it; null for an expiry. */
export interface Posted extends Posting {
  readonly entry: EntryId | null
}

export interface Folded {
  readonly book: Book
  readonly postings: readonly Posted[]
  /** The postings as `line` writes them. */
  readonly lines: readonly string[]
}

/** Folds the entries, given in any order, from an empty book. */
export function foldAll(entries: readonly MovingEntry[], settings: Partial<BookSettings> = {}): Folded {
  const book = emptyBook({ ...UTC_USD, ...settings })
  const postings = foldInto(book, entries.toSorted(compareEntries))
  return { book, postings, lines: postings.map((posting) => line(posting, book.settings.currency)) }
}

/** Advances the book over entries in R1 order. */
export function foldInto(book: Book, entries: readonly MovingEntry[]): Posted[] {
  const postings: Posted[] = []
  fold(book, entries, (posting, entry) => postings.push({ ...posting, entry: entry?.id ?? null }))
  return postings
}

/** A posting as a test states it: "usage of lot 1: -0.7 units, 0.19" ("overage: …" where there is no lot). */
export function line(posting: Posting, currency = 'USD'): string {
  const what = posting.lot === null ? posting.kind : `${posting.kind} of lot ${entryNumber(posting.lot)}`
  return `${what}: ${formatUnits(posting.units)} units, ${formatAmount(posting.cost, currency)}`
}

/** `line` with the posting's instant before it. */
export function timedLine(posting: Posting, currency = 'USD'): string {
  return `${formatInstant(posting.at)} ${line(posting, currency)}`
}

/** What an action refuses with; fails where it refuses nothing. */
export function refusalOf(action: () => unknown): unknown {
  try {
    action()
  } catch (error) {
    return error
  }
  throw new Error('nothing was refused')
}
