import * as z from 'zod'
import type { AccountThresholds, StudioThresholds } from '../../shared/domain/alerts.ts'
import { ACCOUNT_THRESHOLDS, STUDIO_THRESHOLDS } from '../../shared/domain/alerts.ts'
import type { Connection } from './store/database.ts'
import { row, rows, run } from './store/database.ts'

interface ThresholdRow {
  readonly account: string
  readonly expiry_days: string
  readonly units_at_risk: number | null
  readonly unchecked_days: number | null
  readonly tells_uncovered: number
}

const numbers = z.array(z.int())

/** The thresholds of the accounts that have some of their own. */
export function accountThresholds(db: Connection): ReadonlyMap<string, AccountThresholds> {
  return new Map(rows<ThresholdRow>(db, 'SELECT * FROM alert_threshold').map((one) => [one.account, thresholdsOf(one)]))
}

function thresholdsOf({
  expiry_days,
  units_at_risk,
  unchecked_days,
  tells_uncovered,
}: ThresholdRow): AccountThresholds {
  return {
    expiryDays: numbers.parse(JSON.parse(expiry_days)),
    unitsAtRisk: units_at_risk,
    uncheckedDays: unchecked_days,
    tellsUncovered: tells_uncovered !== 0,
  }
}

/** An account's thresholds: its own, or those of the program. */
export function thresholdsFor(own: ReadonlyMap<string, AccountThresholds>, account: string): AccountThresholds {
  return own.get(account) ?? ACCOUNT_THRESHOLDS
}

export function studioThresholds(db: Connection): StudioThresholds {
  const found = row<{ budget_percents: string; cool_down_hours: number }>(
    db,
    'SELECT budget_percents, cool_down_hours FROM alert_setting',
  )
  if (found === undefined) return STUDIO_THRESHOLDS
  return {
    budgetPercents: numbers.parse(JSON.parse(found.budget_percents)),
    coolDownHours: found.cool_down_hours,
  }
}

export function writeAccountThresholds(db: Connection, account: string, thresholds: AccountThresholds): void {
  const { expiryDays, unitsAtRisk, uncheckedDays, tellsUncovered } = thresholds
  run(
    db,
    `INSERT INTO alert_threshold (account, expiry_days, units_at_risk, unchecked_days, tells_uncovered) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (account) DO UPDATE SET expiry_days = excluded.expiry_days, units_at_risk = excluded.units_at_risk,
       unchecked_days = excluded.unchecked_days, tells_uncovered = excluded.tells_uncovered`,
    account,
    JSON.stringify(expiryDays),
    unitsAtRisk,
    uncheckedDays,
    tellsUncovered ? 1 : 0,
  )
}

export function writeStudioThresholds(db: Connection, { budgetPercents, coolDownHours }: StudioThresholds): void {
  run(
    db,
    `INSERT INTO alert_setting (id, budget_percents, cool_down_hours) VALUES (1, ?, ?)
     ON CONFLICT (id) DO UPDATE SET budget_percents = excluded.budget_percents, cool_down_hours = excluded.cool_down_hours`,
    JSON.stringify(budgetPercents),
    coolDownHours,
  )
}
