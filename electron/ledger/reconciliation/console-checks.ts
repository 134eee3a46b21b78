import type { Instant, Zone } from '../../../shared/domain/calendar.ts'
import { dayOf } from '../../../shared/domain/calendar.ts'
import type { LotId } from '../../../shared/domain/journal.ts'
import type { ConsoleCheck } from '../../../shared/domain/reconciliation/check-history.ts'
import { lastCompared } from '../../../shared/domain/reconciliation/last-compared.ts'
import type { Connection } from '../store/database.ts'
import { row, rows } from '../store/database.ts'
import { facetNames } from '../journal/entry-links.ts'

/** A comparison that a lot was in. */
export interface LotCheck {
  readonly at: Instant
  readonly of: 'lot' | 'account'
}

const STANDS = `NOT EXISTS (SELECT 1 FROM entry r WHERE r.kind = 'reversal' AND r.target = e.seq)`

/** The balances of an account that stand, in order, each with the difference that it posted (R8). */
export function consoleChecks(db: Connection, account: string): ConsoleCheck[] {
  return rows<ConsoleCheck>(
    db,
    `SELECT e.id AS entry, e.at, (SELECT id FROM entry t WHERE t.seq = e.target) AS lot, e.units AS shown, e.note,
       COALESCE(SUM(p.units), 0) AS difference, COALESCE(SUM(p.cost), 0) AS cost
     FROM entry e LEFT JOIN posting p ON p.at = e.at AND p.entry = e.seq
     WHERE e.kind = 'balance' AND e.account = (SELECT id FROM account WHERE name = ?) AND ${STANDS}
     GROUP BY e.seq ORDER BY e.at, e.id`,
    account,
  )
}

/** When each account was last compared with the console as a whole; those that never were are left out. */
export function lastComparisons(db: Connection, zone: Zone): ReadonlyMap<string, Instant> {
  const found = facetNames(db, 'account').flatMap((account): [string, Instant][] => {
    const at = lastComparison(db, zone, account, Number.MAX_SAFE_INTEGER)
    return at === null ? [] : [[account, at]]
  })
  return new Map(found)
}

/** When an account was last compared with the console as a whole, up to an instant; null where it was not. */
export function lastComparison(db: Connection, zone: Zone, account: string, until: Instant): Instant | null {
  const checks = rows<Pick<ConsoleCheck, 'at' | 'lot'>>(
    db,
    `SELECT e.at, (SELECT id FROM entry t WHERE t.seq = e.target) AS lot FROM entry e
     WHERE e.kind = 'balance' AND e.account = (SELECT id FROM account WHERE name = @account) AND e.at <= @until
       AND ${STANDS}
     ORDER BY e.at, e.id`,
    { account, until },
  )
  return lastCompared(checks, (at) => heldLots(db, zone, account, at))
}

/** An account's lots that were active at an instant and had units left at the end of its day. */
function heldLots(db: Connection, zone: Zone, account: string, at: Instant): LotId[] {
  const found = rows<{ id: LotId }>(
    db,
    `SELECT l.id FROM lot l
     WHERE l.account = (SELECT id FROM account WHERE name = @account) AND l.purchased_at <= @at AND l.expires_at > @at
       AND (SELECT d.remaining FROM lot_day d WHERE d.lot = l.entry AND d.day <= @day ORDER BY d.day DESC LIMIT 1) > 0`,
    { account, at, day: dayOf(at, zone) },
  )
  return found.map(({ id }) => id)
}

/** When a lot was last compared with the console up to an instant, and whether by itself or with its account; null where it was not. */
export function lastCheckOfLot(db: Connection, lot: LotId, until: Instant): LotCheck | null {
  const found = row<{ at: Instant; isOfLot: 0 | 1 }>(
    db,
    `SELECT e.at, e.target IS NOT NULL AS isOfLot
     FROM entry l CROSS JOIN entry e ON e.account = l.account AND e.at >= l.at
     WHERE l.id = @lot AND e.kind = 'balance' AND e.at <= @until AND (e.target IS NULL OR e.target = l.seq) AND ${STANDS}
     ORDER BY e.at DESC, isOfLot DESC LIMIT 1`,
    { lot, until },
  )
  return found === undefined ? null : { at: found.at, of: found.isOfLot === 1 ? 'lot' : 'account' }
}
