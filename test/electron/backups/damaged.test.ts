import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { takeBackupInFolder } from '../../../electron/backups/backups-folder.ts'
import type { Backup } from '../../../electron/backups/backups-folder.ts'
import { moveAside, newestGoodBackup, refuseDamaged } from '../../../electron/backups/damaged.ts'
import { MILLISECONDS_PER_DAY } from '../../../shared/domain/calendar.ts'
import { FORMAT, NOW } from './format.ts'
import { damagePage, makeLedger, useFolder } from './ledgers.ts'

const folder = useFolder()

/** Three daily backups, the newest first. */
async function takeThree(): Promise<readonly [Backup, Backup, Backup]> {
  const ledger = join(folder(), 'ledger.sqlite')
  makeLedger(ledger, 'entry')
  const db = new Database(ledger)
  const take = (age: number): Promise<Backup> =>
    takeBackupInFolder(db, folder(), 'daily', NOW - age * MILLISECONDS_PER_DAY)
  const backups = [await take(0), await take(1), await take(2)] as const
  db.close()
  return backups
}

describe('a damaged ledger that is moved aside', () => {
  test('is found byte for byte, with its log, in a folder named after the instant', () => {
    const names = ['ledger.sqlite', 'ledger.sqlite-shm', 'ledger.sqlite-wal']
    for (const name of names) writeFileSync(join(folder(), name), `the bytes of ${name}`)
    writeFileSync(join(folder(), 'writer.lock'), '')
    const moved = moveAside(folder(), NOW)
    expect(moved).toBe(join(folder(), 'damaged-2026-10-05T080000Z'))
    expect(readdirSync(folder()).toSorted()).toEqual(['damaged-2026-10-05T080000Z', 'writer.lock'])
    for (const name of names) expect(readFileSync(join(moved ?? '', name), 'utf8')).toBe(`the bytes of ${name}`)
  })

  test('overwrites none that was moved aside before', () => {
    for (const content of ['first', 'second', 'third']) {
      writeFileSync(join(folder(), 'ledger.sqlite'), content)
      moveAside(folder(), NOW)
    }
    const contents = ['', '-2', '-3'].map((suffix) =>
      readFileSync(join(folder(), `damaged-2026-10-05T080000Z${suffix}`, 'ledger.sqlite'), 'utf8'),
    )
    expect(contents).toEqual(['first', 'second', 'third'])
  })

  test('leaves no empty folder where there is nothing to move', () => {
    expect(moveAside(folder(), NOW)).toBeNull()
    expect(readdirSync(folder())).toEqual([])
  })
})

describe('the newest good backup', () => {
  test('is the newest one', async () => {
    const [newest] = await takeThree()
    expect(newestGoodBackup(folder(), FORMAT)).toEqual(newest)
  })

  test('is an older one where the newer ones are damaged, or of a newer version', async () => {
    const [newest, second, oldest] = await takeThree()
    damagePage(newest.file)
    const db = new Database(second.file)
    db.pragma('user_version = 4')
    db.close()
    expect(newestGoodBackup(folder(), FORMAT)).toEqual(oldest)
  })

  test('is none where none is good, or there is none', async () => {
    expect(newestGoodBackup(folder(), FORMAT)).toBeNull()
    for (const { file } of await takeThree()) damagePage(file)
    mkdirSync(join(folder(), 'backups', 'ledger-2026-10-06T080000Z-daily.sqlite'))
    expect(newestGoodBackup(folder(), FORMAT)).toBeNull()
  })
})

describe('the refusal of a damaged ledger', () => {
  const report = { dataFolder: '/studio', finding: 'database disk image is malformed', movedTo: '/studio/damaged-1' }

  test('names where the ledger is now, the newest good backup, and the command that brings it back', () => {
    const file = '/studio/backups/ledger-2026-10-05T080000Z-daily.sqlite'
    const newestGood: Backup = { file, takenAt: NOW, reason: 'daily', bytes: 1 }
    const { code, message, details } = refuseDamaged({ ...report, newestGood })
    expect(code).toBe('ledger_damaged')
    expect(message).toBe(
      `${join('/studio', 'ledger.sqlite')} is damaged (database disk image is malformed). It was moved to /studio/damaged-1. ` +
        `The newest good backup is of 2026-10-05T08:00:00Z; to go back to it: packledger restore "${file}"`,
    )
    expect(details).toMatchObject({ movedTo: '/studio/damaged-1', backup: file })
  })

  test('says so where there is no good backup', () => {
    expect(refuseDamaged({ ...report, movedTo: null, newestGood: null }).message).toBe(
      `${join('/studio', 'ledger.sqlite')} is damaged (database disk image is malformed). There is no good backup in the data folder.`,
    )
  })
})
