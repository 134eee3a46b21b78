import type { EpochDay } from '../../../shared/domain/calendar.ts'
import type { Minor } from '../../../shared/domain/money.ts'
import type { Milliunits } from '../../../shared/domain/units.ts'
import type { Connection } from '../store/database.ts'
import { row, rows, run } from '../store/database.ts'

/** Packs that are to be bought on a day: lots to come, for the projection alone. */
export interface PlannedPurchase {
  readonly id: string
  readonly account: string
  readonly rateCard: string
  readonly pack: string
  readonly day: EpochDay
  readonly count: number
  /** Of one pack, where the buyer says them; null for those of the card. */
  readonly units: Milliunits | null
  readonly price: Minor | null
}

const SELECT = 'SELECT id, account, rate_card AS rateCard, pack, day, count, units, price FROM planned_purchase'

/** By day. */
export function plannedPurchases(db: Connection, account: string): PlannedPurchase[] {
  return rows<PlannedPurchase>(db, `${SELECT} WHERE account = ? ORDER BY day, id`, account)
}

export function findPurchase(db: Connection, id: string): PlannedPurchase | null {
  return row<PlannedPurchase>(db, `${SELECT} WHERE id = ?`, id) ?? null
}

export function writePurchase(db: Connection, purchase: PlannedPurchase): void {
  run(
    db,
    `INSERT INTO planned_purchase (id, account, rate_card, pack, day, count, units, price)
     VALUES (@id, @account, @rateCard, @pack, @day, @count, @units, @price)
     ON CONFLICT (id) DO UPDATE SET account = excluded.account, rate_card = excluded.rate_card, pack = excluded.pack,
       day = excluded.day, count = excluded.count, units = excluded.units, price = excluded.price`,
    purchase,
  )
}

export function deletePurchase(db: Connection, id: string): void {
  run(db, 'DELETE FROM planned_purchase WHERE id = ?', id)
}
