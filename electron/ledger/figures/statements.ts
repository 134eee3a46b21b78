import type { Month } from '../../../shared/domain/calendar.ts'
import { monthDays, startOfDay } from '../../../shared/domain/calendar.ts'
import type { LotMonth, MonthFigures, UsageMonth } from '../../../shared/domain/statement.ts'
import { closedMonths } from './closings.ts'
import type { Connection } from '../store/database.ts'
import { rows } from '../store/database.ts'
import type { Names } from '../journal/names.ts'
import { readSettings } from '../store/settings.ts'

interface LotRow {
  readonly lot: string
  readonly account: number
  readonly pack: string | null
  readonly price: number
  readonly opening: number | null
  readonly openingValue: number | null
  readonly purchased: number
  readonly used: number
  readonly usedCost: number
  readonly adjusted: number
  readonly adjustedCost: number
  readonly expired: number
  readonly expiredCost: number
}

/** The figures of a month's statement, from the daily roll-ups (R10). */
export function monthFigures(db: Connection, names: Names, month: Month): MonthFigures {
  const { zone, currency } = readSettings(db)
  const days = monthDays(month)
  const range = { ...days, start: startOfDay(days.from, zone), end: startOfDay(days.to, zone) }
  return {
    month,
    zone,
    currency,
    closed: closedMonths(db).some((one) => one.month === month),
    lots: lotMonths(db, names, range),
    usage: usageMonths(db, names, range),
  }
}

interface Range {
  readonly from: number
  readonly to: number
  readonly start: number
  readonly end: number
}

function lotMonths(db: Connection, names: Names, range: Range): LotMonth[] {
  const found = rows<LotRow>(
    db,
    `SELECT l.id AS lot, l.account, l.pack, l.price, before.remaining AS opening, before.book_value AS openingValue,
       COALESCE(SUM(d.purchased), 0) AS purchased, COALESCE(SUM(d.used), 0) AS used,
       COALESCE(SUM(d.used_cost), 0) AS usedCost, COALESCE(SUM(d.adjusted), 0) AS adjusted,
       COALESCE(SUM(d.adjusted_cost), 0) AS adjustedCost, COALESCE(SUM(d.expired), 0) AS expired,
       COALESCE(SUM(d.expired_cost), 0) AS expiredCost
     FROM lot l
     LEFT JOIN lot_day before ON before.lot = l.entry
       AND before.day = (SELECT max(day) FROM lot_day WHERE lot = l.entry AND day < @from)
     LEFT JOIN lot_day d ON d.lot = l.entry AND d.day >= @from AND d.day < @to
     WHERE l.purchased_at < @end AND l.expires_at >= @start
     GROUP BY l.entry ORDER BY l.purchased_at, l.id`,
    range,
  )
  return found.map((row) => ({
    ...row,
    account: names.account(row.account),
    opening: row.opening ?? 0,
    openingValue: row.openingValue ?? 0,
  }))
}

type UsageRow = Omit<UsageMonth, 'account' | 'production' | 'charge'> & {
  readonly account: number
  readonly production: number
  readonly charge: number
}

function usageMonths(db: Connection, names: Names, range: Range): UsageMonth[] {
  const found = rows<UsageRow>(
    db,
    `SELECT account, production, charge, SUM(clips) AS clips, SUM(failed) AS failed, SUM(rejected) AS rejected,
       SUM(units) AS units, SUM(cost) AS cost, SUM(overage_units) AS overageUnits, SUM(overage_cost) AS overageCost
     FROM usage_day WHERE day >= @from AND day < @to GROUP BY account, production, charge`,
    { from: range.from, to: range.to },
  )
  return found.map((row) => ({
    ...row,
    account: names.account(row.account),
    production: names.production(row.production),
    charge: names.charge(row.charge),
  }))
}
