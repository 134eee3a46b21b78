import { lstatSync, renameSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import Database from 'better-sqlite3'
import { invalid, Refusal } from '../../shared/domain/refusal.ts'
import type { Connection } from '../ledger/store/database.ts'
import { isDamage, storageFailure } from '../ledger/store/storage-failure.ts'
import { causeOf, damageIn, openReadOnly } from './check.ts'
import { removeDatabase, syncFile, syncFolder } from './ledger-files.ts'

/** A verified copy of a ledger: one file, complete in itself. */
export interface TakenBackup {
  readonly file: string
  readonly bytes: number
}

/** 4 MB a step at SQLite's usual page size: a few milliseconds, between which the event loop is free. */
const PAGES_PER_STEP = 1000
const ALL_PAGES = 0x7fff_ffff
/** A copy starts over whenever another connection writes; after so many times it takes the rest in one step. */
const RESTARTS_ALLOWED = 3

/**
 * Copies an open ledger to `target`, which appears there whole and checked, or not at all. The ledger can be written
 * during the copying; the check at the end blocks its thread, as `checkBackup` does. Refuses a target that exists,
 * whatever it is, and one whose folder is missing (`invalid_input`), a ledger that is damaged (`ledger_damaged`), and a
 * disk that cannot take the copy (`storage_failed`).
 */
export async function takeBackup(db: Connection, target: string): Promise<TakenBackup> {
  const file = resolve(target)
  refuseTarget(file)
  const part = `${file}.part`
  try {
    removeDatabase(part)
    await copyPages(db, part)
    foldLog(part)
    refuseUnlessCopyOf(db, part)
    syncFile(part)
    renameSync(part, file)
    syncFolder(dirname(file))
    return { file, bytes: statSync(file).size }
  } catch (error) {
    removeDatabase(part)
    throw isDamage(error) ? sourceDamaged(db, causeOf(error)) : storageFailure(error, file)
  }
}

function refuseTarget(file: string): void {
  const folder = dirname(file)
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) {
    throw invalid(`${file}: there is no folder ${folder} to write to`, { file })
  }
  if (lstatSync(file, { throwIfNoEntry: false }) !== undefined) {
    throw invalid(`${file} exists already: name a new file, since a backup overwrites nothing`, { file })
  }
}

async function copyPages(db: Connection, file: string): Promise<void> {
  let least = Infinity
  let restarts = 0
  await db.backup(file, {
    progress: ({ remainingPages }) => {
      if (remainingPages > least) restarts += 1
      least = remainingPages
      return restarts > RESTARTS_ALLOWED ? ALL_PAGES : PAGES_PER_STEP
    },
  })
}

/** How long another program may take to close a database that is to be folded into one file. */
const OPEN_ELSEWHERE_TIMEOUT_MS = 1000

/**
 * Takes a database out of write-ahead logging, so that its one file is complete and nothing is left beside it. SQLite's
 * own error SQLITE_BUSY says that another connection has it open.
 */
export function foldLog(file: string): void {
  const db = new Database(file, { fileMustExist: true, timeout: OPEN_ELSEWHERE_TIMEOUT_MS })
  try {
    db.pragma('trusted_schema = OFF')
    db.pragma('journal_mode = DELETE')
  } finally {
    db.close()
  }
}

function refuseUnlessCopyOf(source: Connection, file: string): void {
  const copy = openReadOnly(file)
  try {
    for (const mark of ['application_id', 'user_version']) {
      if (copy.pragma(mark, { simple: true }) === source.pragma(mark, { simple: true })) continue
      throw new Refusal('storage_failed', `${file}: the copy came out incomplete (${mark}); try again`, { file })
    }
    const finding = damageIn(copy)
    if (finding !== null) throw sourceDamaged(source, finding)
  } finally {
    copy.close()
  }
}

function sourceDamaged(db: Connection, finding: string): Refusal {
  return new Refusal('ledger_damaged', `${db.name} is damaged (${finding}): no backup was made of it`, {
    file: db.name,
  })
}
