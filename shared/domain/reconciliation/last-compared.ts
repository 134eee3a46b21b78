import type { Instant } from '../calendar.ts'
import type { LotId } from '../journal.ts'
import type { ConsoleCheck } from './check-history.ts'

type DatedCheck = Pick<ConsoleCheck, 'at' | 'lot'>

/**
 * When an account was last compared with the console as a whole: by a check of the account, or by checks of every lot that held
 * units, of which the oldest counts. Null where it never was: a check of one lot says nothing of the others.
 * @param checks the account's checks that stand, in order
 * @param heldAt the account's lots that held units at an instant
 */
export function lastCompared(checks: readonly DatedCheck[], heldAt: (at: Instant) => readonly LotId[]): Instant | null {
  const newestFirst = checks.toReversed()
  let last: Instant | null = null
  for (const [index, { at, lot }] of newestFirst.entries()) {
    // Nothing that ended with this check, or with one before it, can be newer.
    if (last !== null && at <= last) break
    const compared = lot === null ? at : comparedByLots(newestFirst.slice(index), heldAt(at), at)
    if (compared !== null) last = Math.max(last ?? compared, compared)
  }
  return last
}

/** The oldest of the newest checks of each lot up to an instant; null where a lot has none. */
function comparedByLots(newestFirst: readonly DatedCheck[], held: readonly LotId[], at: Instant): Instant | null {
  let oldest = at
  for (const lot of held) {
    const checked = newestFirst.find((check) => check.lot === null || check.lot === lot)
    if (checked === undefined) return null
    oldest = Math.min(oldest, checked.at)
  }
  return oldest
}
