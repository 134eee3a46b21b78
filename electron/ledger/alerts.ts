import type { Alert, ExpiredLot } from '../../shared/domain/alerts.ts'
import { alertDeadline, alertKey, alertStage } from '../../shared/domain/alerts.ts'
import type { Instant } from '../../shared/domain/calendar.ts'
import type { AlertMemory, Raised } from '../../shared/domain/deadlines.ts'
import type { Connection } from './store/database.ts'
import { row, rows, run } from './store/database.ts'
import type { Names } from './journal/names.ts'

interface RaisedRow {
  readonly key: string
  readonly deadline: number | null
  readonly stage: number
  readonly raised_at: number
  readonly cleared_at: number | null
}

/** What is remembered of alerts about these keys, and of every state that holds as far as is known. */
export function alertMemory(db: Connection, keys: readonly string[]): AlertMemory {
  const found = rows<RaisedRow>(
    db,
    `SELECT key, deadline, stage, raised_at, cleared_at FROM alert_raised
     WHERE key IN (SELECT value FROM json_each(?)) OR (deadline IS NULL AND cleared_at IS NULL) ORDER BY id`,
    JSON.stringify(keys),
  )
  return {
    since: row<{ since: number }>(db, 'SELECT since FROM alert_watch')?.since ?? null,
    raised: found.map(raisedOf),
    snoozes: new Map(
      rows<{ key: string; until: number }>(db, 'SELECT key, until FROM alert_snooze').map(({ key, until }) => [
        key,
        until,
      ]),
    ),
  }
}

function raisedOf({ key, deadline, stage, raised_at, cleared_at }: RaisedRow): Raised {
  return { key, deadline, stage, raisedAt: raised_at, clearedAt: cleared_at }
}

/** Begins to watch, where nobody did yet. */
export function watchFrom(db: Connection, now: Instant): void {
  run(db, 'INSERT OR IGNORE INTO alert_watch (id, since) VALUES (1, ?)', now)
}

/** Keeps that an alert was raised; its snooze has ended with that. */
export function keepRaised(db: Connection, alert: Alert, now: Instant): void {
  const key = alertKey(alert)
  const state = alertDeadline(alert) === null
  if (state) clearRaised(db, key, now)
  run(
    db,
    'INSERT INTO alert_raised (key, deadline, stage, raised_at) VALUES (?, ?, ?, ?)',
    key,
    alertDeadline(alert),
    alertStage(alert),
    now,
  )
  run(db, 'DELETE FROM alert_snooze WHERE key = ?', key)
}

/** Keeps that a state has passed, or has become another. */
export function clearRaised(db: Connection, key: string, now: Instant): void {
  run(db, 'UPDATE alert_raised SET cleared_at = ? WHERE key = ? AND deadline IS NULL AND cleared_at IS NULL', now, key)
  run(db, 'DELETE FROM alert_snooze WHERE key = ? AND until <= ?', key, now)
}

/** Lets nobody hear of something until then; with null its alert is raised as if it had never been snoozed. */
export function keepSnooze(db: Connection, key: string, until: Instant | null): void {
  if (until === null) run(db, 'DELETE FROM alert_snooze WHERE key = ?', key)
  else {
    run(
      db,
      'INSERT INTO alert_snooze (key, until) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET until = excluded.until',
      key,
      until,
    )
  }
}

/** The lots that expired with units left, after `from` and up to `to`. */
export function expiredLots(db: Connection, names: Names, from: Instant, to: Instant): ExpiredLot[] {
  const found = rows<Omit<ExpiredLot, 'account'> & { account: number }>(
    db,
    `SELECT l.account, l.id AS lot, l.pack, l.expires_at AS at, SUM(d.expired) AS units, SUM(d.expired_cost) AS cost
     FROM lot l CROSS JOIN lot_day d ON d.lot = l.entry AND d.expired > 0
     WHERE l.expires_at > ? AND l.expires_at <= ? GROUP BY l.entry ORDER BY l.expires_at, l.id`,
    from,
    to,
  )
  return found.map((one) => ({ ...one, account: names.account(one.account) }))
}
