import { spawnSync } from 'node:child_process'
import {
  chownSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { takeBackup } from '../../../electron/backups/backup.ts'
import { listBackups, removeOldBackups, takeBackupInFolder } from '../../../electron/backups/backups-folder.ts'
import { checkBackup } from '../../../electron/backups/check.ts'
import { MILLISECONDS_PER_DAY } from '../../../shared/domain/calendar.ts'
import { FORMAT, NOW } from './format.ts'
import { addEntries, contentOf, damagePage, openLedger, refusalOf, useFolder } from './ledgers.ts'

const STEPWISE = join(import.meta.dirname, 'stepwise-process.ts')
const NOBODY = 65_534
const isRoot = process.getuid?.() === 0

const folder = useFolder()
let ledger = ''
let target = ''
let db: Database.Database

beforeEach(() => {
  ledger = join(folder(), 'ledger.sqlite')
  target = join(folder(), 'copy.sqlite')
  db = openLedger(ledger, 'entry')
})

afterEach(() => {
  db.close()
})

describe('a backup', () => {
  test('is one file that says what the ledger says, log and all, and passes the check', async () => {
    addEntries(db, 'only in the log', 10)
    const taken = await takeBackup(db, target)
    expect(readdirSync(folder()).toSorted()).toEqual([
      'copy.sqlite',
      'ledger.sqlite',
      'ledger.sqlite-shm',
      'ledger.sqlite-wal',
    ])
    expect(taken).toEqual({ file: target, bytes: readFileSync(target).length })
    checkBackup(target, FORMAT)
    db.close()
    expect(contentOf(target)).toEqual(contentOf(ledger))
  })

  test('of a ledger of an older schema keeps that schema', async () => {
    db.pragma('user_version = 2')
    await takeBackup(db, target)
    expect(contentOf(target)).toMatchObject({ schemaVersion: 2 })
  })

  test('leaves the event loop free, and takes in what its own connection writes meanwhile', async () => {
    addMegabytes(20)
    const taking = takeBackup(db, target)
    while (!existsSync(`${target}.part`)) await setImmediate()
    // The copying has begun, and spans more turns of the event loop than these.
    for (let turn = 0; turn < 3; turn += 1) await setImmediate()
    expect(existsSync(target)).toBe(false)
    addEntries(db, 'meanwhile', 1)
    await taking
    db.close()
    expect(contentOf(target)).toEqual(contentOf(ledger))
  })

  test('ends, whole, though another connection keeps writing', async () => {
    addMegabytes(20)
    const other = new Database(ledger)
    other.pragma('synchronous = OFF')
    let written = 0
    let done = false
    const finished = (): boolean => done
    const taking = takeBackup(db, target).finally(() => {
      done = true
    })
    while (!finished()) {
      addEntries(other, 'other', 1)
      written += 1
      await setImmediate()
    }
    await taking
    const all = other.prepare('SELECT id, note FROM entry ORDER BY id').all()
    other.close()
    expect(written).toBeGreaterThan(3)
    const { entries, check } = contentOf(target) as { entries: unknown[]; check: string }
    expect(check).toBe('ok')
    // What it holds is what the ledger held at some moment: its first entries, without gaps.
    expect(entries.length).toBeGreaterThanOrEqual(500)
    expect(entries).toEqual(all.slice(0, entries.length))
  })

  function addMegabytes(count: number): void {
    db.exec('CREATE TABLE filler (content BLOB NOT NULL) STRICT')
    const insert = db.prepare('INSERT INTO filler VALUES (zeroblob(1000000))')
    for (let megabyte = 0; megabyte < count; megabyte += 1) insert.run()
  }

  test('replaces what a backup that was cut short left', async () => {
    writeFileSync(`${target}.part`, 'half a backup')
    writeFileSync(`${target}.part-wal`, 'half a log')
    await takeBackup(db, target)
    checkBackup(target, FORMAT)
    expect(readdirSync(folder()).filter((name) => name.includes('.part'))).toEqual([])
  })

  test('cut short by a crash at any step is there whole, or not at all', () => {
    db.close()
    const data = join(folder(), 'data')
    const copies = join(folder(), 'copies')
    mkdirSync(data)
    renameSync(ledger, join(data, 'ledger.sqlite'))
    const { status, stderr } = spawnSync(
      process.execPath,
      [STEPWISE, 'backup', join(data, 'copy.sqlite'), data, copies],
      { encoding: 'utf8' },
    )
    expect([stderr, status]).toEqual(['', 0])
    const left = readdirSync(copies).map((step) => join(copies, step, 'copy.sqlite'))
    const taken = left.filter((file) => existsSync(file))
    for (const file of taken) checkBackup(file, FORMAT)
    expect(taken.length).toBeGreaterThan(0)
    expect(left.length - taken.length).toBeGreaterThan(15)
  })
})

describe('a backup that cannot be taken is refused, and leaves nothing behind:', () => {
  const nothingLeft = (): void => {
    expect(readdirSync(folder()).filter((name) => name.startsWith('copy'))).toEqual([])
  }

  test.each(['a text', ''])('the file exists (%j), and is left as it is', async (content) => {
    writeFileSync(target, content)
    expect(await refusalOf(() => takeBackup(db, target))).toMatchObject({
      code: 'invalid_input',
      message: `${target} exists already: name a new file, since a backup overwrites nothing`,
    })
    expect(readFileSync(target, 'utf8')).toBe(content)
    expect(existsSync(`${target}.part`)).toBe(false)
  })

  test('the file is a folder', async () => {
    mkdirSync(target)
    expect((await refusalOf(() => takeBackup(db, target))).code).toBe('invalid_input')
  })

  test.each(['missing/copy.sqlite', 'file/copy.sqlite'])('there is no folder for it: %s', async (name) => {
    writeFileSync(join(folder(), 'file'), '')
    const file = join(folder(), name)
    const { code, message } = await refusalOf(() => takeBackup(db, file))
    expect(code).toBe('invalid_input')
    expect(message).toContain(`there is no folder ${join(file, '..')} to write to`)
    nothingLeft()
  })

  test('the ledger is damaged', async () => {
    db.close()
    damagePage(ledger)
    db = new Database(ledger)
    const { code, message } = await refusalOf(() => takeBackup(db, target))
    expect(code).toBe('ledger_damaged')
    expect(message).toContain(`${ledger} is damaged (`)
    nothingLeft()
  })

  test.skipIf(process.platform === 'win32')('the disk takes no more (Windows knows no limit on file sizes)', () => {
    db.close()
    const taking = [process.execPath, STEPWISE, 'backup', target, folder()]
    const { status, stderr } = spawnSync('sh', ['-c', 'ulimit -f 64; exec "$@"', 'sh', ...taking], { encoding: 'utf8' })
    expect(status).toBe(1)
    expect(stderr).toContain('storage_failed')
    expect(stderr).toContain(`${target} cannot be used`)
    nothingLeft()
  })

  test.skipIf(process.platform === 'win32')('its folder is read-only (Windows knows no read-only folders)', () => {
    const locked = join(folder(), 'locked')
    mkdirSync(locked, { mode: 0o555 })
    // Root may write everywhere: as root, the backup is taken as a user who may do all with the ledger, and nothing there.
    if (isRoot) giveAll(folder(), NOBODY)
    const taking = [STEPWISE, 'backup', join(locked, 'copy.sqlite'), folder(), '', ...(isRoot ? [String(NOBODY)] : [])]
    const { status, stderr } = spawnSync(process.execPath, taking, { encoding: 'utf8' })
    expect(status).toBe(1)
    expect(stderr).toContain('storage_failed')
    expect(stderr).toContain(`${join(locked, 'copy.sqlite')} cannot be used`)
    expect(readdirSync(locked)).toEqual([])
  })

  function giveAll(path: string, user: number): void {
    chownSync(path, user, user)
    for (const name of readdirSync(path)) chownSync(join(path, name), user, user)
  }
})

describe('the backups folder', () => {
  test('takes backups named after their instant and reason, and a second one within the second', async () => {
    const first = await takeBackupInFolder(db, folder(), 'daily', NOW + 999)
    const second = await takeBackupInFolder(db, folder(), 'daily', NOW)
    const third = await takeBackupInFolder(db, folder(), 'before-migration', NOW + 1000)
    const path = (name: string): string => join(folder(), 'backups', name)
    expect(first).toMatchObject({ file: path('ledger-2026-10-05T080000Z-daily.sqlite'), takenAt: NOW, reason: 'daily' })
    expect(second.file).toBe(path('ledger-2026-10-05T080000Z-daily-2.sqlite'))
    expect(third.file).toBe(path('ledger-2026-10-05T080001Z-before-migration.sqlite'))
    expect(new Set(listBackups(folder()))).toEqual(new Set([first, second, third]))
  })

  test('lists the newest first, and leaves out what is none of its own', () => {
    const names = [
      'ledger-2026-10-04T080000Z-daily.sqlite',
      'ledger-2026-10-05T080000Z-before-restore.sqlite',
      'ledger-2026-10-05T080001Z-manual-12.sqlite',
    ]
    const others = [
      'ledger-2026-02-31T080000Z-daily.sqlite',
      'ledger-2026-10-05T080000Z-weekly.sqlite',
      'ledger-2026-10-05T080000Z-daily.sqlite.part',
      'ledger-2026-10-05T080000Z-daily.sqlite-wal',
      'old ledger-2026-10-05T080000Z-daily.sqlite',
      'notes.txt',
    ]
    mkdirSync(join(folder(), 'backups', 'ledger-2026-10-06T080000Z-daily.sqlite'), { recursive: true })
    for (const name of [...names, ...others]) writeFileSync(join(folder(), 'backups', name), 'six by')
    expect(listBackups(folder()).map(({ file, reason, bytes }) => ({ file, reason, bytes }))).toEqual([
      { file: join(folder(), 'backups', names[2] ?? ''), reason: 'manual', bytes: 6 },
      { file: join(folder(), 'backups', names[1] ?? ''), reason: 'before-restore', bytes: 6 },
      { file: join(folder(), 'backups', names[0] ?? ''), reason: 'daily', bytes: 6 },
    ])
  })

  test('that is missing holds nothing', () => {
    expect(listBackups(folder())).toEqual([])
  })

  test('that is a file is refused, naming it', async () => {
    writeFileSync(join(folder(), 'backups'), '')
    const refusals = [
      await refusalOf(() => listBackups(folder())),
      await refusalOf(() => takeBackupInFolder(db, folder(), 'daily', NOW)),
    ]
    for (const { code, message } of refusals) {
      expect(code).toBe('storage_failed')
      expect(message).toContain(join(folder(), 'backups'))
    }
  })

  test('loses the backups that have served their time, and nothing else', async () => {
    const { file } = await takeBackupInFolder(db, folder(), 'daily', NOW)
    const older = (days: number): string => {
      const stamp = `2026-10-05T${String(8 - days).padStart(2, '0')}0000Z`
      const copy = join(folder(), 'backups', `ledger-${stamp}-daily.sqlite`)
      copyFileSync(file, copy)
      return copy
    }
    const sameDay = [older(1), older(2)]
    writeFileSync(join(folder(), 'backups', 'notes.txt'), 'mine')
    const removed = removeOldBackups(folder(), NOW + MILLISECONDS_PER_DAY, 'Europe/Berlin')
    expect(removed).toEqual(sameDay)
    expect(readdirSync(join(folder(), 'backups')).toSorted()).toEqual([
      'ledger-2026-10-05T080000Z-daily.sqlite',
      'notes.txt',
    ])
  })
})
