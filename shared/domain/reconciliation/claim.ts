import type { Instant } from '../calendar.ts'
import type { EntryId } from '../journal.ts'
import type { Milliunits } from '../units.ts'

/** How far a claim has come: noticed, sent to the vendor, and what the vendor answered. */
export const CLAIM_STATES = ['open', 'sent', 'refunded', 'refused'] as const

export type ClaimState = (typeof CLAIM_STATES)[number]

/**
 * A take that failed and was charged all the same. The journal has it with 0 units (R6), and stays as it is: what the console
 * shows less is a balance's adjustment (R8), and so is what the vendor gives back.
 */
export interface Claim {
  /** The take; it has one claim at most. */
  readonly take: EntryId
  readonly account: string
  /** When the take was. */
  readonly at: Instant
  /** What the vendor took; 0 was expected. */
  readonly charged: Milliunits
  readonly state: ClaimState
  readonly raisedAt: Instant
  /** Since when it has been in its state. */
  readonly since: Instant
  readonly note: string | null
}

/** Whether the vendor still owes an answer. */
export function isUnsettled({ state }: Pick<Claim, 'state'>): boolean {
  return state === 'open' || state === 'sent'
}

/** What claims say that the console shows otherwise than the ledger: from the charge on less, from the refund on again as much. */
export interface ClaimedMove {
  readonly at: Instant
  readonly units: Milliunits
}

/** The moves of an account's claims, in order. */
export function claimedMoves(claims: readonly Claim[]): ClaimedMove[] {
  const moves = claims.flatMap(({ at, charged, state, since }) => [
    { at, units: -charged },
    ...(state === 'refunded' ? [{ at: since, units: charged }] : []),
  ])
  return moves.sort((a, b) => a.at - b.at)
}
