import { mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { foldLog } from '../../../electron/backups/backup.ts'
import { checkBackup } from '../../../electron/backups/check.ts'
import { FORMAT } from './format.ts'
import { damagePage, makeLedger, refusalOf, useFolder } from './ledgers.ts'

const folder = useFolder()
let file = ''

beforeEach(() => {
  file = join(folder(), 'copy.sqlite')
})

/** A ledger in one file, as backups are. */
function makeCopy(traits: Parameters<typeof makeLedger>[2] = {}): void {
  makeLedger(file, 'entry', traits)
  foldLog(file)
}

async function refusal() {
  const { code, message, details } = await refusalOf(() => {
    checkBackup(file, FORMAT)
  })
  return { code, message, file: details.file }
}

describe('a file that passes', () => {
  test.each([1, 3])(
    'is an intact ledger of schema %i, and is left as it was, with nothing beside it',
    (schemaVersion) => {
      makeCopy({ schemaVersion })
      const before = readFileSync(file)
      checkBackup(file, FORMAT)
      expect(readFileSync(file).equals(before)).toBe(true)
      expect(readdirSync(folder())).toEqual(['copy.sqlite'])
    },
  )
})

describe('a file that is refused, by its path', () => {
  test('is missing', async () => {
    expect(await refusal()).toEqual({ code: 'not_found', message: `${file}: there is no such file`, file })
  })

  test('is a folder', async () => {
    mkdirSync(file)
    expect(await refusal()).toEqual({ code: 'invalid_input', message: `${file} is a folder: name a backup file`, file })
  })

  test('lies under a file instead of a folder', async () => {
    writeFileSync(file, '')
    file = join(file, 'copy.sqlite')
    expect(await refusal()).toMatchObject({ code: 'storage_failed', file })
  })

  test.each([
    ['a text', 'task_id,model\n1,hailuo\n'.repeat(500)],
    ['empty', ''],
    ['shorter than any database', 'SQLite'],
  ])('is %s', async (_, content) => {
    writeFileSync(file, content)
    const message = `${file} is not a ledger: it is not an SQLite database`
    expect(await refusal()).toEqual({ code: 'invalid_input', message, file })
  })

  test('is the database of another program', async () => {
    makeCopy({ applicationId: 7 })
    const message = `${file} is not a ledger: it is another program's SQLite database`
    expect(await refusal()).toEqual({ code: 'invalid_input', message, file })
  })

  test('was written by a newer version', async () => {
    makeCopy({ schemaVersion: 4 })
    const message = `${file} was written by a newer version (schema 4; this one reads up to 3): update Packledger`
    expect(await refusal()).toEqual({ code: 'ledger_newer', message, file })
  })

  test.each([0, 1, 2, 3, 4, 5])('has page %i overwritten', async (page) => {
    makeCopy()
    damagePage(file, page)
    const { code, message } = await refusal()
    // Without its first page nothing tells that it was a database.
    expect(code).toBe(page === 0 ? 'invalid_input' : 'ledger_damaged')
    expect(message).toContain(file)
  })

  test.each([100, 4096, 8192, 20_000])('was cut off after %i bytes', async (bytes) => {
    makeCopy()
    truncateSync(file, bytes)
    const { code, message } = await refusal()
    expect(code).toBe('ledger_damaged')
    expect(message).toContain(`${file} is damaged (`)
  })
})
