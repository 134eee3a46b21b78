import type Database from 'better-sqlite3'

/** An open connection. Queries get one that SQLite itself holds to reading. */
export type Connection = Database.Database

/** Marks the file as a Packledger ledger: "PKLG". */
export const APPLICATION_ID = 0x50_4b_4c_47

/** The ledger's file within its data folder. */
export const LEDGER_FILE = 'ledger.sqlite'

type Statement = Database.Statement

const prepared = new WeakMap<Connection, Map<string, Statement>>()

/** The connection's statement for this text, compiled once. */
export function sql(db: Connection, text: string): Statement {
  let known = prepared.get(db)
  if (known === undefined) {
    known = new Map()
    prepared.set(db, known)
  }
  const cached = known.get(text)
  if (cached !== undefined) return cached
  const statement = db.prepare(text)
  known.set(text, statement)
  return statement
}

/** All rows. `Row` is what the statement selects: the tables are STRICT, so the columns' types are SQLite's promise. */
export function rows<Row>(db: Connection, text: string, ...values: readonly unknown[]): Row[] {
  return sql(db, text).all(...values) as Row[]
}

/** The first row, if there is one. */
export function row<Row>(db: Connection, text: string, ...values: readonly unknown[]): Row | undefined {
  return sql(db, text).get(...values) as Row | undefined
}

export function run(db: Connection, text: string, ...values: readonly unknown[]): Database.RunResult {
  return sql(db, text).run(...values)
}
