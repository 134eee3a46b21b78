import type { Instant } from '../../../shared/domain/calendar.ts'
import type { LotHead, Movement } from '../../../shared/domain/movement.ts'
import type { PostingKind } from '../../../shared/domain/postings.ts'
import { chunksByInstant } from '../store/chunks.ts'
import type { Connection } from '../store/database.ts'
import { rows, sql } from '../store/database.ts'
import type { Names } from '../journal/names.ts'

interface MovementRow {
  readonly kind: PostingKind
  readonly at: number
  readonly lot: string | null
  readonly units: number
  readonly cost: number
  readonly price: number | null
  readonly id: string
  readonly account: number
  readonly charge: number | null
  readonly production: number | null
  readonly clips: number | null
  readonly shot: string | null
  readonly task: string | null
}

/** Few enough that what was read does not outlive its turn: four times as many take a fifth more memory in all. */
const CHUNK = 256

/** The postings of a span in the order of their instants; expiries come first of those at one instant (R1). */
export function* movements(db: Connection, names: Names, from: Instant, to: Instant): Generator<Movement> {
  const select = sql(
    db,
    `SELECT p.kind, p.at, (SELECT id FROM lot WHERE entry = p.lot) AS lot, p.units, p.cost, e.price, e.id, e.account,
       e.charge, e.production, e.clips, e.shot, e.external_id AS task
     FROM posting p JOIN entry e ON e.seq = p.entry
     WHERE p.at >= ? AND p.at < ? ORDER BY p.at LIMIT ?`,
  )
  const fetch = (start: Instant, limit: number): MovementRow[] => select.all(start, to, limit) as MovementRow[]
  for (const chunk of chunksByInstant(from, CHUNK, fetch, (row) => row.at)) {
    for (const row of chunk.sort(compareRows)) yield movementOf(row, names)
  }
}

const RANK: Readonly<Record<PostingKind, number>> = { expiry: 0, purchase: 1, adjustment: 2, usage: 3, overage: 3 }

function compareRows(a: MovementRow, b: MovementRow): number {
  return a.at - b.at || RANK[a.kind] - RANK[b.kind] || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}

function movementOf(row: MovementRow, names: Names): Movement {
  const { kind, at, lot, units, cost, clips, shot } = row
  return {
    kind,
    at,
    account: names.account(row.account),
    lot,
    units,
    cost,
    price: kind === 'purchase' ? row.price : null,
    entry: kind === 'expiry' ? null : row.id,
    production: row.production === null ? null : names.production(row.production),
    charge: row.charge === null ? null : names.charge(row.charge),
    clips,
    shot,
    task: row.charge === null ? null : row.task,
  }
}

/** Every lot as the journal last left it. */
export function knownLots(db: Connection, names: Names): LotHead[] {
  const found = rows<Omit<LotHead, 'account'> & { readonly account: number }>(
    db,
    `SELECT l.id, l.account, l.pack, l.purchased_at AS purchasedAt, l.expires_at AS expiresAt, l.units, l.price
     FROM lot l ORDER BY l.purchased_at, l.id`,
  )
  return found.map((lot) => ({ ...lot, account: names.account(lot.account) }))
}
