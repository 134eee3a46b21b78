import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import Database from 'better-sqlite3'
import { beforeEach, describe, expect, test } from 'vitest'
import { foldLog } from '../../../electron/backups/backup.ts'
import { listBackups } from '../../../electron/backups/backups-folder.ts'
import { restoreBackup } from '../../../electron/backups/restore.ts'
import { FORMAT, NOW } from './format.ts'
import { addEntries, contentOf, damagePage, makeLedger, openLedger, refusalOf, useFolder } from './ledgers.ts'

const STEPWISE = join(import.meta.dirname, 'stepwise-process.ts')

const folder = useFolder()
let dataFolder = ''
let ledger = ''
let backup = ''
/** What the backup says, and what the ledger says before the restore. */
let [chosen, before]: unknown[] = []

beforeEach(() => {
  dataFolder = join(folder(), 'data')
  mkdirSync(dataFolder)
  ledger = join(dataFolder, 'ledger.sqlite')
  backup = join(folder(), 'chosen.sqlite')
  makeLedger(backup, 'chosen', { entries: 300 })
  chosen = contentOf(backup)
  foldLog(backup)
  leaveUnclean('before')
  before = contentOfCopy()
})

/** Makes a ledger as a crash leaves it: its newest entries are in the log alone. */
function leaveUnclean(name: string): void {
  const elsewhere = join(folder(), 'elsewhere')
  mkdirSync(elsewhere)
  const db = openLedger(join(elsewhere, 'ledger.sqlite'), name)
  db.pragma('wal_checkpoint(TRUNCATE)')
  addEntries(db, 'only in the log', 40)
  cpSync(elsewhere, dataFolder, { recursive: true })
  db.close()
  rmSync(elsewhere, { recursive: true })
}

/** What the ledger says, asked of a copy of its files: so that asking folds no log in. */
function contentOfCopy(): unknown {
  const copy = join(folder(), 'asked')
  cpSync(dataFolder, copy, { recursive: true })
  const content = contentOf(join(copy, 'ledger.sqlite'))
  rmSync(copy, { recursive: true })
  return content
}

function restore(file: string, now = NOW) {
  return restoreBackup({ dataFolder, file, now, format: FORMAT })
}

/** Every file below a folder, with its bytes. */
function bytesOf(path: string): Record<string, string> {
  const found = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const files = found.map(({ parentPath, name }) => join(parentPath, name))
  return Object.fromEntries(files.map((file) => [relative(path, file), readFileSync(file, 'hex')]))
}

