import type { EpochDay, Instant, Month, Zone } from '../../../shared/domain/calendar.ts'
import { monthDays, monthOfDay, dayOf, startOfDay } from '../../../shared/domain/calendar.ts'
import { Refusal } from '../../../shared/domain/refusal.ts'
import type { Connection } from '../store/database.ts'
import { row, rows, run } from '../store/database.ts'

/** A closed month: when it was closed, the digest of its statement, and what was noted with it. */
export interface Closing {
  readonly month: Month
  readonly at: Instant
  readonly digest: string
  readonly note: string | null
}

/** The months that are closed now, in order: of each month the last close or reopen in R1 order counts. */
export function closedMonths(db: Connection): readonly Closing[] {
  const found = rows<{ kind: string; month: string; at: Instant; digest: string | null; note: string | null }>(
    db,
    `SELECT kind, month, at, digest, note FROM entry INDEXED BY entry_month WHERE month IS NOT NULL ORDER BY at, kind, id`,
  )
  const closed = new Map<Month, Closing>()
  for (const { kind, month, at, digest, note } of found) {
    if (kind === 'close') closed.set(month, { month, at, digest: digest ?? '', note })
    else closed.delete(month)
  }
  return [...closed.values()].sort((a, b) => (a.month < b.month ? -1 : 1))
}

/** The closing of a month; null of one that is open. */
export function closingOf(db: Connection, month: Month): Closing | null {
  return closedMonths(db).find((one) => one.month === month) ?? null
}

/** The digest that a month was closed with; null of one that is open. */
export function closingDigest(db: Connection, month: Month): string | null {
  return closingOf(db, month)?.digest ?? null
}

/**
 * When an entry of a month can stand that is to count from now on: now, or just after the month's last close or reopen where
 * that is not before it, as after the clock was put back.
 */
export function afterLastOf(db: Connection, month: Month, now: Instant): Instant {
  const last = row<{ at: number | null }>(db, 'SELECT max(at) AS at FROM entry WHERE month = ?', month)?.at ?? null
  return last === null || last < now ? now : last + 1
}

/** Holds closed months to what they were while a change is made (R11). */
export interface ClosingGuard {
  isClosed(at: Instant): boolean
  /** Whether a closed month ends after the instant: what happens then may change what it opens with, or its postings. */
  isClosedAfter(at: Instant): boolean
  /** The refusal of an entry at an instant of a closed month. */
  refuseAt(at: Instant): never
  /** Remembers what the closed months from an instant on open with, and their postings, before anything is made anew. */
  hold(from: Instant): void
  /** Refuses the change where any of that has changed: the month's statement would, and its digest no longer hold. */
  check(): void
}

/** The months that are closed now, with their bounds in a zone. */
export type ClosedMonths = readonly ClosedMonth[]

/** A closed month: its first day, and its first instant and the next month's. */
interface ClosedMonth {
  readonly month: Month
  readonly day: EpochDay
  readonly from: Instant
  readonly to: Instant
}

export function closedMonthsIn(db: Connection, zone: Zone): ClosedMonths {
  return closedMonths(db).map(({ month }) => {
    const { from, to } = monthDays(month)
    return { month, day: from, from: startOfDay(from, zone), to: startOfDay(to, zone) }
  })
}

export function closingGuard(db: Connection, zone: Zone, months: ClosedMonths): ClosingGuard {
  let held: readonly (ClosedMonth & { readonly opening: string })[] = []
  return {
    isClosed: (at) => months.some((one) => at >= one.from && at < one.to),
    isClosedAfter: (at) => months.some((one) => one.to > at),
    refuseAt(at) {
      throw periodClosed(monthOfDay(dayOf(at, zone)))
    },
    hold(from) {
      held = months.filter((one) => one.to > from).map((one) => ({ ...one, opening: openingOf(db, one) }))
      if (held.length === 0) return
      run(db, 'CREATE TEMP TABLE IF NOT EXISTS held_posting AS SELECT * FROM posting WHERE 0')
      run(db, 'DELETE FROM temp.held_posting')
      for (const one of held) {
        run(db, 'INSERT INTO temp.held_posting SELECT * FROM posting WHERE at >= ? AND at < ?', one.from, one.to)
      }
    },
    check() {
      for (const one of held) {
        const range = { from: one.from, to: one.to }
        const changed = row<{ at: number }>(
          db,
          `SELECT at FROM (SELECT * FROM temp.held_posting WHERE at >= @from AND at < @to
             EXCEPT SELECT * FROM posting WHERE at >= @from AND at < @to)
           UNION ALL SELECT at FROM (SELECT * FROM posting WHERE at >= @from AND at < @to
             EXCEPT SELECT * FROM temp.held_posting WHERE at >= @from AND at < @to) LIMIT 1`,
          range,
        )
        if (changed !== undefined || openingOf(db, one) !== one.opening) throw periodClosed(one.month)
      }
      if (held.length > 0) run(db, 'DELETE FROM temp.held_posting')
      held = []
    },
  }
}

/** What was left at the start of a month of every lot that its statement knows from before. */
function openingOf(db: Connection, { day, from }: ClosedMonth): string {
  const lots = rows(
    db,
    `SELECT l.entry AS lot, (SELECT d.remaining FROM lot_day d WHERE d.lot = l.entry AND d.day < @day
       ORDER BY d.day DESC LIMIT 1) AS remaining
     FROM lot l WHERE l.purchased_at < @from AND l.expires_at >= @from ORDER BY l.entry`,
    { day, from },
  )
  return JSON.stringify(lots)
}

function periodClosed(month: Month): Refusal {
  return new Refusal(
    'period_closed',
    `${month} is closed and this would change it: reopen it first (reopen ${month})`,
    {
      month,
    },
  )
}
