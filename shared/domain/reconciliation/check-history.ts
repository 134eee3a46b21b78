import type { Instant } from '../calendar.ts'
import { MILLISECONDS_PER_DAY } from '../calendar.ts'
import type { EntryId, LotId } from '../journal.ts'
import type { Minor } from '../money.ts'
import type { Milliunits } from '../units.ts'
import type { ClaimedMove } from './claim.ts'

/** A balance that stands, with the difference that it posted (R8): later imports have explained part of it away already. */
export interface ConsoleCheck {
  readonly entry: EntryId
  readonly at: Instant
  /** The lot that was looked at; null for the whole account. */
  readonly lot: LotId | null
  readonly shown: Milliunits
  /** What the lots gained: negative where the console showed less than the ledger had. */
  readonly difference: Milliunits
  readonly cost: Minor
  readonly note: string | null
}

/** A check with how much of its difference claims explain, and how much nothing does. */
export interface ExplainedCheck extends ConsoleCheck {
  readonly claimed: Milliunits
  readonly unexplained: Milliunits
}

/**
 * An account's checks, in order, each with what the claims since the one before it explain of its difference: never more than
 * all of it, and what is left over counts for the next.
 */
export function explainChecks(checks: readonly ConsoleCheck[], moves: readonly ClaimedMove[]): ExplainedCheck[] {
  let next = 0
  let pending = 0
  return checks.map((check) => {
    for (; (moves[next]?.at ?? Infinity) <= check.at; next += 1) pending += moves[next]?.units ?? 0
    const claimed = towardsZero(pending, check.difference)
    pending -= claimed
    return { ...check, claimed, unexplained: check.difference - claimed }
  })
}

/** As much of an amount as has the sign of a limit and does not go beyond it. */
function towardsZero(amount: number, limit: number): number {
  if (limit < 0) return Math.max(Math.min(amount, 0), limit)
  return Math.min(Math.max(amount, 0), limit)
}

/** The age in days up to which unexplained units count as of a class; the last class has no end. */
const AGE_CLASSES = [7, 31, 92, null] as const

/** Unexplained units whose check is up to so many days old, and more than those of the class before. */
export interface AgedUnits {
  readonly upToDays: (typeof AGE_CLASSES)[number]
  readonly checks: number
  /** What the console showed less, and more; both at least 0. */
  readonly missing: Milliunits
  readonly extra: Milliunits
}

/** The unexplained units of checks by their age at an instant, the youngest first. Less and more are not set off: two mistakes are two. */
export function unexplainedByAge(checks: readonly ExplainedCheck[], now: Instant): AgedUnits[] {
  const open = checks.filter(({ unexplained }) => unexplained !== 0)
  return AGE_CLASSES.map((upToDays, index) => {
    const above = index === 0 ? -Infinity : (AGE_CLASSES[index - 1] ?? Infinity)
    const aged = open.filter(({ at }) => {
      const days = (now - at) / MILLISECONDS_PER_DAY
      return days > above && days <= (upToDays ?? Infinity)
    })
    return {
      upToDays,
      checks: aged.length,
      missing: aged.reduce((sum, { unexplained }) => sum + Math.max(0, -unexplained), 0),
      extra: aged.reduce((sum, { unexplained }) => sum + Math.max(0, unexplained), 0),
    }
  })
}