describe('a restore', () => {
  test('makes the backup the ledger, and keeps the old one, log and all, as a backup', async () => {
    const { restored, keptCopy } = await restore(backup)
    expect(restored).toBe(backup)
    expect(keptCopy).toBe(join(dataFolder, 'backups', 'ledger-2026-10-05T080000Z-before-restore.sqlite'))
    expect(readdirSync(dataFolder).toSorted()).toEqual(['backups', 'ledger.sqlite'])
    expect(contentOf(ledger)).toEqual(chosen)
    expect(contentOf(keptCopy ?? '')).toEqual(before)
    expect(listBackups(dataFolder)).toMatchObject([{ file: keptCopy, reason: 'before-restore', takenAt: NOW }])
  })

  test('is undone by restoring the copy it kept, and that by the next', async () => {
    const first = await restore(backup)
    const second = await restore(first.keptCopy ?? '')
    expect(contentOf(ledger)).toEqual(before)
    const third = await restore(second.keptCopy ?? '', NOW + 1000)
    expect(contentOf(ledger)).toEqual(chosen)
    expect(contentOf(third.keptCopy ?? '')).toEqual(before)
  })

  test('leaves the backup as it was', async () => {
    const bytes = readFileSync(backup)
    await restore(backup)
    expect(readFileSync(backup).equals(bytes)).toBe(true)
    expect(readdirSync(folder()).toSorted()).toEqual(['chosen.sqlite', 'data'])
  })

  test('takes a ledger whose files were copied by hand, with what is in its log alone', async () => {
    const copied = join(folder(), 'by hand')
    cpSync(dataFolder, copied, { recursive: true })
    const copiedBytes = bytesOf(copied)
    rmSync(dataFolder, { recursive: true })
    mkdirSync(dataFolder)
    await restore(join(copied, 'ledger.sqlite'))
    expect(contentOf(ledger)).toEqual(before)
    expect(bytesOf(copied)).toEqual(copiedBytes)
  })

  test('of the ledger’s own file changes nothing it says', async () => {
    await restore(ledger)
    expect(contentOf(ledger)).toEqual(before)
  })

  test('takes a backup of an older schema', async () => {
    const old = join(folder(), 'old.sqlite')
    makeLedger(old, 'old', { schemaVersion: 1 })
    await restore(old)
    expect(contentOf(ledger)).toMatchObject({ schemaVersion: 1 })
  })

  test('keeps the old ledger without a change that a crash left half done', async () => {
    const elsewhere = join(folder(), 'elsewhere')
    rmSync(dataFolder, { recursive: true })
    mkdirSync(elsewhere)
    makeLedger(join(elsewhere, 'ledger.sqlite'), 'whole')
    const whole = contentOf(join(elsewhere, 'ledger.sqlite'))
    foldLog(join(elsewhere, 'ledger.sqlite'))
    const db = new Database(join(elsewhere, 'ledger.sqlite'))
    // With almost no memory for pages, SQLite writes some of the change into the file before it is complete.
    db.pragma('cache_size = 1')
    db.exec("BEGIN; UPDATE entry SET note = 'half done ' || note")
    cpSync(elsewhere, dataFolder, { recursive: true })
    db.close()
    expect(readdirSync(dataFolder)).toContain('ledger.sqlite-journal')
    const { keptCopy } = await restore(backup)
    expect(contentOf(keptCopy ?? '')).toEqual(whole)
    expect(contentOf(ledger)).toEqual(chosen)
  })

  test('into a folder without a ledger keeps nothing', async () => {
    rmSync(dataFolder, { recursive: true })
    mkdirSync(dataFolder)
    expect(await restore(backup)).toEqual({ restored: backup, keptCopy: null })
    expect(contentOf(ledger)).toEqual(chosen)
  })

  test('of a ledger that a newer version wrote keeps it as a backup too', async () => {
    rmSync(dataFolder, { recursive: true })
    mkdirSync(dataFolder)
    makeLedger(ledger, 'newer', { schemaVersion: 4 })
    const { keptCopy } = await restore(backup)
    expect(contentOf(keptCopy ?? '')).toMatchObject({ schemaVersion: 4 })
  })
})

describe('a restore in place of what is no intact ledger keeps its files as they are, in a folder of their own:', () => {
  const keptAside = join('data', 'damaged-2026-10-05T080000Z')

  test('a text', async () => {
    writeFileSync(ledger, 'no ledger at all\n'.repeat(100))
    const files = bytesOf(dataFolder)
    const { keptCopy } = await restore(backup)
    expect(keptCopy).toBe(join(folder(), keptAside))
    expect(bytesOf(keptCopy ?? '')).toEqual(files)
    expect(contentOf(ledger)).toEqual(chosen)
  })

  test('a damaged ledger', async () => {
    damagePage(ledger)
    const files = withoutIndex(bytesOf(dataFolder))
    const { keptCopy } = await restore(backup)
    expect(keptCopy).toBe(join(folder(), keptAside))
    expect(withoutIndex(bytesOf(keptCopy ?? ''))).toEqual(files)
    expect(contentOf(ledger)).toEqual(chosen)
    expect(listBackups(dataFolder)).toEqual([])
  })

  /** Leaves out the index to the log, which SQLite makes anew at will. */
  function withoutIndex(files: Record<string, string>): Record<string, string> {
    return Object.fromEntries(Object.entries(files).filter(([name]) => !name.endsWith('-shm')))
  }

  test('the database of another program', async () => {
    rmSync(dataFolder, { recursive: true })
    mkdirSync(dataFolder)
    makeLedger(ledger, 'foreign', { applicationId: 7 })
    const { keptCopy } = await restore(backup)
    expect(contentOf(join(keptCopy ?? '', 'ledger.sqlite'))).toMatchObject({ applicationId: 7 })
    expect(contentOf(ledger)).toEqual(chosen)
  })

  test('a log whose ledger is gone', async () => {
    rmSync(ledger)
    const { keptCopy } = await restore(backup)
    expect(readdirSync(keptCopy ?? '')).toContain('ledger.sqlite-wal')
    expect(contentOf(ledger)).toEqual(chosen)
  })
})

