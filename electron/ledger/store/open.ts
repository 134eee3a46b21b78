import Database from 'better-sqlite3'
import { Refusal } from '../../../shared/domain/refusal.ts'
import type { Connection } from './database.ts'
import { APPLICATION_ID } from './database.ts'
import { migrations, SCHEMA_VERSION } from '../migrations/index.ts'

/** Which SQLite files are ledgers that this program reads. */
export const LEDGER_FORMAT = { applicationId: APPLICATION_ID, schemaVersion: SCHEMA_VERSION } as const

/** Opens the ledger's file for writing, making it where it is missing. The caller holds the writer's lock. */
export function openForWriting(file: string): Connection {
  const db = connect(file, {})
  // A reader never waits for the writer, nor the writer for a reader.
  db.pragma('journal_mode = WAL')
  // An acknowledged entry survives a power cut: every commit is synced (the bundled build's default for WAL is NORMAL).
  db.pragma('synchronous = FULL')
  // Bulk work sorts and journals in memory: on disk it drops to less than half the rate.
  db.pragma('temp_store = MEMORY')
  db.pragma('cache_size = -65536')
  return db
}

/** Opens the ledger's file so that nothing can be written through the connection. */
export function openForReading(file: string): Connection {
  const db = connect(file, { readonly: true, fileMustExist: true })
  db.pragma('cache_size = -65536')
  return db
}

function connect(file: string, options: Database.Options): Connection {
  const db = new Database(file, options)
  // A reference to a row that is not there is refused, whatever the build's default.
  db.pragma('foreign_keys = ON')
  // A row that is replaced counts as deleted: the journal's triggers refuse that too.
  db.pragma('recursive_triggers = ON')
  // The file's schema cannot call functions with side effects: a ledger may come from somebody else.
  db.pragma('trusted_schema = OFF')
  db.pragma('busy_timeout = 5000')
  return db
}

/** The schema version of an open ledger; 0 for a file that is new. Refuses what is no ledger, or a newer one. */
export function checkFormat(db: Connection, file: string): number {
  const version = db.pragma('user_version', { simple: true }) as number
  const applicationId = db.pragma('application_id', { simple: true }) as number
  if (version === 0 && applicationId === 0) {
    const tables = db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() as number
    if (tables === 0) return 0
  }
  if (applicationId !== APPLICATION_ID) {
    throw new Refusal('ledger_damaged', `${file} is not a Packledger ledger: it is another program's SQLite file`, {
      file,
    })
  }
  if (version > SCHEMA_VERSION) {
    throw new Refusal(
      'ledger_newer',
      `${file} was written by a newer version (schema ${version}; this one reads up to ${SCHEMA_VERSION}): update Packledger`,
      { file, found: version, supported: SCHEMA_VERSION },
    )
  }
  return version
}

/** Brings the schema to the newest version, all steps in one transaction. */
export function migrate(db: Connection, from: number): void {
  const due = migrations.filter((migration) => migration.version > from)
  if (due.length === 0) return
  db.transaction(() => {
    for (const migration of due) db.exec(migration.sql)
    const broken = db.pragma('foreign_key_check') as unknown[]
    if (broken.length > 0) throw new Error(`migration left ${broken.length} dangling references`)
    db.pragma(`application_id = ${APPLICATION_ID}`)
    db.pragma(`user_version = ${SCHEMA_VERSION}`)
  }).immediate()
}
