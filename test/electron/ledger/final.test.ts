import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Connection } from '../../../electron/ledger/store/database.ts'
import type { Ledger } from '../../../electron/ledger/ledger.ts'
import { openForReading } from '../../../electron/ledger/store/open.ts'
import { at, purchase, usage } from '../../support/fold.ts'
import { useFolders } from '../../support/studio.ts'
import { openLedgerIn, record } from './ledgers.ts'

const makeFolder = useFolders()
let ledger: Ledger
let db: Connection
let folder = ''

beforeEach(async () => {
  folder = makeFolder()
  ledger = await openLedgerIn(folder)
  db = ledger.writer.db
  record(ledger.writer, [purchase(1, '2026-01-02'), usage(2, '2026-01-03', '0.7')], at('2026-01-04'))
})

afterEach(() => {
  ledger.close()
})

describe('the journal is append-only', () => {
  const FINAL = 'entries of the journal are final: record a reversal'
  const CHARGE = 'a charge that entries were recorded with is final'

  test.each([
    ['UPDATE entry SET note = NULL', FINAL],
    ['UPDATE entry SET units = 1 WHERE seq = 1', FINAL],
    ['UPDATE OR REPLACE entry SET id = id', FINAL],
    ['DELETE FROM entry', FINAL],
    ['DELETE FROM entry WHERE seq = 2', FINAL],
    ['UPDATE charge SET units_per_clip = 1', CHARGE],
    ['DELETE FROM charge', CHARGE],
  ])('%s is refused', (statement, message) => {
    const content = () => db.prepare('SELECT * FROM entry JOIN charge').all()
    const before = content()
    expect(() => db.exec(statement)).toThrow(message)
    expect(content()).toEqual(before)
  })

  test('an entry cannot be replaced by another of its number', () => {
    const columns = db.pragma('table_info(entry)') as { name: string }[]
    const others = columns.map(({ name }) => name).filter((name) => name !== 'seq')
    const replace = `INSERT OR REPLACE INTO entry (seq, ${others.join(', ')}) SELECT 1, ${others.join(', ')} FROM entry WHERE seq = 2`
    expect(() => db.exec(replace)).toThrow()
    expect(db.prepare('SELECT kind FROM entry WHERE seq = 1').pluck().get()).toBe('purchase')
  })
})

test('the connection that queries use cannot write', () => {
  const reader = openForReading(join(folder, 'ledger.sqlite'))
  try {
    for (const statement of [
      "UPDATE setting SET value = 'Asia/Tokyo'",
      'DELETE FROM posting',
      "INSERT INTO source (name) VALUES ('x')",
      'CREATE TABLE mine (x)',
      'PRAGMA user_version = 99',
    ]) {
      expect(() => reader.exec(statement), statement).toThrow('readonly database')
    }
    expect(reader.prepare('SELECT count(*) FROM entry').pluck().get()).toBe(2)
  } finally {
    reader.close()
  }
})

test('every table is strict', () => {
  const tables = db.pragma('table_list') as { schema: string; name: string; strict: number }[]
  const own = tables.filter(({ schema, name }) => schema === 'main' && !name.startsWith('sqlite_'))
  expect(own.length).toBeGreaterThan(10)
  expect(own.filter(({ strict }) => strict !== 1)).toEqual([])
})

describe('what cannot be an entry is refused by the file itself', () => {
  const usageValues = { kind: "'usage'", account: '1', charge: '1', clips: '1', outcome: "'success'" }
  const purchaseValues = {
    ...{ kind: "'purchase'", account: '1', units: '1000', price: '0', rate_card: "'c'", pack: "'p'", expires_at: '2' },
  }

  function insert(values: Readonly<Record<string, string>>): void {
    const all = { id: "'019b0000-0000-7000-8000-000000000009'", at: '1', recorded_at: '1', source: '1', ...values }
    db.exec(`INSERT INTO entry (${Object.keys(all).join(', ')}) VALUES (${Object.values(all).join(', ')})`)
  }

  test('while what can be one is taken', () => {
    insert(usageValues)
    insert({ ...purchaseValues, id: "'019b0000-0000-7000-8000-000000000010'" })
    expect(db.prepare('SELECT count(*) FROM entry').pluck().get()).toBe(4)
  })

  test.each<[string, Readonly<Record<string, string>>, string]>([
    ['of no kind', { kind: "'refund'" }, 'CHECK'],
    ['with an id that is too short', { ...usageValues, id: "'x'" }, 'CHECK'],
    ['with the id of another', { ...usageValues, id: '(SELECT id FROM entry LIMIT 1)' }, 'UNIQUE'],
    ['with a text for an instant', { ...usageValues, at: "'yesterday'" }, 'cannot store TEXT'],
    ['with a fraction of a milliunit', { ...purchaseValues, units: '0.5' }, 'cannot store REAL'],
    ['of usage without an account', { ...usageValues, account: 'NULL' }, 'CHECK'],
    ['of usage without a charge', { ...usageValues, charge: 'NULL' }, 'CHECK'],
    ['of usage of no clips', { ...usageValues, clips: '0' }, 'CHECK'],
    ['of usage with an unknown outcome', { ...usageValues, outcome: "'lost'" }, 'CHECK'],
    ['of a purchase of nothing', { ...purchaseValues, units: '0' }, 'CHECK'],
    ['of a purchase with a negative price', { ...purchaseValues, price: '-1' }, 'CHECK'],
    ['of a purchase that has expired', { ...purchaseValues, expires_at: '1' }, 'CHECK'],
    ['of a balance below nothing', { kind: "'balance'", account: '1', units: '-1' }, 'CHECK'],
    ['of a balance without units', { kind: "'balance'", account: '1' }, 'CHECK'],
    ['of an amend of no lot', { kind: "'amend'", expires_at: '2' }, 'CHECK'],
    ['of an amend that ends before it begins', { kind: "'amend'", target: '1', expires_at: '1' }, 'CHECK'],
    ['of a reversal of nothing', { kind: "'reversal'" }, 'CHECK'],
    ['of a reversal of what is not there', { kind: "'reversal'", target: '99' }, 'FOREIGN KEY'],
    ['of a close without a digest', { kind: "'close'", month: "'2026-01'" }, 'CHECK'],
    ['of a reopen of no month', { kind: "'reopen'" }, 'CHECK'],
    ['from an unknown source', { ...usageValues, source: '99' }, 'FOREIGN KEY'],
    ['of an unknown account', { ...usageValues, account: '99' }, 'FOREIGN KEY'],
    ['of an unknown production', { ...usageValues, production: '99' }, 'FOREIGN KEY'],
  ])('an entry %s', (_what, values, message) => {
    expect(() => {
      insert(values)
    }).toThrow(message)
  })

  test('two reversals of one entry', () => {
    insert({ kind: "'reversal'", target: '2' })
    expect(() => {
      insert({ kind: "'reversal'", target: '2', id: "'019b0000-0000-7000-8000-000000000010'" })
    }).toThrow('UNIQUE')
  })

  test('two entries of one source, external id and round', () => {
    const external = { ...usageValues, external_id: "'task-1'" }
    insert(external)
    const id = "'019b0000-0000-7000-8000-000000000010'"
    expect(() => {
      insert({ ...external, id })
    }).toThrow('UNIQUE')
    insert({ ...external, id, external_round: '1' })
  })
})

test('an acknowledged entry is on the disk: every commit is synced', () => {
  expect(db.pragma('synchronous', { simple: true })).toBe(2)
  expect(db.pragma('journal_mode', { simple: true })).toBe('wal')
  expect(db.pragma('foreign_keys', { simple: true })).toBe(1)
})
