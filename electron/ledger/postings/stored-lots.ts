import type { EpochDay, Instant } from '../../../shared/domain/calendar.ts'
import type { Lot } from '../../../shared/domain/lot.ts'
import type { Connection } from '../store/database.ts'
import { rows, run } from '../store/database.ts'
import type { Names } from '../journal/names.ts'

/** A lot with the number of the entry that made it. */
export interface StoredLot {
  readonly seq: number
  readonly lot: Lot
}

interface Row {
  readonly entry: number
  readonly id: string
  readonly account: number
  readonly pack: string | null
  readonly purchased_at: number
  readonly expires_at: number
  readonly units: number
  readonly price: number
  readonly remaining: number | null
}

/** All lots as the newest posting left them. */
export function lotsAtTip(db: Connection, names: Names): StoredLot[] {
  const found = rows<Row>(
    db,
    `SELECT l.entry, l.id, l.account, l.pack, l.purchased_at, l.expires_at, l.units, l.price,
       (SELECT d.remaining FROM lot_day d WHERE d.lot = l.entry ORDER BY d.day DESC LIMIT 1) AS remaining
     FROM lot l`,
  )
  return found.map((one) => storedLot(one, names))
}

/** The lots bought before an instant that starts a day, as they stood then: what was amended later is not amended yet. */
export function lotsBefore(db: Connection, names: Names, instant: Instant, day: EpochDay): StoredLot[] {
  const found = rows<Row>(
    db,
    `SELECT l.entry, l.id, l.account, l.pack, l.purchased_at, l.units, l.price,
       COALESCE((SELECT a.expires_at FROM entry a WHERE a.kind = 'amend' AND a.target = l.entry AND a.at < @instant
           AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.kind = 'reversal' AND r.target = a.seq)
         ORDER BY a.at DESC, a.id DESC LIMIT 1), l.first_expires_at) AS expires_at,
       (SELECT d.remaining FROM lot_day d WHERE d.lot = l.entry AND d.day < @day ORDER BY d.day DESC LIMIT 1) AS remaining
     FROM lot l WHERE l.purchased_at < @instant`,
    { instant, day },
  )
  return found.map((one) => storedLot(one, names))
}

function storedLot(row: Row, names: Names): StoredLot {
  const lot: Lot = {
    id: row.id,
    account: names.account(row.account),
    pack: row.pack,
    purchasedAt: row.purchased_at,
    units: row.units,
    price: row.price,
    expiresAt: row.expires_at,
    consumed: row.units - (row.remaining ?? 0),
  }
  return { seq: row.entry, lot }
}

/** What the newest amend of the lot that stands says (R9); null where none does. */
const AMENDED_EXPIRY = `(SELECT a.expires_at FROM entry a WHERE a.kind = 'amend' AND a.target = lot.entry
    AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.kind = 'reversal' AND r.target = a.seq)
  ORDER BY a.at DESC, a.id DESC LIMIT 1)`

/** Stores a lot as it was made. One that is made anew by a rebuild keeps the expiry that a later amend gave it. */
export function insertLot(db: Connection, seq: number, accountId: number, lot: Lot): void {
  run(
    db,
    `INSERT INTO lot (entry, id, account, pack, purchased_at, first_expires_at, expires_at, units, price)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    seq,
    lot.id,
    accountId,
    lot.pack,
    lot.purchasedAt,
    lot.expiresAt,
    lot.expiresAt,
    lot.units,
    lot.price,
  )
  run(db, `UPDATE lot SET expires_at = COALESCE(${AMENDED_EXPIRY}, expires_at) WHERE entry = ?`, seq)
}

/** Sets every lot's expiry to what the newest amend that stands says, or to what it was bought with (R9). */
export function refreshExpiries(db: Connection): void {
  run(db, `UPDATE lot SET expires_at = COALESCE(${AMENDED_EXPIRY}, first_expires_at)`)
}
