import { closeSync, openSync, readSync } from 'node:fs'
import { resolve } from 'node:path'
import Database from 'better-sqlite3'
import { invalid, Refusal } from '../../shared/domain/refusal.ts'
import type { Connection } from '../ledger/store/database.ts'
import { isDamage, storageFailure } from '../ledger/store/storage-failure.ts'

/** Which SQLite files this program reads as ledgers. */
export interface LedgerFormat {
  /** SQLite's `application_id` of every ledger. */
  readonly applicationId: number
  /** The newest `user_version` that this program reads. */
  readonly schemaVersion: number
}

/** The first bytes of every SQLite database. */
const SQLITE_MAGIC = 'SQLite format 3\0'

/**
 * Passes an intact ledger of a version that this program reads; refuses any other file, naming it: `not_found`,
 * `invalid_input` (no ledger), `ledger_newer`, `ledger_damaged`, `storage_failed`. Reads the whole file, which takes
 * about three seconds for 200 MB. The file is not written; beside one that is set to write-ahead logging, which backups
 * are not, SQLite may leave its working files.
 */
export function checkBackup(file: string, format: LedgerFormat): void {
  refuseUnlessSqlite(file)
  refuseUnlessLedger(file, format, file)
}

/**
 * Refuses a file that is missing, unreadable or no SQLite database, by its first bytes alone. Not for a ledger that this
 * process has open: closing any descriptor of a file drops SQLite's locks on it (POSIX).
 */
export function refuseUnlessSqlite(file: string): void {
  if (firstBytes(file) === SQLITE_MAGIC) return
  throw invalid(`${file} is not a ledger: it is not an SQLite database`, { file })
}

function firstBytes(file: string): string {
  const bytes = Buffer.alloc(SQLITE_MAGIC.length)
  try {
    const descriptor = openSync(file, 'r')
    try {
      return bytes.toString('latin1', 0, readSync(descriptor, bytes))
    } finally {
      closeSync(descriptor)
    }
  } catch (error) {
    throw unreadable(error, file)
  }
}

function unreadable(error: unknown, file: string): Error {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOENT') return new Refusal('not_found', `${file}: there is no such file`, { file })
  if (code === 'EISDIR') return invalid(`${file} is a folder: name a backup file`, { file })
  return storageFailure(error, file)
}

/** Checks an SQLite database whose content came from `named`: the path that a refusal tells. */
export function refuseUnlessLedger(file: string, format: LedgerFormat, named: string): void {
  try {
    const db = openReadOnly(file)
    try {
      refuseForeign(db, format, named)
      const finding = damageIn(db)
      if (finding !== null) throw damaged(named, finding)
    } finally {
      db.close()
    }
  } catch (error) {
    throw isDamage(error) ? damaged(named, causeOf(error)) : storageFailure(error, named)
  }
}

/** Opens an SQLite database to look at it: its schema, perhaps somebody else's, may not call functions with side effects. */
export function openReadOnly(file: string): Connection {
  const db = new Database(resolve(file), { readonly: true, fileMustExist: true })
  db.pragma('trusted_schema = OFF')
  return db
}

function refuseForeign(db: Connection, format: LedgerFormat, file: string): void {
  if (db.pragma('application_id', { simple: true }) !== format.applicationId) {
    throw invalid(`${file} is not a ledger: it is another program's SQLite database`, { file })
  }
  const version = Number(db.pragma('user_version', { simple: true }))
  if (version <= format.schemaVersion) return
  throw new Refusal(
    'ledger_newer',
    `${file} was written by a newer version (schema ${version}; this one reads up to ${format.schemaVersion}): update Packledger`,
    { file, found: version, supported: format.schemaVersion },
  )
}

/** The first thing that SQLite's own check of the whole database finds; null where it finds nothing. */
export function damageIn(db: Connection): string | null {
  const finding = String(db.pragma('integrity_check(1)', { simple: true }))
  return finding === 'ok' ? null : finding
}

export function causeOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

function damaged(file: string, finding: string): Refusal {
  return new Refusal('ledger_damaged', `${file} is damaged (${finding}): use another backup`, { file })
}
