import { join } from 'node:path'
import { v7 } from 'uuid'
import { LEDGER_FILE } from '../../electron/ledger/store/database.ts'
import { openLedger } from '../../electron/ledger/ledger.ts'
import type { LedgerWriter } from '../../electron/ledger/writer.ts'
import { bundledCards } from '../../electron/settings/bundled-cards.ts'
import { chargeOf, findRenderKind } from '../../shared/domain/rate-card.ts'
import type { UsageEntry } from '../../shared/domain/journal.ts'
import type { Clock } from '../../electron/clock.ts'
import type { Studio } from '../../electron/studio/studio.ts'
import type { Input } from '../../shared/api/operations.ts'
import { studioPorts, valueOf, withStudio } from './histories.ts'
import { CURRENCY, END } from './history.ts'
import type { Bench, Part } from './part.ts'
import { openBare } from './support/bare-database.ts'
import { mediansInTurn } from './support/median.ts'
import type { Finding } from './support/table.ts'

const BLOCK = 500
const BLOCKS = { rounds: 15, warmUps: 2 }

export const recording: Part = {
  name: 'recording',
  about: 'recording one entry after the other, each durable, against a bare insert with the same pragmas and indexes',
  async run(bench) {
    const clock = steppingClock()
    return bench.histories.withCopy(bench.rows, 'studio', (dataFolder) =>
      withStudio(studioPorts(dataFolder, clock), async (studio) => {
        valueOf(await studio.call('purchases.record', BIG_PACK))
        return bench.histories.withCopy(bench.rows, 'studio', (ofLedger) =>
          withLedger(ofLedger, (writer) =>
            bench.histories.withFolder((folder) => measure({ bench, studio, writer, clock, dataFolder, folder })),
          ),
        )
      }),
    )
  },
}

/** The ledger of a folder without its studio: what recording costs below the dispatcher. */
async function withLedger<T>(dataFolder: string, work: (writer: LedgerWriter) => Promise<T>): Promise<T> {
  const defaults = { zone: 'UTC', currency: CURRENCY }
  const ledger = await openLedger({ dataFolder, defaults, beforeMigration: () => Promise.resolve() })
  try {
    return await work(ledger.writer)
  } finally {
    ledger.close()
  }
}

/** A clock that is moved by hand. */
interface SteppingClock extends Clock {
  step(): void
}

function steppingClock(): SteppingClock {
  let now = END
  return { now: () => now, step: () => (now += 1000) }
}

/** Enough for every take of this part, so that none is overage. */
const BIG_PACK: Input<'purchases.record'> = { pack: 'custom', units: '1000000', price: '240000.00', currency: CURRENCY }

interface Measured {
  readonly bench: Bench
  readonly studio: Studio
  readonly writer: LedgerWriter
  readonly clock: SteppingClock
  readonly dataFolder: string
  readonly folder: string
}

async function measure({ bench, studio, writer, clock, dataFolder, folder }: Measured): Promise<Finding[]> {
  let takes = 0
  const record = async (): Promise<number> => {
    const start = performance.now()
    for (let count = 0; count < BLOCK; count += 1) {
      clock.step()
      takes += 1
      valueOf(await studio.call('usage.record', take(takes)))
    }
    return perSecond(start)
  }
  const append = ledgerRecorder(writer)
  const bare = bareJournal(join(folder, 'bare.sqlite'), dataFolder)
  try {
    const rates = await mediansInTurn(BLOCKS, { append, record, insert: () => bare.insert(BLOCK) })
    const baseline = { name: 'bare insert, same pragmas and indexes', median: rates.insert }
    return [
      {
        what: `recording an entry durably, ${bench.rows} entries before`,
        unit: 'per s',
        median: rates.append,
        baseline,
        limit: { atLeastShare: 0.6 },
      },
      { what: 'the same through the dispatcher', unit: 'per s', median: rates.record, baseline },
    ]
  } finally {
    bare.close()
  }
}

