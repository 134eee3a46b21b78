import type { Instant } from '../../../shared/domain/calendar.ts'
import type { CheckedTakes, NearExpiry } from '../../../shared/domain/reconciliation/likely-causes.ts'
import type { Milliunits } from '../../../shared/domain/units.ts'
import type { Connection } from '../store/database.ts'
import { row, rows } from '../store/database.ts'

/** An account's takes after an instant up to another by render kind; those taken back are left out (R1). */
export function checkedTakes(db: Connection, account: string, from: Instant, to: Instant): CheckedTakes[] {
  return rows<CheckedTakes>(
    db,
    `SELECT c.model, c.resolution, c.seconds, c.units_per_clip AS unitsPerClip,
       SUM(iif(e.outcome = 'success', e.clips, 0)) AS clips, SUM(iif(e.outcome = 'success', 0, e.clips)) AS failed,
       MAX(e.at) AS lastAt
     FROM entry e JOIN charge c ON c.id = e.charge
     WHERE e.kind = 'usage' AND e.at > @from AND e.at <= @to
       AND e.account = (SELECT id FROM account WHERE name = @account)
       AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.target = e.seq AND r.kind = 'reversal')
     GROUP BY c.model, c.resolution, c.seconds, c.units_per_clip ORDER BY c.model, c.resolution, c.seconds, unitsPerClip`,
    { account, from, to },
  )
}

/** What of an account's usage after an instant up to another no lot covered (R5). */
export function uncoveredIn(db: Connection, account: string, from: Instant, to: Instant): Milliunits {
  const found = row<{ units: number | null }>(
    db,
    `SELECT -SUM(p.units) AS units FROM posting p JOIN entry e ON e.seq = p.entry
     WHERE p.kind = 'overage' AND p.at > @from AND p.at <= @to
       AND e.account = (SELECT id FROM account WHERE name = @account)`,
    { account, from, to },
  )
  return found?.units ?? 0
}

/** What an account's lots forfeited after an instant up to another. */
export function forfeitedIn(db: Connection, account: string, from: Instant, to: Instant): NearExpiry[] {
  return rows<NearExpiry>(
    db,
    `SELECT l.pack, p.at, -p.units AS units FROM posting p JOIN lot l ON l.entry = p.lot
     WHERE p.kind = 'expiry' AND p.at > @from AND p.at <= @to AND p.units < 0
       AND l.account = (SELECT id FROM account WHERE name = @account)
     ORDER BY p.at, l.id`,
    { account, from, to },
  )
}
