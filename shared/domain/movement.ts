import type { Instant } from './calendar.ts'
import type { Charge, EntryId, LotId } from './journal.ts'
import type { Minor } from './money.ts'
import type { PostingKind } from './postings.ts'
import type { Milliunits } from './units.ts'

/** A posting with what the plain-text journals tell of the entry behind it. Movements come in the order of the postings. */
export interface Movement {
  readonly kind: PostingKind
  readonly at: Instant
  readonly account: string
  /** Null for overage alone. */
  readonly lot: LotId | null
  /** What the lot gains; negative where it loses, and for overage. */
  readonly units: Milliunits
  /** As posted: positive for usage, overage and expiry (R7); 0 for a purchase. */
  readonly cost: Minor
  /** What was paid, on purchases; null on all others. */
  readonly price: Minor | null
  /** Null for an expiry, which no entry brings about. */
  readonly entry: EntryId | null
  /** Null where usage is not attributed to any, and for what is not usage. */
  readonly production: string | null
  /** Charge, clips, shot and task are null unless a take moved the units. */
  readonly charge: Charge | null
  readonly clips: number | null
  readonly shot: string | null
  /** The vendor's id of the take, or the file's that it came with; null where it came without one. */
  readonly task: string | null
}

/** What a lot is known by, as the journal last left it. */
export interface LotHead {
  readonly id: LotId
  readonly account: string
  /** The pack on its rate card; null for a lot that a balance found (R8). */
  readonly pack: string | null
  readonly purchasedAt: Instant
  readonly expiresAt: Instant
  readonly units: Milliunits
  readonly price: Minor
}

/** What is left of a lot at some instant. */
export interface LotPosition {
  readonly lot: LotId
  readonly units: Milliunits
  readonly bookValue: Minor
}
