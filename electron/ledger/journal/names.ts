import type { Charge } from '../../../shared/domain/journal.ts'
import type { DrawingOrder } from '../../../shared/domain/lot.ts'
import type { Connection } from '../store/database.ts'
import { row, rows, run } from '../store/database.ts'

/** The rows that entries refer to by number: sources, accounts, productions, and what render kinds were charged. */
export interface Names {
  sourceId(name: string): number
  accountId(name: string): number
  productionId(name: string): number
  chargeId(charge: Charge): number
  source(id: number): string
  account(id: number): string
  production(id: number): string | null
  charge(id: number): Charge
}

interface ChargeRow {
  readonly id: number
  readonly model: string
  readonly resolution: string
  readonly seconds: number
  readonly units_per_clip: number
  readonly pay_as_you_go: number | null
  readonly list_price_per_unit: number | null
}

/** Names of a connection, kept in memory once read. Those of a writer are thrown away with a transaction that is rolled back. */
export function openNames(db: Connection): Names {
  const sources = nameTable(db, 'source')
  const accounts = nameTable(db, 'account')
  const productions = nameTable(db, 'production')
  const charges = chargeTable(db)
  return {
    sourceId: (name) => sources.id(name),
    accountId: (name) => accounts.id(name),
    productionId: (name) => productions.id(name),
    chargeId: (charge) => charges.id(charge),
    source: (id) => sources.name(id),
    account: (id) => accounts.name(id),
    production: (id) => (id === 0 ? null : productions.name(id)),
    charge: (id) => charges.charge(id),
  }
}

interface NameTable {
  id(name: string): number
  name(id: number): string
}

function nameTable(db: Connection, table: 'source' | 'account' | 'production'): NameTable {
  const ids = new Map<string, number>()
  const names = new Map<number, string>()
  const remember = (id: number, name: string): number => {
    ids.set(name, id)
    names.set(id, name)
    return id
  }
  return {
    id: (name) => {
      const known = ids.get(name)
      if (known !== undefined) return known
      const found = row<{ id: number }>(db, `SELECT id FROM ${table} WHERE name = ?`, name)
      if (found !== undefined) return remember(found.id, name)
      return remember(Number(run(db, `INSERT INTO ${table} (name) VALUES (?)`, name).lastInsertRowid), name)
    },
    name: (id) => {
      const known = names.get(id)
      if (known !== undefined) return known
      const found = row<{ name: string }>(db, `SELECT name FROM ${table} WHERE id = ?`, id)
      if (found === undefined) throw new Error(`${table} ${id} is not in the ledger`)
      remember(id, found.name)
      return found.name
    },
  }
}

function chargeTable(db: Connection) {
  const charges = new Map<number, Charge>()
  const ids = new Map<string, number>()
  const idsOfObjects = new WeakMap<Charge, number>()
  const key = (charge: Charge): string =>
    JSON.stringify([
      charge.model,
      charge.resolution,
      charge.seconds,
      charge.unitsPerClip,
      charge.payAsYouGo,
      charge.listPricePerUnit,
    ])
  const load = (): void => {
    for (const found of rows<ChargeRow>(db, 'SELECT * FROM charge')) {
      if (charges.has(found.id)) continue
      const charge: Charge = {
        model: found.model,
        resolution: found.resolution,
        seconds: found.seconds,
        unitsPerClip: found.units_per_clip,
        payAsYouGo: found.pay_as_you_go,
        listPricePerUnit: found.list_price_per_unit,
      }
      charges.set(found.id, charge)
      ids.set(key(charge), found.id)
    }
  }
  const find = (charge: Charge): number => {
    const text = key(charge)
    if (!ids.has(text)) load()
    const known = ids.get(text)
    if (known !== undefined) return known
    const { lastInsertRowid } = run(
      db,
      `INSERT INTO charge (model, resolution, seconds, units_per_clip, pay_as_you_go, list_price_per_unit)
       VALUES (?, ?, ?, ?, ?, ?)`,
      charge.model,
      charge.resolution,
      charge.seconds,
      charge.unitsPerClip,
      charge.payAsYouGo,
      charge.listPricePerUnit,
    )
    ids.set(text, Number(lastInsertRowid))
    return Number(lastInsertRowid)
  }
  return {
    // An importer hands over the same charge object for every row of a render kind.
    id: (charge: Charge): number => {
      const known = idsOfObjects.get(charge)
      if (known !== undefined) return known
      const id = find(charge)
      idsOfObjects.set(charge, id)
      return id
    },
    charge: (id: number): Charge => {
      if (!charges.has(id)) load()
      const charge = charges.get(id)
      if (charge === undefined) throw new Error(`charge ${id} is not in the ledger`)
      return charge
    },
  }
}

/** Accounts with the drawing order that the studio set (R2). */
export function drawingOrders(db: Connection): ReadonlyMap<string, DrawingOrder> {
  const found = rows<{ name: string; drawing_order: DrawingOrder }>(
    db,
    'SELECT name, drawing_order FROM account ORDER BY name',
  )
  return new Map(found.map((account) => [account.name, account.drawing_order]))
}
