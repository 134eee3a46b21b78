import type { LedgerDay } from '../../../shared/domain/bills/compare-bill.ts'
import type { BillTime } from '../../../shared/domain/bills/bill.ts'
import { billOffset, THOUSAND } from '../../../shared/domain/bills/bill.ts'
import type { EpochDay } from '../../../shared/domain/calendar.ts'
import { MILLISECONDS_PER_DAY } from '../../../shared/domain/calendar.ts'
import type { Connection } from '../store/database.ts'
import { rows } from '../store/database.ts'

interface UsageRow {
  readonly day: EpochDay
  readonly model: string
  readonly clips: number
  readonly seconds: number
  readonly units: number
  readonly failed: number
}

/**
 * What an account used on the days from `from` to `to` of a bill's clock, both included, by model. Straight from the journal: the
 * roll-ups are by the studio's days. Reversed entries are left out (R1), and of the others only a success counts (R6).
 */
export function billedUsage(
  db: Connection,
  account: string,
  time: BillTime,
  from: EpochDay,
  to: EpochDay,
): readonly LedgerDay[] {
  const offset = billOffset(time)
  return rows<UsageRow>(
    db,
    // Numbers are bound as REAL: only a division of integers is a whole day.
    `SELECT (e.at + CAST(@offset AS INTEGER)) / CAST(@length AS INTEGER) AS day, c.model,
       SUM(iif(e.outcome = 'success', e.clips, 0)) AS clips,
       SUM(iif(e.outcome = 'success', e.clips * c.seconds, 0)) AS seconds,
       SUM(iif(e.outcome = 'success', e.clips * c.units_per_clip, 0)) AS units,
       SUM(iif(e.outcome = 'success', 0, e.clips)) AS failed
     FROM entry e JOIN charge c ON c.id = e.charge
     WHERE e.kind = 'usage' AND e.at >= @start AND e.at < @end
       AND e.account = (SELECT id FROM account WHERE name = @account)
       AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.target = e.seq AND r.kind = 'reversal')
     GROUP BY day, c.model ORDER BY day, c.model`,
    {
      offset,
      length: MILLISECONDS_PER_DAY,
      start: from * MILLISECONDS_PER_DAY - offset,
      end: (to + 1) * MILLISECONDS_PER_DAY - offset,
      account,
    },
  ).map(({ day, model, clips, seconds, units, failed }) => ({
    day,
    model,
    figures: { clips: clips * THOUSAND, seconds: seconds * THOUSAND, units },
    failed,
  }))
}
