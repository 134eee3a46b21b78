import type { ConsoleCheck } from '../../shared/domain/reconciliation/check-history.ts'
import type { Connection } from './database.ts'
import { rows } from './database.ts'

/** The balances of an account that stand, in order, each with the difference that it posted (R8). */
export function consoleChecks(db: Connection, account: string): ConsoleCheck[] {
  return rows<ConsoleCheck>(
    db,
    `SELECT e.id AS entry, e.at, (SELECT id FROM entry t WHERE t.seq = e.target) AS lot, e.units AS shown, e.note,
       COALESCE(SUM(p.units), 0) AS difference, COALESCE(SUM(p.cost), 0) AS cost
     FROM entry e LEFT JOIN posting p ON p.at = e.at AND p.entry = e.seq
     WHERE e.kind = 'balance' AND e.account = (SELECT id FROM account WHERE name = ?)
       AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.kind = 'reversal' AND r.target = e.seq)
     GROUP BY e.seq ORDER BY e.at, e.id`,
    account,
  )
}
