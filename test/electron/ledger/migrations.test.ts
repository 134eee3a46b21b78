import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { APPLICATION_ID } from '../../../electron/ledger/store/database.ts'
import { openLedger } from '../../../electron/ledger/ledger.ts'
import { migrations, SCHEMA_VERSION } from '../../../electron/ledger/migrations/index.ts'
import { refusalBy } from '../../support/refusal.ts'
import { useFolders } from '../../support/studio.ts'
import { checkFormat } from '../../../electron/ledger/store/open.ts'
import { openLedgerIn } from './ledgers.ts'

/** The SHA-256 of each migration's SQL. Ledgers out there were made with exactly these. */
const SHIPPED: Readonly<Record<string, string>> = {
  '10 journal': '6ef029513459b9b9824ebb2edb5e047a89299a324c8c508cfe1bfb4d86d6ac8c',
  '20 posted-through': 'd7e00fcba0bcf6ed2d52e5d9b80234c16ae5d7712dad37ac4b2b69d83832db05',
  '30 queue': 'c87aafac516d1d52beb2ac07f25a3b441a65464b06f71d153c43a06295360b03',
  '40 planning': 'f400cb35c366052ca5c4f34882eb5ecf34094b81da2be61a33c608693e8ec0a0',
  '50 alerts': 'f10b3a90d0e67b9c03b68e8e2c942011aa44652a47ea39964435158c66256abe',
  '60 kept-takes': '54bc75b489753c237e32b4d58eabe79612d6d172bd8a70118a96c2286a299b90',
  '70 balances': '81dfc4cec05e2b8f033bb85600c84f47fae4ac485508e70a8c6eb1dfcb5e9c54',
  '80 list-columns': 'd346305d764705b9f2995b3087358cc4c1e4ec6f25fdde11bad3e191672a11ac',
  '90 claims': '950a7df15e70b9f158410f5a75ad4694416802bfda5baa5fdaeaf8e0e89e62a7',
  '100 payments': '39675088a41b51fc6dcdeb4ce144502b0e78af7a271a70ebbeb2de017ec6b781',
  '110 forgotten-payments': '2c9d2a80ad4f69792e34803087646bfd3a207cb05ff3ea5ab325ab9ca4e3ca32',
}

const SCHEMA_FILE = 'test/electron/ledger/schema.sql'
const makeFolder = useFolders()

describe('a shipped migration is frozen', () => {
  test.each(migrations.map((migration) => [`${migration.version} ${migration.name}`, migration.sql]))(
    '%s',
    (name, sql) => {
      const hash = createHash('sha256').update(sql).digest('hex')
      const known = SHIPPED[name]
      const todo =
        known === undefined
          ? `Migration ${name} is new: add '${name}': '${hash}' to SHIPPED in test/electron/ledger/migrations.test.ts.`
          : `Migration ${name} was changed. Ledgers made by a released version would not get the change: undo it and write a new migration (version ${SCHEMA_VERSION + 10}). Only if no release has carried it yet, put its new hash into SHIPPED: '${hash}'.`
      expect(hash, todo).toBe(known)
    },
  )

  test('and none is taken away', () => {
    const names = migrations.map(({ version, name }) => `${version} ${name}`)
    const todo =
      'SHIPPED names a migration that is gone: ledgers of that version could not be brought up to date. Put it back.'
    expect(names, todo).toEqual(expect.arrayContaining(Object.keys(SHIPPED)))
  })

  test('their versions rise', () => {
    const versions = migrations.map(({ version }) => version)
    expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b))
  })
})

test('all migrations together make the schema that is written down', async () => {
  const ledger = await openLedgerIn(makeFolder())
  const select = "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY type, name"
  const statements = ledger.writer.db.prepare(select).pluck().all() as string[]
  ledger.close()
  const schema = statements.map((statement) => `${statement};\n`).join('\n')
  const todo = `The schema is not the one in ${SCHEMA_FILE}. If a new migration is meant to change it, write what was received there; otherwise a migration does what it should not.`
  expect(schema, todo).toBe(readFileSync(join(import.meta.dirname, 'schema.sql'), 'utf8'))
})

describe('a ledger’s file', () => {
  test('is marked as one, with the version of its schema', async () => {
    const folder = makeFolder()
    const ledger = await openLedgerIn(folder)
    ledger.close()
    const header = readFileSync(join(folder, 'ledger.sqlite'))
    expect(header.toString('latin1', 68, 72)).toBe('PKLG')
    expect(header.readUInt32BE(60)).toBe(SCHEMA_VERSION)
  })

  test('is made whole or not at all: a new file without tables is begun again', async () => {
    const folder = makeFolder()
    const db = new Database(join(folder, 'ledger.sqlite'))
    db.pragma('journal_mode = WAL')
    db.close()
    const ledger = await openLedgerIn(folder)
    expect(ledger.writer.db.pragma('user_version', { simple: true })).toBe(SCHEMA_VERSION)
    ledger.close()
  })

  test('is left as it is by opening it again', async () => {
    const folder = makeFolder()
    const first = await openLedgerIn(folder)
    first.close()
    const before = readFileSync(join(folder, 'ledger.sqlite'))
    const again = await openLedgerIn(folder, 'Asia/Tokyo')
    again.close()
    expect(readFileSync(join(folder, 'ledger.sqlite')).equals(before)).toBe(true)
    expect(existsSync(join(folder, 'ledger.sqlite-wal'))).toBe(false)
  })

  test('of an older version is backed up before it is brought up to date, and left alone where that fails', async () => {
    const folder = makeFolder()
    const file = join(folder, 'ledger.sqlite')
    const old = new Database(file)
    old.pragma(`application_id = ${APPLICATION_ID}`)
    old.pragma('user_version = 1')
    old.exec('CREATE TABLE of_old (x)')
    old.close()
    const defaults = { zone: 'UTC', currency: 'USD' }
    const beforeMigration = () => Promise.reject(new Error('no backup could be taken'))
    await expect(openLedger({ dataFolder: folder, defaults, beforeMigration })).rejects.toThrow(
      'no backup could be taken',
    )
    const left = new Database(file)
    expect(left.pragma('user_version', { simple: true })).toBe(1)
    expect(left.prepare('SELECT name FROM sqlite_schema').pluck().all()).toEqual(['of_old'])
    left.close()
  })

  test('of a newer version, or of another program, is told apart from a new one', () => {
    const open = (...pragmas: string[]) => {
      const db = new Database(':memory:')
      for (const pragma of pragmas) db.pragma(pragma)
      return db
    }
    const [mine, app] = [`application_id = ${APPLICATION_ID}`, 'application_id = 7']
    expect(checkFormat(open(), 'x')).toBe(0)
    expect(checkFormat(open(mine, `user_version = ${SCHEMA_VERSION}`), 'x')).toBe(SCHEMA_VERSION)
    expect(refusalBy(() => checkFormat(open(mine, `user_version = ${SCHEMA_VERSION + 1}`), 'x'))).toMatchObject({
      code: 'ledger_newer',
      details: { file: 'x', found: SCHEMA_VERSION + 1, supported: SCHEMA_VERSION },
    })
    expect(refusalBy(() => checkFormat(open(app, 'user_version = 10'), 'x')).code).toBe('ledger_damaged')
    const foreign = open()
    foreign.exec('CREATE TABLE theirs (x)')
    expect(refusalBy(() => checkFormat(foreign, 'x')).code).toBe('ledger_damaged')
  })
})
