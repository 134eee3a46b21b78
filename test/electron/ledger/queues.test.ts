import Database from 'better-sqlite3'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { APPLICATION_ID } from '../../../electron/ledger/store/database.ts'
import { openLedger } from '../../../electron/ledger/ledger.ts'
import { migrations, SCHEMA_VERSION } from '../../../electron/ledger/migrations/index.ts'
import type { PlacedRender, StoredQueue } from '../../../electron/ledger/plans/queues.ts'
import {
  deleteRenders,
  findQueue,
  findQueueNamed,
  insertRenders,
  queueOfRender,
  storedQueues,
  storedRenders,
  updateRender,
  writeOrder,
  writeQueue,
} from '../../../electron/ledger/plans/queues.ts'
import { storedPace, writePace } from '../../../electron/ledger/plans/queue-paces.ts'
import { DEFAULT_PACE } from '../../../shared/domain/render-time.ts'
import { entryId } from '../../support/fold.ts'
import { useFolders } from '../../support/studio.ts'
import { openLedgerIn } from './ledgers.ts'

const makeFolder = useFolders()

const QUEUE: StoredQueue = {
  id: entryId(1),
  production: 'Nike SS27',
  name: 'Hero film',
  account: 'main',
  rateCard: 'minimax-video',
  isArchived: false,
}

function render(number: number, index: number, more: Partial<PlacedRender> = {}): PlacedRender {
  return {
    id: entryId(100 + number),
    shot: `SH${number}`,
    model: 'MiniMax-Hailuo-2.3',
    resolution: '768p',
    seconds: 6,
    takes: 3,
    clips: 1,
    day: null,
    priority: 5,
    state: 'planned',
    index,
    ...more,
  }
}

async function withQueue() {
  const ledger = await openLedgerIn(makeFolder())
  const { db } = ledger.writer
  writeQueue(db, QUEUE, 1000)
  const shots = (): string[] => storedRenders(db, QUEUE.id).map((one) => one.shot)
  return { ledger, db, shots }
}

describe('queues', () => {
  test('are found by id and by name, with how many renders they have', async () => {
    const { ledger, db } = await withQueue()
    insertRenders(db, QUEUE.id, [render(1, 0), render(2, 1)])
    expect(storedQueues(db)).toEqual([{ ...QUEUE, renders: 2 }])
    expect(findQueue(db, QUEUE.id)).toEqual(QUEUE)
    expect(findQueueNamed(db, 'Nike SS27', 'Hero film')).toEqual(QUEUE)
    expect(findQueueNamed(db, 'Nike SS27', 'Other')).toBeNull()
    writeQueue(db, { ...QUEUE, name: 'Teaser', isArchived: true }, 2000)
    expect(findQueue(db, QUEUE.id)).toMatchObject({ name: 'Teaser', isArchived: true })
    ledger.close()
  })

  test('keep the order in which they were made, also when they are changed', async () => {
    const { ledger, db } = await withQueue()
    writeQueue(db, { ...QUEUE, id: entryId(0), name: 'Later' }, 2000)
    writeQueue(db, { ...QUEUE, name: 'Changed' }, 3000)
    expect(storedQueues(db).map((queue) => queue.name)).toEqual(['Changed', 'Later'])
    ledger.close()
  })
})

