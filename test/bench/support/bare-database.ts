import Database from 'better-sqlite3'

export type Bare = Database.Database

/** Opens a database that is made as durable as the ledger, and nothing else. */
export function openBare(file: string): Bare {
  const db = new Database(file)
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.pragma('temp_store = MEMORY')
  db.pragma('cache_size = -65536')
  return db
}
