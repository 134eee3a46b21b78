import { fixedClock } from '../../electron/clock.ts'
import { join } from 'node:path'
import { LEDGER_FILE } from '../../electron/ledger/store/database.ts'
import type { Studio } from '../../electron/studio/studio.ts'
import type { Input } from '../../shared/api/operations.ts'
import { formatInstant, MILLISECONDS_PER_DAY } from '../../shared/domain/calendar.ts'
import { studioPorts, valueOf, withStudio } from './histories.ts'
import type { Shape } from './history.ts'
import { END } from './history.ts'
import type { Bench, Part } from './part.ts'
import { openBare } from './support/bare-database.ts'
import { mediansInTurn, timesInTurn } from './support/median.ts'
import type { Finding } from './support/table.ts'

const DAY = MILLISECONDS_PER_DAY
const YEAR = 365 * DAY

export const backdating: Part = {
  name: 'backdating',
  about: 'a take recorded a day late and 12 months late, and all postings made anew',
  async run(bench) {
    bench.note(
      'Backdated "lots expire": the rebuild ends once lots stand as before, at the latest when waste or overage has swallowed the difference. "Lots last": nothing ever does, so every later posting is made anew.',
    )
    return [...(await shape(bench, 'studio', 'lots expire')), ...(await shape(bench, 'lasting', 'lots last'))]
  },
}

async function shape(bench: Bench, history: Shape, words: string): Promise<Finding[]> {
  return bench.histories.withCopy(bench.rows, history, async (dataFolder) =>
    withStudio(studioPorts(dataFolder, fixedClock(END)), async (studio) => {
      await onTime(studio)
      const findings = [
        await backdated(bench, studio, `a day late, ${words}`, DAY, 50),
        await backdated(bench, studio, `12 months late, ${words}`, YEAR, 3000),
      ]
      // What a rebuild of everything costs depends on the number of entries alone: once is enough.
      return history === 'studio' ? [...findings, await rebuilt(bench, studio, dataFolder)] : findings
    }),
  )
}

/** The first command of a day takes a backup, which is not to be measured here. */
async function onTime(studio: Studio): Promise<void> {
  valueOf(await studio.call('usage.record', take(0)))
}

function take(early: number): Input<'usage.record'> {
  return { model: 'MiniMax-Hailuo-2.3', resolution: '768p', seconds: 6, at: formatInstant(END - early) }
}

async function backdated(bench: Bench, studio: Studio, words: string, early: number, most: number): Promise<Finding> {
  const onTime = async (): Promise<unknown> => valueOf(await studio.call('usage.record', take(0)))
  const late = async (): Promise<unknown> => valueOf(await studio.call('usage.record', take(early)))
  const times = await timesInTurn({ rounds: 5, warmUps: 1 }, { late, onTime })
  return {
    what: `recording a take ${words}, ${bench.rows} entries`,
    unit: 'ms',
    median: times.late,
    baseline: { name: 'recording it on time', median: times.onTime },
    limit: { atMost: most },
  }
}

/** A drawing order that changes has everything made anew. */
async function rebuilt(bench: Bench, studio: Studio, dataFolder: string): Promise<Finding> {
  const orders = ['purchase', 'expiry'] as const
  let turn = 0
  const rebuild = async (): Promise<number> => {
    const drawingOrder = orders[turn % 2] ?? 'expiry'
    turn += 1
    const start = performance.now()
    valueOf(await studio.call('accounts.set', { account: 'main', drawingOrder }))
    return performance.now() - start
  }
  const rows = storedPostings(dataFolder)
  const insert = (): Promise<number> =>
    bench.histories.withFolder((folder) => Promise.resolve(insertPostings(folder, rows)))
  const medians = await mediansInTurn({ rounds: 3, warmUps: 0 }, { rebuild, insert })
  return {
    what: `making ${rows.length} postings of ${bench.rows} entries anew`,
    unit: 'ms',
    median: medians.rebuild,
    baseline: { name: 'bare insert of as many', median: medians.insert },
    limit: { atMost: 10_000 },
  }
}

type PostingRow = readonly unknown[]

function storedPostings(dataFolder: string): PostingRow[] {
  const db = openBare(join(dataFolder, LEDGER_FILE))
  try {
    return db.prepare('SELECT at, entry, line, kind, lot, units, cost FROM posting').raw().all() as PostingRow[]
  } finally {
    db.close()
  }
}

/** Milliseconds to insert the rows into an empty table of the same key, in one transaction. */
function insertPostings(folder: string, rows: readonly PostingRow[]): number {
  const db = openBare(join(folder, 'bare.sqlite'))
  try {
    db.exec(
      `CREATE TABLE posting (at INTEGER, entry INTEGER, line INTEGER, kind TEXT, lot INTEGER, units INTEGER, cost INTEGER,
         PRIMARY KEY (at, entry, line)) WITHOUT ROWID`,
    )
    const insert = db.prepare('INSERT INTO posting VALUES (?, ?, ?, ?, ?, ?, ?)')
    const start = performance.now()
    db.transaction(() => {
      for (const row of rows) insert.run(...row)
    })()
    return performance.now() - start
  } finally {
    db.close()
  }
}