/** Records blocks of takes as the application does: charged, folded on to the lots, its postings told; answers the rate a second. */
function ledgerRecorder(writer: LedgerWriter): () => number {
  const card = bundledCards[0]
  if (card === undefined) throw new Error('there is no rate card')
  let [number, now] = [0, END]
  return () => {
    const start = performance.now()
    for (let count = 0; count < BLOCK; count += 1) {
      number += 1
      now += 1000
      const { model, resolution, seconds, production, shot, externalId } = take(number)
      const entry: UsageEntry = {
        id: v7({ msecs: now }),
        kind: 'usage',
        at: now,
        recordedAt: now,
        source: card.id,
        externalId: externalId ?? null,
        note: null,
        account: 'main',
        charge: chargeOf(card, findRenderKind(card, model, resolution, seconds), CURRENCY),
        clips: 1,
        outcome: 'success',
        production: production ?? null,
        shot: shot ?? null,
        details: null,
      }
      writer.postDue(now)
      const postings = writer.change(
        now,
        (change) => change.record(entry),
        (_recorded, posted) => posted,
      )
      if (postings?.length === 0) throw new Error('a take has moved nothing')
    }
    return perSecond(start)
  }
}

function take(number: number): Input<'usage.record'> {
  return {
    model: 'MiniMax-Hailuo-2.3',
    resolution: '768p',
    seconds: 6,
    production: `Production ${String((number % 40) + 1).padStart(2, '0')}`,
    shot: `SC010_${String(number % 1000).padStart(4, '0')}`,
    externalId: `bench-${String(number).padStart(9, '0')}`,
  }
}

function perSecond(start: number): number {
  return (BLOCK * 1000) / (performance.now() - start)
}

const COLUMNS =
  'id, kind, at, recorded_at, source, external_id, external_round, account, charge, clips, outcome, production, shot'

interface BareJournal {
  /** Inserts so many rows, each in a transaction of its own; answers the rate a second. */
  insert(count: number): number
  close(): void
}

/** A table with the columns and the indexes of the ledger's journal and as many rows, but without its checks and triggers. */
function bareJournal(file: string, dataFolder: string): BareJournal {
  const db = openBare(file)
  db.prepare('ATTACH ? AS ledger').run(join(dataFolder, LEDGER_FILE))
  const indexes = db
    .prepare(`SELECT sql FROM ledger.sqlite_schema WHERE type = 'index' AND tbl_name = 'entry' AND sql IS NOT NULL`)
    .pluck()
    .all() as string[]
  db.transaction(() => {
    db.exec('CREATE TABLE entry AS SELECT * FROM ledger.entry WHERE 0')
    const columns = (db.pragma('table_info(entry)') as { readonly name: string }[]).map(({ name }) => name)
    db.exec('DROP TABLE entry')
    const declared = columns.map((name) =>
      name === 'seq' ? 'seq INTEGER PRIMARY KEY' : name === 'id' ? 'id TEXT UNIQUE' : name,
    )
    db.exec(`CREATE TABLE entry (${declared.join(', ')})`)
    db.exec('INSERT INTO entry SELECT * FROM ledger.entry')
    for (const index of indexes) db.exec(index)
  })()
  db.exec('DETACH ledger')
  db.pragma('wal_checkpoint(TRUNCATE)')
  const insert = db.prepare(`INSERT INTO entry (${COLUMNS}) VALUES (${COLUMNS.replaceAll(/\w+/g, '?')})`)
  let number = 0
  return {
    insert(count) {
      const rows = Array.from({ length: count }, () => {
        number += 1
        return rowOf(number)
      })
      const start = performance.now()
      for (const row of rows) insert.run(...row)
      return perSecond(start)
    },
    close: () => db.close(),
  }
}

function rowOf(number: number): readonly (string | number)[] {
  const { production, shot, externalId } = take(number)
  const at = END + number * 1000
  const productionId = Number(production?.slice(-2))
  return [v7({ msecs: at }), 'usage', at, at, 1, externalId ?? '', 0, 1, 1, 1, 'success', productionId, shot ?? '']
}
