import { copyFileSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Connection } from '../../../electron/ledger/store/database.ts'
import { migrate } from '../../../electron/ledger/store/open.ts'
import { migrations } from '../../../electron/ledger/migrations/index.ts'
import { isBehind } from '../../../electron/ledger/postings/posted-through.ts'
import { checkSums, compareWithRebuild } from '../../../electron/ledger/verify.ts'
import type { LedgerWriter } from '../../../electron/ledger/writer.ts'
import type { JournalEntry } from '../../../shared/domain/journal.ts'
import { at, purchase, usage } from '../../support/fold.ts'
import { Mover, turnsOfTakes } from '../../support/ledger-moves.ts'
import { useFolders } from '../../support/studio.ts'
import { useUnsyncedDisk } from '../../support/unsynced.ts'
import { openLedgerIn, record } from './ledgers.ts'

/** The postings of a take are written with those of later ones, or before anything derived is read: never lost, never twice. */

useUnsyncedDisk()
const makeFolder = useFolders()
const CLOCK = at('2026-03-01')

function findings({ db }: LedgerWriter): string[] {
  return [...checkSums(db), ...compareWithRebuild(db, () => undefined)]
}

function postings(db: Connection): number {
  return db.prepare('SELECT count(*) FROM posting').pluck().get() as number
}

/** Records one take by itself, as a studio does. */
function take(writer: LedgerWriter, entry: JournalEntry, clock = CLOCK): void {
  writer.postDue(clock)
  writer.change(clock, (change) => change.record(entry))
}

/** A copy of an open ledger's files, as a crash would leave them. */
function crashed(folder: string): string {
  const copy = makeFolder()
  for (const name of ['ledger.sqlite', 'ledger.sqlite-wal']) {
    if (existsSync(join(folder, name))) copyFileSync(join(folder, name), join(copy, name))
  }
  return copy
}

test('takes one after another leave their postings to be written later, and reading waits for them', async () => {
  const ledger = await openLedgerIn(makeFolder())
  const { writer } = ledger
  record(writer, [purchase(1, '2026-01-01')], CLOCK)
  for (let number = 2; number < 12; number += 1) take(writer, usage(number, '2026-02-01', '3'))
  expect([isBehind(writer.db), postings(writer.db)]).toEqual([true, 1])
  writer.writeHeld()
  expect([isBehind(writer.db), postings(writer.db), findings(writer)]).toEqual([false, 11, []])
  ledger.close()
})

test('closing a ledger writes what is held', async () => {
  const folder = makeFolder()
  const ledger = await openLedgerIn(folder)
  record(ledger.writer, [purchase(1, '2026-01-01')], CLOCK)
  take(ledger.writer, usage(2, '2026-02-01', '3'))
  ledger.close()
  const db = new Database(join(folder, 'ledger.sqlite'), { readonly: true })
  expect([isBehind(db), postings(db)]).toEqual([false, 2])
  db.close()
})

test('no more is held than a crash can be made good in no time', async () => {
  const ledger = await openLedgerIn(makeFolder())
  const { writer } = ledger
  record(writer, [purchase(1, '2026-01-01')], CLOCK)
  for (let number = 2; number < 602; number += 1) take(writer, usage(number, '2026-02-01', '1'))
  expect(postings(writer.db)).toBeGreaterThan(500)
  writer.writeHeld()
  expect(findings(writer)).toEqual([])
  ledger.close()
})

test('a new day writes what the day before held', async () => {
  const ledger = await openLedgerIn(makeFolder())
  const { writer } = ledger
  record(writer, [purchase(1, '2026-01-01')], CLOCK)
  take(writer, usage(2, '2026-02-01', '3'))
  take(writer, usage(3, '2026-02-02', '3'))
  expect([isBehind(writer.db), postings(writer.db), findings(writer)]).toEqual([false, 3, []])
  ledger.close()
})

describe('nothing is lost', () => {
  test('by a crash while postings are held', async () => {
    const folder = makeFolder()
    const ledger = await openLedgerIn(folder)
    record(ledger.writer, [purchase(1, '2026-01-01')], CLOCK)
    for (let number = 2; number < 20; number += 1) take(ledger.writer, usage(number, '2026-02-01', '3'))
    const again = await openLedgerIn(crashed(folder))
    ledger.close()
    again.writer.writeHeld()
    expect([postings(again.writer.db), findings(again.writer)]).toEqual([19, []])
    again.close()
  })

  test('by a refusal while postings are held', async () => {
    const ledger = await openLedgerIn(makeFolder())
    const { writer } = ledger
    record(writer, [purchase(1, '2026-01-01')], CLOCK)
    take(writer, usage(2, '2026-02-01', '3'))
    expect(() => {
      take(writer, usage(3, '2027-02-01', '3'))
    }).toThrow('is ahead of the clock')
    take(writer, usage(4, '2026-02-01', '3'))
    writer.writeHeld()
    expect([postings(writer.db), findings(writer)]).toEqual([3, []])
    ledger.close()
  })

  test('whatever happens, and whenever the program crashes', async () => {
    const property = fc.asyncProperty(turnsOfTakes, async (turns) => {
      const folder = makeFolder()
      const ledger = await openLedgerIn(folder, 'Europe/Berlin')
      const mover = new Mover(ledger.writer, 'Europe/Berlin')
      for (const turn of turns) mover.take(turn)
      const again = await openLedgerIn(crashed(folder), 'Europe/Berlin')
      for (const { writer } of [ledger, again]) {
        writer.writeHeld()
        expect(findings(writer)).toEqual([])
      }
      again.close()
      ledger.close()
    })
    await fc.assert(property, { numRuns: 80 })
  }, 90_000)
})

test('migration 20: a ledger of version 10 is taken as posted through to its newest entry', () => {
  const db = new Database(':memory:')
  const [journal] = migrations
  db.exec(journal?.sql ?? '')
  db.exec(`INSERT INTO source (id, name) VALUES (1, 'manual');
    INSERT INTO account (id, name) VALUES (1, 'main');
    INSERT INTO entry (seq, id, kind, at, recorded_at, source, month) VALUES
      (1, '019b0000-0000-7000-8000-000000000001', 'reopen', 1, 1, 1, '2026-01'),
      (7, '019b0000-0000-7000-8000-000000000002', 'reopen', 2, 2, 1, '2026-01')`)
  migrate(db, 10)
  expect(db.prepare('SELECT entry FROM posted_through').pluck().all()).toEqual([7])
  expect(isBehind(db)).toBe(false)
  db.close()
})
