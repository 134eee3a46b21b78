import type { EpochDay } from '../../../shared/domain/calendar.ts'
import type { MonthSpend } from '../../../shared/domain/monthly-spend.ts'
import type { Connection } from '../store/database.ts'
import { row, rows } from '../store/database.ts'
import type { Names } from '../journal/names.ts'

/** A month's first day and the next month's, with what it is called. */
export interface MonthSpan {
  readonly month: string
  readonly from: EpochDay
  readonly to: EpochDay
}

interface LotSums {
  readonly purchased: number
  readonly adjusted: number
  readonly wasted: number
}

interface ProductionSums {
  readonly production: number
  readonly units: number
  readonly cost: number
  readonly overage: number
}

/** What each of the months cost, from the daily roll-ups. */
export function monthlySpend(db: Connection, names: Names, months: readonly MonthSpan[]): MonthSpend[] {
  return months.map((span) => {
    const lots = lotSums(db, span)
    const used = productionSums(db, span)
    return {
      month: span.month,
      purchased: lots.purchased,
      adjusted: lots.adjusted,
      wasted: lots.wasted,
      productions: used.map(({ production, units, cost, overage }) => ({
        production: names.production(production),
        units,
        cost,
        overage,
      })),
    }
  })
}

function lotSums(db: Connection, { from, to }: MonthSpan): LotSums {
  const found = row<LotSums>(
    db,
    `SELECT COALESCE(SUM(CASE WHEN d.purchased > 0 THEN l.price END), 0) AS purchased,
       COALESCE(SUM(d.adjusted_cost), 0) AS adjusted, COALESCE(SUM(d.expired_cost), 0) AS wasted
     FROM lot l CROSS JOIN lot_day d ON d.lot = l.entry AND d.day >= @from AND d.day < @to`,
    { from, to },
  )
  return found ?? { purchased: 0, adjusted: 0, wasted: 0 }
}

function productionSums(db: Connection, { from, to }: MonthSpan): ProductionSums[] {
  return rows<ProductionSums>(
    db,
    `SELECT production, SUM(units + overage_units) AS units, SUM(cost) AS cost, SUM(overage_cost) AS overage
     FROM usage_day WHERE day >= @from AND day < @to GROUP BY production`,
    { from, to },
  )
}
