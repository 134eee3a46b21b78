import type { Instant, Month } from './calendar.ts'
import type { Currency, MicroPrice, Minor } from './money.ts'
import type { Milliunits } from './units.ts'

/** A UUIDv7, lower case. */
export type EntryId = string

/** A lot's id is that of the entry that made it: a purchase, or a balance with a surplus (R8). */
export type LotId = EntryId

export const OUTCOMES = ['success', 'failed', 'rejected'] as const

/** How a render ended: `rejected` by the vendor's security review. Only a success is charged (R6). */
export type Outcome = (typeof OUTCOMES)[number]

export const ENTRY_KINDS = ['purchase', 'usage', 'balance', 'amend', 'reversal', 'close', 'reopen'] as const

export type EntryKind = (typeof ENTRY_KINDS)[number]

/** What every entry of the journal says. */
interface EntryBase {
  readonly id: EntryId
  /** The effective instant. */
  readonly at: Instant
  readonly recordedAt: Instant
  /** Who vouches for the external id: a rate card's id for a vendor's task ids, "usage-file", "manual", "demo". */
  readonly source: string
  readonly externalId: string | null
  readonly note: string | null
}

export interface PurchaseEntry extends EntryBase {
  readonly kind: 'purchase'
  readonly account: string
  readonly rateCard: string
  readonly pack: string
  readonly units: Milliunits
  readonly price: Minor
  readonly currency: Currency
  readonly expiresAt: Instant
}

/** What a clip of a render kind was charged when it was recorded: a later card never changes the past. */
export interface Charge {
  readonly model: string
  readonly resolution: string
  readonly seconds: number
  readonly unitsPerClip: Milliunits
  readonly payAsYouGo: MicroPrice | null
  readonly listPricePerUnit: MicroPrice | null
}

/** What a usage file may tell of a take beyond its charge; absent where it told nothing. */
export interface TakeDetails {
  readonly mode?: string
  readonly scene?: string
  readonly take?: string
  readonly kept?: boolean
  readonly submittedAt?: Instant
}

export interface UsageEntry extends EntryBase {
  readonly kind: 'usage'
  readonly account: string
  readonly charge: Charge
  readonly clips: number
  readonly outcome: Outcome
  readonly production: string | null
  readonly shot: string | null
  readonly details: TakeDetails | null
}

export interface BalanceEntry extends EntryBase {
  readonly kind: 'balance'
  readonly account: string
  readonly units: Milliunits
  readonly lot: LotId | null
}

export interface AmendEntry extends EntryBase {
  readonly kind: 'amend'
  readonly lot: LotId
  readonly expiresAt: Instant
}

export interface ReversalEntry extends EntryBase {
  readonly kind: 'reversal'
  readonly entry: EntryId
  readonly reason: string | null
}

interface CloseEntry extends EntryBase {
  readonly kind: 'close'
  readonly month: Month
  readonly digest: string
}

interface ReopenEntry extends EntryBase {
  readonly kind: 'reopen'
  readonly month: Month
}

/** The entries that move units. */
export type MovingEntry = AmendEntry | PurchaseEntry | BalanceEntry | UsageEntry

export type JournalEntry = MovingEntry | ReversalEntry | CloseEntry | ReopenEntry

/** What the fold needs of each: so that a million entries can be folded without reading their notes. */
export type FoldPurchase = Pick<
  PurchaseEntry,
  'kind' | 'id' | 'at' | 'account' | 'pack' | 'units' | 'price' | 'expiresAt'
>
export type FoldUsage = Pick<UsageEntry, 'kind' | 'id' | 'at' | 'account' | 'charge' | 'clips' | 'outcome'>
export type FoldBalance = Pick<BalanceEntry, 'kind' | 'id' | 'at' | 'account' | 'units' | 'lot'>
export type FoldAmend = Pick<AmendEntry, 'kind' | 'id' | 'at' | 'lot' | 'expiresAt'>
export type FoldEntry = FoldPurchase | FoldUsage | FoldBalance | FoldAmend

const RANK: Readonly<Record<EntryKind, number>> = {
  amend: 0,
  purchase: 1,
  balance: 2,
  usage: 3,
  reversal: 4,
  close: 5,
  reopen: 6,
}

/** R1: by effective instant; at one instant amends, purchases, balances, usages; last by UUID. (Expiries go before them all.) */
export function compareEntries(
  a: { readonly at: Instant; readonly kind: EntryKind; readonly id: EntryId },
  b: { readonly at: Instant; readonly kind: EntryKind; readonly id: EntryId },
): number {
  return a.at - b.at || RANK[a.kind] - RANK[b.kind] || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}

const ENTRY_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Whether a text has the form of an entry's id. */
export function isEntryId(text: string): boolean {
  return ENTRY_ID.test(text)
}
