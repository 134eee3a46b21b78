import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { forgetPayments, keptStatements } from '../../../electron/ledger/reconciliation/kept-statements.ts'
import { migrations } from '../../../electron/ledger/migrations/index.ts'
import { migrate } from '../../../electron/ledger/store/open.ts'
import { entryId } from '../../support/fold.ts'

/** A ledger of version 100 with a tied payment, a declined one, and one of which nothing was said, brought up to date. */
function withPayments() {
  const db = new Database(':memory:')
  for (const { version, sql } of migrations) if (version <= 100) db.exec(sql)
  db.exec(`INSERT INTO source (id, name) VALUES (1, 'manual');
    INSERT INTO account (id, name) VALUES (1, 'main');
    INSERT INTO entry (seq, id, kind, at, recorded_at, source, month) VALUES
      (1, '019b0000-0000-7000-8000-000000000001', 'reopen', 1, 1, 1, '2026-01')`)
  const insert = db.prepare("INSERT INTO payment VALUES (?, ?, ?, '4242', 20000, 100, 'USD', 'X', 'card.qfx', ?)")
  for (const seq of [1, 2, 3]) insert.run(seq, entryId(seq), `key ${seq}`, seq === 3 ? 7 : 5)
  const say = db.prepare('INSERT INTO payment_verdict (payment, purchase, verdict, at) VALUES (?, 1, ?, 6)')
  for (const [payment, verdict] of [
    [1, 'tied'],
    [2, 'tied'],
    [2, 'untied'],
    [2, 'declined'],
  ]) {
    say.run(payment, verdict)
  }
  db.pragma('user_version = 100')
  migrate(db, 100)
  return db
}

const count = (db: Database.Database, table: string): unknown =>
  db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()

describe('migration 110: of a ledger of version 100', () => {
  test('a payment can be forgotten with what was said of it', () => {
    const db = withPayments()
    db.transaction(() => {
      forgetPayments(db, [entryId(2), entryId(3)])
    })()
    expect(keptStatements(db)).toEqual([{ file: 'card.qfx', keptAt: 5, payments: 1 }])
    expect(count(db, 'payment_verdict')).toBe(1)
    db.close()
  })

  test('one that is tied stays, and nothing is forgotten with it', () => {
    const db = withPayments()
    const forget = db.transaction(() => {
      forgetPayments(db, [entryId(2), entryId(1)])
    })
    expect(forget).toThrow('a payment that a purchase is tied to stays: untie it')
    expect([count(db, 'payment'), count(db, 'payment_verdict')]).toEqual([3, 4])
    db.close()
  })

  test.each([
    ['UPDATE payment SET amount = 1', 'what a statement says is final'],
    ["UPDATE payment_verdict SET verdict = 'untied'", 'what was said of a payment is final: say otherwise'],
    ['DELETE FROM payment_verdict', 'what was said of a payment is final: say otherwise'],
  ])('%s is refused as before', (statement, message) => {
    const db = withPayments()
    expect(() => db.exec(statement)).toThrow(message)
    db.close()
  })
})