describe('a restore that is refused leaves the data folder as it was:', () => {
  test.each([
    [
      'a missing file',
      'not_found',
      () => {
        rmSync(backup)
      },
    ],
    [
      'a text',
      'invalid_input',
      () => {
        writeFileSync(backup, 'no ledger at all\n'.repeat(100))
      },
    ],
    [
      'a damaged backup',
      'ledger_damaged',
      () => {
        damagePage(backup)
      },
    ],
    [
      'a truncated backup',
      'ledger_damaged',
      () => {
        truncateSync(backup, 10_000)
      },
    ],
    [
      'another program’s database',
      'invalid_input',
      () => {
        remakeBackup({ applicationId: 7 })
      },
    ],
    [
      'a newer version’s backup',
      'ledger_newer',
      () => {
        remakeBackup({ schemaVersion: 4 })
      },
    ],
  ])('%s', async (_, code, spoil) => {
    spoil()
    const files = bytesOf(dataFolder)
    const refusal = await refusalOf(() => restore(backup))
    expect(refusal.code).toBe(code)
    expect(refusal.message).toContain(backup)
    expect(bytesOf(dataFolder)).toEqual(files)
  })

  function remakeBackup(traits: Parameters<typeof makeLedger>[2]): void {
    rmSync(backup)
    makeLedger(backup, 'other', traits)
  }

  test('a ledger that another connection has open', async () => {
    rmSync(dataFolder, { recursive: true })
    mkdirSync(dataFolder)
    const other = openLedger(ledger, 'open')
    const refusal = await refusalOf(() => restore(backup))
    expect(refusal).toMatchObject({
      code: 'ledger_locked',
      message: `${ledger} is open in another program: close it there, then restore again`,
    })
    addEntries(other, 'still at work', 1)
    other.close()
    expect(readdirSync(dataFolder, { recursive: true })).toEqual(['backups', 'ledger.sqlite'])
  })

  test.skipIf(process.platform === 'win32')('a disk that takes no more (Windows knows no limit on file sizes)', () => {
    const restoring = [process.execPath, STEPWISE, 'restore', backup, dataFolder]
    const { status, stderr } = spawnSync('sh', ['-c', 'ulimit -f 16; exec "$@"', 'sh', ...restoring], {
      encoding: 'utf8',
    })
    expect(status).toBe(1)
    expect(stderr).toContain('storage_failed')
    expect(contentOfCopy()).toEqual(before)
    expect(existsSync(`${ledger}.part`)).toBe(false)
  })
})

describe('a crash at any step of a restore', () => {
  /** What a crash before each step of the restore leaves: a data folder for each, in the order of the steps. */
  function crashEverywhere(): string[] {
    const copies = join(folder(), 'copies')
    const { status, stderr } = spawnSync(process.execPath, [STEPWISE, 'restore', backup, dataFolder, copies], {
      encoding: 'utf8',
    })
    expect([stderr, status]).toEqual(['', 0])
    const steps = readdirSync(copies)
      .map(Number)
      .toSorted((a, b) => a - b)
    return steps.map((step) => join(copies, String(step)))
  }

  test('leaves the old ledger or the new one, whole', () => {
    const found = crashEverywhere().map((left) => contentOf(join(left, 'ledger.sqlite')))
    expect(found.length).toBeGreaterThan(25)
    const isNew = found.map((content) => isDeepStrictEqual(content, chosen))
    expect(found.filter((content, step) => isNew[step] !== true && !isDeepStrictEqual(content, before))).toEqual([])
    // The old one up to some step, the new one from there on.
    expect(isNew).toEqual(isNew.toSorted())
    expect(new Set(isNew)).toEqual(new Set([false, true]))
  })

  test('can be followed by the same restore', async () => {
    for (const left of crashEverywhere()) {
      dataFolder = left
      const { keptCopy } = await restore(backup)
      expect(contentOf(join(left, 'ledger.sqlite'))).toEqual(chosen)
      expect([before, chosen]).toContainEqual(contentOf(keptCopy ?? ''))
    }
  })

  test('in place of a damaged ledger leaves that or the new one, and always every byte of the old', () => {
    writeFileSync(ledger, 'no ledger at all\n'.repeat(100))
    const old = bytesOf(dataFolder)
    for (const left of crashEverywhere()) {
      const files = bytesOf(left)
      const found = Object.entries(files).map(([name, bytes]) => `${basename(name)} ${bytes}`)
      for (const [name, bytes] of Object.entries(old)) expect(found).toContain(`${name} ${bytes}`)
      if (files['ledger.sqlite'] === old['ledger.sqlite']) continue
      expect(contentOf(join(left, 'ledger.sqlite'))).toEqual(chosen)
    }
  })
})