describe('planned renders', () => {
  test('stand at the places they were added at', async () => {
    const { ledger, db, shots } = await withQueue()
    insertRenders(db, QUEUE.id, [render(1, 0), render(2, 1), render(3, 2)])
    insertRenders(db, QUEUE.id, [render(4, 0), render(5, 3)])
    expect(shots()).toEqual(['SH4', 'SH1', 'SH2', 'SH5', 'SH3'])
    ledger.close()
  })

  test('that were removed stand where they stood once they are put back', async () => {
    const { ledger, db, shots } = await withQueue()
    insertRenders(db, QUEUE.id, [render(1, 0), render(2, 1), render(3, 2), render(4, 3)])
    deleteRenders(db, QUEUE.id, new Set([entryId(101), entryId(103)]))
    expect(shots()).toEqual(['SH2', 'SH4'])
    insertRenders(db, QUEUE.id, [render(1, 0), render(3, 2)])
    expect(shots()).toEqual(['SH1', 'SH2', 'SH3', 'SH4'])
    ledger.close()
  })

  test('keep all that is said of them', async () => {
    const { ledger, db } = await withQueue()
    insertRenders(db, QUEUE.id, [render(1, 0)])
    const { index: _, ...changed } = render(1, 0, {
      takes: 0,
      clips: 4,
      day: 20_000,
      priority: 1,
      state: 'held',
      shot: '0010',
    })
    updateRender(db, changed)
    expect(storedRenders(db, QUEUE.id)).toEqual([changed])
    expect(queueOfRender(db, changed.id)).toBe(QUEUE.id)
    expect(queueOfRender(db, entryId(999))).toBeNull()
    ledger.close()
  })

  test('change their order without a row of another queue being touched', async () => {
    const { ledger, db, shots } = await withQueue()
    const other = { ...QUEUE, id: entryId(2), name: 'Other' }
    writeQueue(db, other, 2000)
    insertRenders(db, QUEUE.id, [render(1, 0), render(2, 1)])
    insertRenders(db, other.id, [render(3, 0), render(4, 1)])
    writeOrder(db, QUEUE.id, [entryId(102), entryId(101), entryId(103)])
    expect(shots()).toEqual(['SH2', 'SH1'])
    expect(storedRenders(db, other.id).map((one) => one.shot)).toEqual(['SH3', 'SH4'])
    ledger.close()
  })

  test.each([
    ['of a queue that is not there', { queue: entryId(9) }],
    ['without a shot', { shot: '' }],
    ['with fewer than no takes', { takes: -1 }],
    ['in a state that does not exist', { state: 'lost' }],
    ['of no seconds', { seconds: 0 }],
  ])('%s are refused by the table itself', async (_name, wrong) => {
    const { ledger, db } = await withQueue()
    const { queue = QUEUE.id, ...more } = wrong as { queue?: string }
    expect(() => {
      insertRenders(db, queue, [render(1, 0, more)])
    }).toThrow(/constraint/i)
    ledger.close()
  })
})

test('a ledger of version 10 gets the tables, and keeps its entries', async () => {
  const folder = makeFolder()
  const [journal] = migrations
  const old = new Database(join(folder, 'ledger.sqlite'))
  old.pragma('journal_mode = WAL')
  old.exec(journal?.sql ?? '')
  old.exec(`INSERT INTO source (id, name) VALUES (1, 'manual'); INSERT INTO account (id, name) VALUES (1, 'main');
    INSERT INTO setting (key, value) VALUES ('zone', 'UTC'), ('currency', 'USD');
    INSERT INTO entry (seq, id, kind, at, recorded_at, source, account, units) VALUES (1, '${entryId(7)}', 'balance', 5, 5, 1, 1, 0);`)
  old.pragma(`application_id = ${APPLICATION_ID}`)
  old.pragma('user_version = 10')
  old.close()
  let backedUp = 0
  const beforeMigration = () => {
    backedUp += 1
    return Promise.resolve()
  }
  const ledger = await openLedger({ dataFolder: folder, defaults: { zone: 'UTC', currency: 'USD' }, beforeMigration })
  const { db } = ledger.writer
  expect(backedUp).toBe(1)
  expect(db.pragma('user_version', { simple: true })).toBe(SCHEMA_VERSION)
  expect(db.prepare('SELECT id FROM entry').pluck().all()).toEqual([entryId(7)])
  expect(storedQueues(db)).toEqual([])
  writeQueue(db, QUEUE, 1)
  expect(storedQueues(db)).toHaveLength(1)
  ledger.close()
})

test('a ledger of version 30 gets the plans around queues, and keeps its queues', async () => {
  const folder = makeFolder()
  const old = new Database(join(folder, 'ledger.sqlite'))
  old.pragma('journal_mode = WAL')
  for (const migration of migrations.filter((one) => one.version <= 30)) old.exec(migration.sql)
  old.exec("INSERT INTO setting (key, value) VALUES ('zone', 'UTC'), ('currency', 'USD')")
  writeQueue(old, QUEUE, 1)
  insertRenders(old, QUEUE.id, [render(1, 0)])
  old.pragma(`application_id = ${APPLICATION_ID}`)
  old.pragma('user_version = 30')
  old.close()
  const ledger = await openLedgerIn(folder)
  const { db } = ledger.writer
  expect(db.pragma('user_version', { simple: true })).toBe(SCHEMA_VERSION)
  expect(storedRenders(db, QUEUE.id).map((one) => one.shot)).toEqual(['SH1'])
  writePace(db, QUEUE.id, DEFAULT_PACE)
  expect(storedPace(db, QUEUE.id)).toEqual(DEFAULT_PACE)
  ledger.close()
})
