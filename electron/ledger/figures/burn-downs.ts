import type { EpochDay } from '../../../shared/domain/calendar.ts'
import { startOfDay } from '../../../shared/domain/calendar.ts'
import type { BurnDownPoint, LotDay } from '../../../shared/domain/burn-down.ts'
import { burnDown } from '../../../shared/domain/burn-down.ts'
import type { Connection } from '../store/database.ts'
import { rows } from '../store/database.ts'
import type { Names } from '../journal/names.ts'
import { readSettings } from '../store/settings.ts'

interface BurnDownLot {
  readonly id: string
  readonly account: string
  readonly pack: string | null
  readonly expiresAt: number
  readonly units: number
}

export interface AccountBurnDown {
  readonly account: string
  readonly lots: readonly BurnDownLot[]
  readonly points: readonly BurnDownPoint[]
}

type LotRow = Omit<BurnDownLot, 'account'> & { readonly account: number }

/** What was left of every account at the end of each day, by lot, from the daily roll-ups. */
export function burnDowns(db: Connection, names: Names, from: EpochDay, to: EpochDay): AccountBurnDown[] {
  const { zone } = readSettings(db)
  const lots = rows<LotRow>(
    db,
    `SELECT l.id, l.account, l.pack, l.expires_at AS expiresAt, l.units FROM lot l
     WHERE l.purchased_at < ? AND l.expires_at >= ? ORDER BY l.expires_at, l.purchased_at, l.id`,
    startOfDay(to + 1, zone),
    startOfDay(from, zone),
  ).map((lot) => ({ ...lot, account: names.account(lot.account) }))
  const movements = lotDays(db, from, to)
  const accounts = [...new Set(lots.map((lot) => lot.account))].sort()
  return accounts.map((account) => {
    const own = lots.filter((lot) => lot.account === account)
    const ids = own.map((lot) => lot.id)
    const known = new Set(ids)
    const ofAccount = movements.filter((move) => known.has(move.lot))
    return { account, lots: own, points: burnDown(ids, ofAccount, from, to) }
  })
}

/** The days on which a lot moved, and for each lot the last such day before `from`. */
function lotDays(db: Connection, from: EpochDay, to: EpochDay): LotDay[] {
  return rows<LotDay>(
    db,
    `SELECT l.id AS lot, d.day, d.remaining FROM lot l CROSS JOIN lot_day d ON d.lot = l.entry
     WHERE d.day <= @to AND (d.day >= @from
       OR d.day = (SELECT max(day) FROM lot_day WHERE lot = d.lot AND day < @from) AND d.remaining > 0)
     ORDER BY d.day`,
    { from, to },
  )
}

/** The day from which something has been on hand without a break: when the earliest lot that still holds units was bought. */
export function firstPurchaseOnHand(db: Connection): number | null {
  return (
    rows<{ at: number | null }>(
      db,
      `SELECT min(l.purchased_at) AS at FROM lot l
       WHERE (SELECT d.remaining FROM lot_day d WHERE d.lot = l.entry ORDER BY d.day DESC LIMIT 1) > 0`,
    )[0]?.at ?? null
  )
}
