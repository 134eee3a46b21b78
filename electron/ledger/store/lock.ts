import { statSync, truncateSync } from 'node:fs'
import { hostname } from 'node:os'
import { resolve } from 'node:path'
import Database from 'better-sqlite3'
import type { Instant } from '../../../shared/domain/calendar.ts'
import { formatInstant } from '../../../shared/domain/calendar.ts'
import { Refusal } from '../../../shared/domain/refusal.ts'
import { isBusy, isDamage, storageFailure } from './storage-failure.ts'

/** Who holds a data folder, as the others are told. */
export interface LockHolder {
  /** The program's name and host, such as "packledger serve". */
  readonly program: string
  readonly pid: number
  readonly since: Instant
}

/** The right to write a data folder, until it is released or the process ends. */
export interface Lock {
  /** Whether the holder before this one ended without releasing, as after a crash or a power cut. */
  readonly unclean: boolean
  /** Gives the folder back; close the ledger before. Releasing twice does nothing. */
  release(): void
}

interface HolderRow {
  readonly program: string
  readonly pid: number
  readonly host: string
  readonly since: string
}

const LOCK_FILE = 'writer.lock'
const TURN_FILE = 'writer.turn'

/** Taking the lock needs a few milliseconds: who waits longer for a turn waits for a program that was stopped. */
const TURN_TIMEOUT_MS = 5000
/** How long a holder that is just releasing may need to write that down. */
const RELEASE_TIMEOUT_MS = 1000

/** Keeps the connections from being collected as garbage with a `Lock` that its owner dropped: that would unlock. */
const held = new Set<Database.Database>()

/**
 * Takes the data folder for this process (docs/adr/0004-writer-lock.md), or refuses with `ledger_locked`, naming the
 * holder. The lock is the operating system's, on `writer.lock`, so it ends with its process, however that ends.
 * Refuses with `storage_failed` where the folder is missing, is none, or cannot be written.
 *
 * On POSIX systems a process loses its locks on a file when it closes any descriptor of that file: the holder's process
 * must not open `writer.lock` by other means.
 */
export function acquireLock(dataFolder: string, holder: LockHolder): Lock {
  refuseUnlessFolder(dataFolder)
  const file = resolve(dataFolder, LOCK_FILE)
  try {
    return inTurn(dataFolder, () => retryEmptied(file, (damaged) => take(dataFolder, file, holder, damaged)))
  } catch (error) {
    throw storageFailure(error, dataFolder)
  }
}

function refuseUnlessFolder(dataFolder: string): void {
  const found = statSync(dataFolder, { throwIfNoEntry: false })
  if (found?.isDirectory() === true) return
  const problem = found === undefined ? 'does not exist' : 'is a file, not a folder'
  throw new Refusal('storage_failed', `the data folder ${dataFolder} ${problem}: name a folder`, { file: dataFolder })
}

/**
 * Lets one process at a time take the lock. Writing the holder's row down gives the lock up for a moment (a commit ends
 * its transaction): in turns, nobody can step in at that moment, and a lock found taken has its row already.
 */
function inTurn(dataFolder: string, take: () => Lock): Lock {
  const file = resolve(dataFolder, TURN_FILE)
  const turn = retryEmptied(file, () => takeTurn(dataFolder, file))
  try {
    return take()
  } finally {
    turn.close()
  }
}

function takeTurn(dataFolder: string, file: string): Database.Database {
  const turn = new Database(file)
  try {
    if (!begin(turn, TURN_TIMEOUT_MS)) throw inUse(dataFolder, undefined)
    return turn
  } catch (error) {
    turn.close()
    throw error
  }
}

/**
 * Tries again with an emptied file where the file is damaged: all it told is who held the folder. It is emptied in place,
 * never replaced by another file: so a holder that is alive still holds this one, and is found when the lock is tried
 * again.
 */
function retryEmptied<T>(file: string, attempt: (damaged: boolean) => T): T {
  try {
    return attempt(false)
  } catch (error) {
    if (!isDamage(error)) throw error
    truncateSync(file)
    return attempt(true)
  }
}

function take(dataFolder: string, file: string, holder: LockHolder, damaged: boolean): Lock {
  const db = new Database(file)
  try {
    if (!begin(db, 0)) {
      const row = readHolder(db)
      if (row !== undefined || !begin(db, RELEASE_TIMEOUT_MS)) throw inUse(dataFolder, row)
    }
    const unclean = damaged || readHolder(db) !== undefined
    writeHolder(db, holder)
    db.exec('COMMIT')
    if (!begin(db, 0)) throw inUse(dataFolder, undefined)
    held.add(db)
    return {
      unclean,
      release: () => {
        release(db)
      },
    }
  } catch (error) {
    db.close()
    throw isBusy(error) ? inUse(dataFolder, undefined) : error
  }
}

/** Begins a transaction that one connection at a time may have, while others still read; false where another has it. */
function begin(db: Database.Database, timeout: number): boolean {
  db.pragma(`busy_timeout = ${timeout}`)
  try {
    db.exec('BEGIN IMMEDIATE')
    return true
  } catch (error) {
    if (isBusy(error)) return false
    throw error
  } finally {
    db.pragma(`busy_timeout = ${RELEASE_TIMEOUT_MS}`)
  }
}

function readHolder(db: Database.Database): HolderRow | undefined {
  const table = db.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'holder'").get()
  if (table === undefined) return undefined
  return db.prepare<[], HolderRow>('SELECT program, pid, host, since FROM holder').get()
}

function writeHolder(db: Database.Database, holder: LockHolder): void {
  db.exec(`CREATE TABLE IF NOT EXISTS holder (
    only INTEGER PRIMARY KEY CHECK (only = 1), program TEXT NOT NULL, pid INTEGER NOT NULL, host TEXT NOT NULL,
    since TEXT NOT NULL
  ) STRICT`)
  db.prepare('INSERT OR REPLACE INTO holder (only, program, pid, host, since) VALUES (1, ?, ?, ?, ?)').run(
    holder.program,
    holder.pid,
    hostname(),
    formatInstant(holder.since),
  )
}

function release(db: Database.Database): void {
  if (!held.delete(db)) return
  try {
    db.exec('DELETE FROM holder')
    db.exec('COMMIT')
  } catch {
    // The row stays, as on a full disk: the next holder takes this for a crash and checks the ledger, which does no harm.
  } finally {
    db.close()
  }
}

function inUse(dataFolder: string, row: HolderRow | undefined): Refusal {
  const by =
    row === undefined ? 'another program' : `${row.program} (process ${row.pid} on ${row.host}, since ${row.since})`
  return new Refusal('ledger_locked', `the data folder ${dataFolder} is in use by ${by}: close that first`, {
    file: dataFolder,
    ...row,
  })
}
