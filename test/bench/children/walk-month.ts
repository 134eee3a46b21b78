import { closeSync, openSync, writeSync } from 'node:fs'
import Database from 'better-sqlite3'

/**
 * Walks the postings of a span with what their entries say, and writes a line each: LEDGER FROM TO FILE. The least that a file of a
 * month's takes can cost.
 */
const [ledger = '', from = '', to = '', file = ''] = process.argv.slice(2)
const db = new Database(ledger, { readonly: true })
const postings = db
  .prepare(
    `SELECT p.kind, p.at, p.lot, p.units, p.cost, e.id, e.account, e.charge, e.production, e.clips, e.shot, e.external_id
     FROM posting p JOIN entry e ON e.seq = p.entry WHERE p.at >= ? AND p.at < ? ORDER BY p.at`,
  )
  .raw()
const BLOCK = 1 << 18
const out = openSync(file, 'w')
let lines = ''
for (const cells of postings.iterate(Number(from), Number(to)) as Iterable<readonly unknown[]>) {
  lines += `${cells.join(',')}\n`
  if (lines.length < BLOCK) continue
  writeSync(out, lines)
  lines = ''
}
writeSync(out, lines)
closeSync(out)
db.close()
