import type { EpochDay, Instant } from '../../shared/domain/calendar.ts'
import type { Milliunits } from '../../shared/domain/units.ts'
import type { Minor } from '../../shared/domain/money.ts'
import type { Connection } from './database.ts'
import { row, rows } from './database.ts'
import type { Names } from './names.ts'

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

const PRODUCTIONS = 500

/** The productions that were named last, the newest first. */
export function newestProductions(db: Connection): string[] {
  const found = rows<{ name: string }>(db, 'SELECT name FROM production ORDER BY id DESC LIMIT ?', PRODUCTIONS)
  return found.map(({ name }) => name)
}

const LOTS = 200

interface NamedLot {
  readonly id: string
  readonly pack: string | null
  readonly account: string
  readonly purchasedAt: Instant
  readonly expiresAt: Instant
}

/** The lots that were bought last, the newest first. */
export function newestLots(db: Connection, names: Names): NamedLot[] {
  const found = rows<Omit<NamedLot, 'account'> & { account: number }>(
    db,
    `SELECT id, pack, account, purchased_at AS purchasedAt, expires_at AS expiresAt FROM lot
     ORDER BY purchased_at DESC, id DESC LIMIT ?`,
    LOTS,
  )
  return found.map((lot) => ({ ...lot, account: names.account(lot.account) }))
}

/** When the first posting was made; null for a ledger without any. */
export function firstPostingAt(db: Connection): Instant | null {
  return row<{ at: number | null }>(db, 'SELECT min(at) AS at FROM posting')?.at ?? null
}
