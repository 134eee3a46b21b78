import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach } from 'vitest'
import { Refusal } from '../../../shared/domain/refusal.ts'
import { FORMAT } from './format.ts'

/** A temporary folder for each test, named by `folder()`. */
export function useFolder(): () => string {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'packledger-backups-'))
  })
  afterEach(() => {
    chmodSync(folder, 0o700)
    rmSync(folder, { recursive: true })
  })
  return () => folder
}

/** What sets a small ledger apart from the usual one. */
interface Traits {
  readonly applicationId?: number
  readonly schemaVersion?: number
  readonly entries?: number
}

/** Makes a small database that looks like a ledger from outside, logs ahead as one does, and stays open. */
export function openLedger(file: string, name: string, traits: Traits = {}): Database.Database {
  const db = new Database(file)
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = OFF')
  db.pragma(`application_id = ${traits.applicationId ?? FORMAT.applicationId}`)
  db.pragma(`user_version = ${traits.schemaVersion ?? FORMAT.schemaVersion}`)
  db.exec(
    'CREATE TABLE entry (id INTEGER PRIMARY KEY, note TEXT NOT NULL) STRICT; CREATE INDEX by_note ON entry (note)',
  )
  addEntries(db, name, traits.entries ?? 500)
  return db
}

export function addEntries(db: Database.Database, name: string, count: number): void {
  const insert = db.prepare('INSERT INTO entry (note) VALUES (?)')
  db.transaction(() => {
    for (let entry = 0; entry < count; entry += 1) insert.run(`${name} ${entry} ${'·'.repeat(entry % 50)}`)
  })()
}

export function makeLedger(file: string, name: string, traits: Traits = {}): void {
  openLedger(file, name, traits).close()
}

/** What a ledger says, whatever its bytes: its marks and its rows. Opens it as the program does, log and all. */
export function contentOf(file: string): unknown {
  const db = new Database(file, { fileMustExist: true })
  try {
    db.pragma('journal_mode = WAL')
    return {
      applicationId: db.pragma('application_id', { simple: true }),
      schemaVersion: db.pragma('user_version', { simple: true }),
      check: db.pragma('integrity_check', { simple: true }),
      entries: db.prepare('SELECT id, note FROM entry ORDER BY id').all(),
    }
  } finally {
    db.close()
  }
}

/** Overwrites a page in the middle of a database, as a failing disk might. */
export function damagePage(file: string, page = 3): void {
  const bytes = readFileSync(file)
  bytes.fill(0xa5, page * 4096, (page + 1) * 4096)
  writeFileSync(file, bytes)
}

/** The refusal that an action ends with; anything else fails the test. */
export async function refusalOf(act: () => unknown): Promise<Refusal> {
  try {
    await act()
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
  throw new Error('nothing was refused')
}
