import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Instant } from '../../shared/domain/calendar.ts'
import type { Connection } from './store/database.ts'
import { row, rows } from './store/database.ts'
import { newestInstant, rebuild } from './postings/derive.ts'
import { openNames } from './journal/names.ts'
import { openForWriting } from './store/open.ts'
import { bookSettings } from './store/settings.ts'
import { refreshExpiries } from './postings/stored-lots.ts'

/** What is derived from the journal, table by table. */
const DERIVED = ['posting', 'lot', 'lot_day', 'usage_day'] as const

/** Of each table so many differing rows are named. */
const NAMED = 3

/** Rebuilds everything derived in a temporary copy and compares it row by row; answers what differs, in words. */
export function compareWithRebuild(db: Connection, onProgress: (at: Instant) => void): string[] {
  const folder = mkdtempSync(join(dirname(db.name) || tmpdir(), 'verify-'))
  try {
    const copy = join(folder, 'ledger.sqlite')
    db.prepare('VACUUM INTO ?').run(copy)
    rebuildCopy(copy, onProgress)
    db.prepare('ATTACH ? AS rebuilt').run(copy)
    try {
      return DERIVED.flatMap((table) => differences(db, table))
    } finally {
      db.exec('DETACH rebuilt')
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function rebuildCopy(file: string, onProgress: (at: Instant) => void): void {
  const db = openForWriting(file)
  try {
    // The copy is thrown away: nothing of it needs to survive a power cut.
    db.pragma('synchronous = OFF')
    db.transaction(() => {
      const through = newestInstant(db)
      for (const table of DERIVED) db.exec(`DELETE FROM ${table}`)
      const from = row<{ at: number | null }>(db, 'SELECT min(at) AS at FROM entry')?.at
      if (from === undefined || from === null) return
      const what = { from, lastChange: Infinity, through, mayConverge: false }
      rebuild(db, openNames(db), bookSettings(db), what, onProgress)
      refreshExpiries(db)
    })()
    db.pragma('journal_mode = DELETE')
  } finally {
    db.close()
  }
}

function differences(db: Connection, table: string): string[] {
  const only = (a: string, b: string): unknown[] =>
    db.prepare(`SELECT * FROM ${a}.${table} EXCEPT SELECT * FROM ${b}.${table} LIMIT ${NAMED}`).all()
  const say = (found: unknown[], what: string): string[] =>
    found.map((one) => `${table}: ${what} ${JSON.stringify(one)}`)
  return [
    ...say(only('main', 'rebuilt'), 'the journal does not give the stored row'),
    ...say(only('rebuilt', 'main'), 'the stored rows lack'),
  ]
}

/** SQLite's own check of the file, and of the references between rows. */
export function checkFile(db: Connection): string[] {
  const findings = rows<{ integrity_check: string }>(db, 'PRAGMA integrity_check(10)').map((one) => one.integrity_check)
  const dangling = db.pragma('foreign_key_check') as unknown[]
  return [
    ...findings.filter((finding) => finding !== 'ok').map((finding) => `file: ${finding}`),
    ...dangling.slice(0, NAMED).map((one) => `file: dangling reference ${JSON.stringify(one)}`),
  ]
}

/** The first thing that SQLite's quicker check of the file finds; null where it finds nothing. */
export function quickCheck(db: Connection): string | null {
  const finding = String(db.pragma('quick_check(1)', { simple: true }))
  return finding === 'ok' ? null : finding
}

/** The sums that must hold whatever was recorded: each lot's costs equal its price (R7), units in equal units out. */
export function checkSums(db: Connection): string[] {
  const lots = rows<{ id: string; what: string; difference: number }>(
    db,
    `WITH sums AS (
       SELECT l.entry, l.id, l.price, l.units, COALESCE(SUM(p.cost), 0) AS cost, COALESCE(SUM(p.units), 0) AS left_units,
         (SELECT remaining FROM lot_day WHERE lot = l.entry ORDER BY day DESC LIMIT 1) AS remaining,
         (SELECT book_value FROM lot_day WHERE lot = l.entry ORDER BY day DESC LIMIT 1) AS book_value
       FROM lot l JOIN posting p ON p.lot = l.entry GROUP BY l.entry)
     SELECT id, 'cost' AS what, cost + book_value - price AS difference
       FROM sums WHERE cost + book_value <> price
     UNION ALL SELECT id, 'units', left_units - remaining
       FROM sums WHERE left_units <> remaining
     UNION ALL SELECT id, 'negative', remaining
       FROM sums WHERE remaining < 0 OR remaining > units`,
  )
  return lots.map((lot) => `lot ${lot.id}: ${WORDS[lot.what] ?? lot.what} (by ${lot.difference})`)
}

const WORDS: Readonly<Record<string, string>> = {
  cost: 'the costs and the book value do not add up to the price',
  units: 'units in do not equal units out and left',
  negative: 'holds less than nothing, or more than it was bought with',
}
