import { writeFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { recordEntries } from '../../support/journal-files.ts'
import { amend, balance, entryId, purchase, usage } from '../../support/fold.ts'
import { useStudios } from '../../support/studio.ts'

/**
 * What the program asks SQLite, and how SQLite goes about it: the statements are those that operations run, the plans are
 * SQLite's own, on the connection that ran them.
 */

const openForAll = useStudios(afterAll)

interface Asked {
  readonly sql: string
  /** The steps of the plan, in SQLite's words: "SEARCH entry USING INDEX entry_at (at>?)". */
  readonly plan: readonly string[]
}

let asked: readonly Asked[] = []

beforeAll(async () => {
  const statements = await statementsOf(runEverything)
  asked = [...statements].flatMap(([sql, db]) => (db.open ? { sql, plan: planOf(db, sql) } : []))
})

/** Every statement that is prepared meanwhile, with the connection that it is prepared on. */
async function statementsOf(work: () => Promise<void>): Promise<ReadonlyMap<string, Database.Database>> {
  const statements = new Map<string, Database.Database>()
  const prepare = Reflect.get(Database.prototype, 'prepare') as (sql: string) => Database.Statement
  Reflect.set(Database.prototype, 'prepare', function (this: Database.Database, sql: string) {
    if (!statements.has(sql)) statements.set(sql, this)
    return prepare.call(this, sql)
  })
  try {
    await work()
  } finally {
    Reflect.set(Database.prototype, 'prepare', prepare)
  }
  return statements
}

async function runEverything(): Promise<void> {
  const studio = await openForAll({ now: '2026-03-10' })
  const take = { model: 'hailuo-02', resolution: '768p', seconds: 6, externalId: 'task-1' } as const
  await recordEntries(studio, [purchase(1, '2026-01-05', { expires: '2026-02-05' }), usage(2, '2026-01-06', '0.7')])
  await studio.value('usage.record', take)
  await studio.value('usage.record', take)
  await studio.value('months.close', { month: '2026-02' })
  const { batch } = await recordEntries(studio, [usage(3, '2026-01-07', '1', { outcome: 'failed' })])
  await recordEntries(studio, [balance(5, '2026-03-01', '7'), amend(6, '2026-03-02', 5, '2026-05-01')])
  await recordEntries(studio, [balance(7, '2026-03-03', '6', { lot: 5 })])
  await studio.value('entries.reverse', { batch: batch ?? '' })
  await recordEntries(studio, [usage(8, '2026-03-04', '1', { outcome: 'failed' })])
  await studio.value('entries.list', { from: '2026-01-01', to: '2026-02-01', production: 'Nova', account: 'main' })
  await studio.value('entries.list', { limit: 1, after: '019b0000-0000-7000-8000-000000000001' })
  await studio.value('balance.show', { at: '2026-01-06T12:00:00Z' })
  await studio.value('statement.show', { month: '2026-01' })
  await studio.value('usage.record', { ...take, externalId: 'task-2', production: 'Nova', kept: true })
  const { queue } = await studio.value('queues.save', { production: 'Nova' })
  await studio.value('queue.forecast', { queue: queue.id })
  await studio.value('burndown.show', { from: '2026-01-01' })
  await studio.value('burndown.pace', { range: '12m' })
  await studio.value('spend.show', { month: '2026-03' })
  await studio.value('months.list', {})
  await studio.value('months.checklist', { month: '2026-03' })
  await studio.value('overview.show', {})
  await studio.value('balances.compare', { units: '5' })
  await studio.value('balances.compare', { units: '5', lot: entryId(5) })
  await studio.value('claims.raise', { takes: [entryId(8)] })
  await studio.value('claims.mark', { takes: [entryId(8)], state: 'sent' })
  await studio.value('claims.list', {})
  await studio.value('checks.list', {})
  await studio.value('accounts.list', {})
  await studio.value('accounts.set', { account: 'second', drawingOrder: 'purchase' })
  for (const format of ['jsonl', 'hledger'] as const) {
    await studio.value('exports.journal', { file: studio.path(format), format })
  }
  await studio.value('exports.usage', { file: studio.path('usage.csv'), from: '2026-01-01' })
  const { entry } = await studio.value('purchases.record', { pack: 'standard' })
  const file = studio.path('bank.csv')
  writeFileSync(file, 'Date,Amount\n2026-03-10,-1000\n')
  await studio.value('payments.import', { file })
  const { suggestions } = await studio.value('payments.list', {})
  await studio.value('payments.tie', { payment: suggestions[0]?.payment ?? '', purchase: entry.id })
  await studio.value('exports.statement', { month: '2026-01', format: 'hledger' })
}

function planOf(db: Database.Database, sql: string): string[] {
  if (!/^\s*(SELECT|INSERT|UPDATE|DELETE|WITH)\b/.test(sql)) return []
  const explain = db.prepare(`EXPLAIN QUERY PLAN ${sql}`)
  // A plan does not depend on the values, but they must be there.
  const named: Record<string, null> = {}
  for (const [, name = ''] of sql.matchAll(/@(\w+)/g)) named[name] = null
  const positional = [...sql.matchAll(/\?/g)].map(() => null)
  const rows = (Object.keys(named).length > 0 ? explain.all(named) : explain.all(...positional)) as { detail: string }[]
  return rows.map((row) => row.detail)
}

/** The names under which a statement reads a table. */
function aliases(sql: string, table: string): Set<string> {
  const found = sql.matchAll(
    new RegExp(`\\b(?:FROM|JOIN|UPDATE) (?:main\\.)?${table}\\b(?: (?:AS )?([a-z]\\w*))?`, 'g'),
  )
  return new Set([...found].map(([, alias]) => alias ?? table))
}

/** The steps that read a table from end to end, without an index. */
function scansOf(table: string): string[] {
  return asked.flatMap(({ sql, plan }) => {
    const names = aliases(sql, table)
    const scans = plan.filter((step) => {
      const scanned = /^SCAN (\w+)/.exec(step)?.[1] ?? ''
      return names.has(scanned) && !step.includes(' USING ')
    })
    return scans.map((step) => `${step}: ${sql}`)
  })
}

test('the operations asked enough for this to mean something', () => {
  expect(asked.length).toBeGreaterThan(40)
  expect(asked.filter(({ sql }) => aliases(sql, 'entry').size > 0).length).toBeGreaterThan(12)
})

test('a scan would be found', async () => {
  const studio = await openForAll({ now: '2026-03-10' })
  const db = new Database(studio.ledgerFile)
  expect(planOf(db, 'SELECT count(*) FROM entry e WHERE note = ?')).toEqual(['SCAN e'])
  expect(aliases('SELECT 1 FROM entry e JOIN entry AS other', 'entry')).toEqual(new Set(['e', 'other']))
  db.close()
})

describe('however many entries there are, no operation reads them all to find some', () => {
  test.each(['entry', 'posting', 'usage_day', 'lot_day'])('%s is never scanned', (table) => {
    expect(scansOf(table)).toEqual([])
  })
})

describe('the main questions are answered by an index', () => {
  test.each<[string, RegExp, string]>([
    [
      'a month’s usage',
      /FROM usage_day WHERE day >= @from AND day < @to/,
      'SEARCH usage_day USING PRIMARY KEY (day>? AND day<?)',
    ],
    ['overage up to a day', /FROM usage_day\s+WHERE overage_units > 0/, 'USING COVERING INDEX usage_day_overage'],
    ['what is left of every lot', /AS remaining\s+FROM lot l$/, 'SEARCH d USING PRIMARY KEY (lot=?)'],
    [
      'what was left of every lot before a day',
      /lot_day d WHERE d\.lot = l\.entry AND d\.day < @day/,
      'SEARCH d USING PRIMARY KEY (lot=? AND day<?)',
    ],
    ['a lot’s amends', /a\.kind = 'amend'/, 'SEARCH a USING INDEX entry_amended (target=?)'],
    [
      'whether an entry is reversed',
      /NOT EXISTS \(SELECT 1 FROM entry r/,
      'USING COVERING INDEX entry_reversed (target=?)',
    ],
    ['who reversed an entry', /AS reversed_by/, 'USING INDEX entry_reversed (target=?)'],
    ['the closed months', /WHERE month IS NOT NULL/, 'USING INDEX entry_month'],
    [
      'entries by instant, for the fold',
      /^SELECT e\.seq.*ORDER BY e\.at LIMIT/s,
      'SEARCH e USING INDEX entry_at (at>? AND at<?)',
    ],
    [
      'entries by instant, for a list',
      /e\.at >= @start AND e\.at < @to/,
      'SEARCH e USING INDEX entry_at (at>? AND at<?)',
    ],
    ['an entry by its id', /WHERE e\.id = \?/, 'SEARCH e USING INDEX sqlite_autoindex_entry_1 (id=?)'],
    [
      'an entry by source and external id',
      /e\.external_id = \?/,
      'SEARCH e USING INDEX entry_external (external_id=? AND source=?)',
    ],
    ['an import’s entries', /WHERE seq >= \? AND batch = \?/, 'SEARCH e USING INTEGER PRIMARY KEY (rowid>?)'],
    [
      'an entry’s postings',
      /FROM posting p WHERE p\.at = \? AND p\.entry = \?/,
      'SEARCH p USING PRIMARY KEY (at=? AND entry=?)',
    ],
    ['postings by instant', /FROM posting p JOIN entry e/, 'SEARCH p USING PRIMARY KEY (at>? AND at<?)'],
    ['what was kept of all takes', /'kept' = 1/, 'SEARCH entry USING INDEX entry_kept (production>?)'],
    ['what was not kept of all takes', /'kept' = 0/, 'SEARCH entry USING INDEX entry_dropped (production>?)'],
    ['a production’s clips', /FROM usage_day WHERE production = \?/, 'USING INDEX usage_day_production (production=?)'],
    ['what can have been paid', /FROM lot JOIN account .*\s+WHERE lot\.price > 0 ORDER/, 'SCAN lot'],
    ['the newest posting', /SELECT max\(at\) AS at FROM posting/, 'SEARCH posting'],
  ])('%s', (_question, pattern, step) => {
    const found = asked.filter(({ sql }) => pattern.test(sql))
    expect(found.length, `no operation asked ${pattern}: has the statement been reworded?`).toBeGreaterThan(0)
    for (const { sql, plan } of found) expect(plan.join('\n'), sql).toContain(step)
  })
})
