import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { isBusy, isDamage, storageFailure } from '../../../electron/ledger/store/storage-failure.ts'
import { Refusal } from '../../../shared/domain/refusal.ts'

let folder = ''
let file = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'packledger-storage-'))
  file = join(folder, 'some.sqlite')
})

afterEach(() => {
  rmSync(folder, { recursive: true })
})

/** What the action throws. */
function errorOf(act: () => unknown): unknown {
  try {
    act()
  } catch (error) {
    return error
  }
  throw new Error('nothing was thrown')
}

describe('what a failing disk is told as', () => {
  test('a full one: storage_failed, with the path and what to do', () => {
    const db = new Database(':memory:')
    db.pragma('max_page_count = 2')
    db.exec('CREATE TABLE filler (content BLOB)')
    const full = errorOf(() => db.exec('INSERT INTO filler VALUES (zeroblob(100000))'))
    db.close()
    expect(storageFailure(full, file)).toMatchObject({
      code: 'storage_failed',
      message: `${file} cannot be used (database or disk is full): the disk is full; free some space and try again`,
      details: { file },
    })
  })

  test('a missing file, a folder in its place: storage_failed', () => {
    const missing = storageFailure(
      errorOf(() => readFileSync(file)),
      file,
    )
    const isFolder = storageFailure(
      errorOf(() => readFileSync(folder)),
      folder,
    )
    expect([missing, isFolder]).toMatchObject([{ code: 'storage_failed' }, { code: 'storage_failed' }])
  })

  test('a refusal stays what it is, and so does a defect', () => {
    const refusal = new Refusal('not_found', 'no such lot')
    const defect = new TypeError('undefined is not a function')
    expect(storageFailure(refusal, file)).toBe(refusal)
    expect(storageFailure(defect, file)).toBe(defect)
  })
})

test('a database that is none is damage, and nothing else is', () => {
  writeFileSync(file, 'no database at all\n'.repeat(100))
  const db = new Database(file)
  const found = errorOf(() => db.pragma('user_version'))
  db.close()
  expect([isDamage(found), isBusy(found)]).toEqual([true, false])
  expect(isDamage(errorOf(() => readFileSync(folder)))).toBe(false)
})

test('a database that another connection locked is busy, and not damaged', () => {
  const [holder, other] = [new Database(file), new Database(file, { timeout: 0 })]
  holder.exec('BEGIN EXCLUSIVE')
  const found = errorOf(() => other.exec('BEGIN IMMEDIATE'))
  holder.close()
  other.close()
  expect([isBusy(found), isDamage(found)]).toEqual([true, false])
})
