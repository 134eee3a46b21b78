import type { Instant, Month, Zone } from '../../../shared/domain/calendar.ts'
import { dayOf, monthDays, monthOfDay, startOfDay } from '../../../shared/domain/calendar.ts'
import type { Closing } from './closings.ts'
import { closedMonths } from './closings.ts'
import type { Connection } from '../store/database.ts'
import { row } from '../store/database.ts'

/** A month in which something was used or moved, or that was closed. */
export interface ListedMonth {
  readonly month: Month
  /** Null while it is open. */
  readonly closing: Closing | null
  /** Whether its statement has any movement. */
  readonly hasEntries: boolean
}

/** The months with something in their statement, those that are closed, and the running one; newest first. */
export function listMonths(db: Connection, zone: Zone, running: Month): ListedMonth[] {
  const closings = new Map(closedMonths(db).map((closing) => [closing.month, closing]))
  const moved = new Set(movedMonths(db, zone))
  const all = new Set([running, ...moved, ...closings.keys()])
  return [...all]
    .sort()
    .reverse()
    .map((month) => ({ month, closing: closings.get(month) ?? null, hasEntries: moved.has(month) }))
}

/** When the first posting was made; null for a ledger without any. */
export function firstPostingAt(db: Connection): Instant | null {
  return row<{ at: Instant | null }>(db, 'SELECT min(at) AS at FROM posting')?.at ?? null
}

/** From month to month by the first movement or take that is not before it: as many steps as there are months with any. */
function* movedMonths(db: Connection, zone: Zone): Generator<Month> {
  let day = Number.MIN_SAFE_INTEGER
  for (;;) {
    const next = nextDay(db, zone, day)
    if (next === null) return
    const month = monthOfDay(next)
    yield month
    day = monthDays(month).to
  }
}

/** The first day from `day` on with a posting, or with a take, which has none where it failed. */
function nextDay(db: Connection, zone: Zone, day: number): number | null {
  const from = day === Number.MIN_SAFE_INTEGER ? day : startOfDay(day, zone)
  const posting = row<{ at: number | null }>(db, 'SELECT min(at) AS at FROM posting WHERE at >= ?', from)?.at ?? null
  const take = row<{ day: number | null }>(db, 'SELECT min(day) AS day FROM usage_day WHERE day >= ?', day)?.day ?? null
  if (posting === null) return take
  const moved = dayOf(posting, zone)
  return take === null ? moved : Math.min(moved, take)
}
