import type { EpochDay } from '../../../shared/domain/calendar.ts'
import type { Minor } from '../../../shared/domain/money.ts'
import type { Milliunits } from '../../../shared/domain/units.ts'
import type { Connection } from '../store/database.ts'
import { rows } from '../store/database.ts'
import type { Names } from '../journal/names.ts'

/** What an account's takes of a production came to in some days, drawn from lots and overage. */
export interface ProductionUse {
  readonly account: string
  readonly production: string | null
  readonly cost: Minor
  readonly overageUnits: Milliunits
  readonly overageCost: Minor
}

type ProductionUseRow = Omit<ProductionUse, 'account' | 'production'> & {
  readonly account: number
  readonly production: number
}

/** The takes of the days from `from` up to `to` (excluded), by account and production. */
export function productionUse(db: Connection, names: Names, from: EpochDay, to: EpochDay): ProductionUse[] {
  const found = rows<ProductionUseRow>(
    db,
    `SELECT account, production, SUM(cost) AS cost, SUM(overage_units) AS overageUnits, SUM(overage_cost) AS overageCost
     FROM usage_day WHERE day >= ? AND day < ? GROUP BY account, production`,
    from,
    to,
  )
  return found.map((one) => ({
    ...one,
    account: names.account(one.account),
    production: names.production(one.production),
  }))
}
