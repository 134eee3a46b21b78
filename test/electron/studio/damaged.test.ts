import { appendFileSync, existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { SCHEMA_VERSION } from '../../../electron/ledger/migrations/index.ts'
import { OPERATION_NAMES } from '../../../shared/api/operation-names.ts'
import type { OperationName } from '../../../shared/api/operations.ts'
import type { OperationError } from '../../../shared/api/outcome.ts'
import { sampleInputs } from '../../support/sample-inputs.ts'
import type { TestStudio } from '../../support/studio.ts'
import { useStudios } from '../../support/studio.ts'

const open = useStudios()
const take = { model: 'hailuo-02', resolution: '768p', seconds: 6 } as const

/** What every operation but these is refused with; fails where one is not. */
async function refusals(studio: TestStudio, ...but: readonly OperationName[]): Promise<OperationError[]> {
  const errors: OperationError[] = []
  const inputs = sampleInputs((name) => studio.path(name))
  for (const name of OPERATION_NAMES.filter((one) => !but.includes(one))) {
    const outcome = await studio.studio.dispatch(name, inputs[name])
    if (outcome.ok) throw new Error(`${name} was done`)
    errors.push(outcome.error)
  }
  return errors
}

/** A studio with a backup of two entries and one entry more; closed. */
async function withHistory(): Promise<{ readonly studio: TestStudio; readonly backup: string }> {
  const studio = await open({ now: '2026-01-05 08:00' })
  await studio.value('purchases.record', { pack: 'standard' })
  await studio.value('usage.record', { ...take, production: 'Nova' })
  const { file } = await studio.value('backups.create', {})
  studio.clock.set('2026-01-05 09:00')
  await studio.value('usage.record', take)
  await studio.close()
  return { studio, backup: file }
}

function tamper(file: string, work: (db: Database.Database) => void): void {
  const db = new Database(file)
  work(db)
  db.close()
}

describe('a ledger of a newer version', () => {
  test.each(['WAL', 'DELETE'])(
    'is told by every operation, and its file is left as it is (journal mode %s)',
    async (mode) => {
      const { studio } = await withHistory()
      tamper(studio.ledgerFile, (db) => {
        db.pragma(`journal_mode = ${mode}`)
        db.pragma(`user_version = ${SCHEMA_VERSION + 10}`)
      })
      const before = readFileSync(studio.ledgerFile)
      await studio.open()
      for (const { code, message, details } of await refusals(studio, 'backups.list', 'backups.restore')) {
        expect(code).toBe('ledger_newer')
        expect(message).toContain('update Packledger')
        expect(details).toEqual({ file: studio.ledgerFile, found: SCHEMA_VERSION + 10, supported: SCHEMA_VERSION })
      }
      await studio.close()
      expect(readFileSync(studio.ledgerFile).equals(before)).toBe(true)
      expect(readdirSync(studio.folder).filter((name) => name.startsWith('damaged-'))).toEqual([])
    },
  )

  test('can be gone back on: a backup that this version reads is restored, the newer ledger kept', async () => {
    const { studio, backup } = await withHistory()
    tamper(studio.ledgerFile, (db) => db.pragma(`user_version = ${SCHEMA_VERSION + 10}`))
    await studio.open()
    const { entries, keptCopy } = await studio.value('backups.restore', { file: backup })
    expect(entries).toBe(2)
    expect((await studio.value('usage.record', take)).status).toBe('recorded')
    expect(await studio.refusal('backups.restore', { file: keptCopy ?? '' })).toMatchObject({ code: 'ledger_newer' })
    expect((await studio.value('studio.info', {})).entries).toBe(3)
  })
})

describe.each<[string, (file: string) => void]>([
  [
    'another program’s SQLite file',
    (file) => {
      writeFileSync(file, '')
      tamper(file, (db) => db.exec('CREATE TABLE theirs (x); INSERT INTO theirs VALUES (1)'))
    },
  ],
  [
    'another program’s SQLite file, marked as its own',
    (file) => {
      writeFileSync(file, '')
      tamper(file, (db) => {
        db.pragma('application_id = 1')
        db.exec('CREATE TABLE theirs (x)')
      })
    },
  ],
  [
    'no SQLite file',
    (file) => {
      writeFileSync(file, 'task_id,model\n1,hailuo\n'.repeat(1000))
    },
  ],
  [
    'an empty file',
    (file) => {
      writeFileSync(file, '')
    },
  ],
  [
    'cut off in the middle',
    (file) => {
      truncateSync(file, 3 * 4096)
    },
  ],
  [
    'cut off within its first page',
    (file) => {
      truncateSync(file, 1000)
    },
  ],
  [
    'overwritten at its head',
    (file) => {
      const bytes = readFileSync(file)
      bytes.fill(0xa5, 100, 4096)
      writeFileSync(file, bytes)
    },
  ],
])('a ledger that is %s', (_what, damage) => {
  test('is moved aside as it is, and every operation says where, and names the newest good backup', async () => {
    const { studio, backup } = await withHistory()
    damage(studio.ledgerFile)
    const before = readFileSync(studio.ledgerFile)
    await studio.open()
    for (const error of await refusals(studio, 'studio.init', 'backups.list', 'backups.restore')) {
      expect(error.code).toBe('ledger_damaged')
      expect(error.message).toContain(`packledger restore "${backup}"`)
      expect(error.details).toMatchObject({ file: studio.ledgerFile, backup })
      const movedTo = String(error.details['movedTo'])
      expect(error.message).toContain(movedTo)
      expect(readFileSync(join(movedTo, 'ledger.sqlite')).equals(before)).toBe(true)
    }
    expect(existsSync(studio.ledgerFile)).toBe(false)
    expect((await studio.value('backups.list', {})).backups.map(({ file }) => file)).toContain(backup)
  })

  test('is not replaced by an empty one, however often the folder is opened', async () => {
    const { studio, backup } = await withHistory()
    damage(studio.ledgerFile)
    for (let time = 1; time <= 3; time += 1) {
      await studio.open()
      expect(await studio.refusal('balance.show', {})).toMatchObject({ code: 'ledger_damaged', details: { backup } })
      await studio.close()
      expect(existsSync(studio.ledgerFile)).toBe(false)
    }
    expect(readdirSync(studio.folder).filter((name) => name.startsWith('damaged-'))).toHaveLength(1)
  })

  test('is replaced by a backup in the same session', async () => {
    const { studio, backup } = await withHistory()
    damage(studio.ledgerFile)
    await studio.open()
    expect(await studio.value('backups.restore', { file: backup })).toEqual({
      restored: backup,
      keptCopy: null,
      entries: 2,
    })
    expect((await studio.value('entries.list', {})).entries).toHaveLength(2)
    expect((await studio.value('usage.record', take)).status).toBe('recorded')
    expect(await studio.findings()).toEqual([])
    await studio.reopen()
    expect((await studio.value('studio.info', {})).entries).toBe(3)
  })

  test('gives way to a new one where that is asked for, and stays where it was moved', async () => {
    const { studio } = await withHistory()
    damage(studio.ledgerFile)
    await studio.open()
    expect(await studio.value('studio.init', { zone: 'Asia/Tokyo' })).toMatchObject({ zone: 'Asia/Tokyo', entries: 0 })
    expect((await studio.value('usage.record', take)).status).toBe('recorded')
    await studio.reopen()
    expect((await studio.value('studio.info', {})).entries).toBe(1)
    expect(readdirSync(studio.folder).filter((name) => name.startsWith('damaged-'))).toHaveLength(1)
  })
})

describe('a ledger without a good backup', () => {
  test('says that there is none', async () => {
    const { studio, backup } = await withHistory()
    truncateSync(studio.ledgerFile, 5000)
    for (const name of readdirSync(studio.path('backups'))) truncateSync(studio.path(`backups/${name}`), 5000)
    await studio.open()
    const { message, details } = await studio.refusal('balance.show', {})
    expect(message).toContain('There is no good backup in the data folder.')
    expect(details).toMatchObject({ backup: null })
    expect(await studio.refusal('backups.restore', { file: backup })).toMatchObject({ code: 'ledger_damaged' })
    expect(await studio.refusal('balance.show', {})).toMatchObject({ code: 'ledger_damaged' })
  })
})

describe('a restore that is refused', () => {
  test('leaves the ledger in use as it was', async () => {
    const { studio } = await withHistory()
    await studio.open()
    const bad = studio.path('bad.sqlite')
    writeFileSync(bad, 'nothing')
    for (const [file, code] of [
      [bad, 'invalid_input'],
      [studio.path('none.sqlite'), 'not_found'],
    ] as const) {
      expect(await studio.refusal('backups.restore', { file })).toMatchObject({ code })
      expect((await studio.value('usage.record', take)).status).toBe('recorded')
    }
    expect((await studio.value('studio.info', {})).entries).toBe(5)
    expect(await studio.findings()).toEqual([])
  })
})

describe('after a crash', () => {
  /** What a kill leaves: the folder as it is, the lock’s row included. */
  async function crashed(studio: TestStudio): Promise<void> {
    await studio.close()
    tamper(studio.path('writer.lock'), (db) => {
      db.exec(`INSERT INTO holder (only, program, pid, host, since) VALUES (1, 'x', 1, 'x', '2026-01-05T08:00:00Z')`)
    })
  }

  test('a ledger whose inside is damaged is found when the studio closes, and moved aside', async () => {
    const { studio, backup } = await withHistory()
    await studio.open()
    await studio.value('imports.usage', { file: longUsageFile(studio) })
    await crashed(studio)
    const bytes = readFileSync(studio.ledgerFile)
    bytes.fill(0xa5, bytes.length - 5 * 4096, bytes.length - 4096)
    writeFileSync(studio.ledgerFile, bytes)
    await studio.open()
    await studio.close()
    expect(existsSync(studio.ledgerFile)).toBe(false)
    expect(studio.events.filter(({ type }) => type === 'notice')).toMatchObject([
      { message: expect.stringContaining(backup) as unknown },
    ])
    await studio.open()
    expect(await studio.refusal('balance.show', {})).toMatchObject({ code: 'ledger_damaged' })
  })

  test('an intact ledger is opened as ever', async () => {
    const { studio } = await withHistory()
    await crashed(studio)
    await studio.open()
    await studio.reopen()
    expect((await studio.value('studio.info', {})).entries).toBe(3)
    expect(studio.events.filter(({ type }) => type === 'notice')).toEqual([])
  })

  function longUsageFile(studio: TestStudio): string {
    const file = studio.path('usage.csv')
    writeFileSync(file, 'task_id,finished_at,model,resolution,duration_s,outcome\n')
    const row = (index: number) => `task-${index},2026-01-05T08:00:00Z,hailuo-02,768p,6,success\n`
    appendFileSync(file, Array.from({ length: 2000 }, (_, index) => row(index)).join(''))
    return file
  }
})

test('a folder that cannot be had is refused, and no ledger is made there', async () => {
  const studio = await open()
  const file = studio.path('a-file')
  writeFileSync(file, '')
  await expect(open({ folder: file })).rejects.toMatchObject({ code: 'storage_failed' })
  expect(readFileSync(file, 'utf8')).toBe('')
})
