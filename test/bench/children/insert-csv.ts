import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import type Database from 'better-sqlite3'
import { parse } from 'csv-parse'
import type { Bare } from '../support/bare-database.ts'
import { openBare } from '../support/bare-database.ts'
import { milliseconds } from '../support/median.ts'
import { report } from './report.ts'

/** Puts a CSV's rows into a table of its columns: FOLDER USAGE. Rows are taken from the stream as they come: the quickest way. */
const [folder = '', usage = ''] = process.argv.slice(2)
const db = openBare(join(folder, 'bare.sqlite'))
report(await milliseconds(() => insertRows(db, usage)))
db.close()

function insertRows(db: Bare, file: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let insert: Insert | null = null
    db.exec('BEGIN')
    createReadStream(file)
      .pipe(parse())
      .on('data', (cells: readonly string[]) => {
        if (insert === null) insert = tableOf(db, cells)
        else insert.run(...cells)
      })
      .on('error', reject)
      .on('end', () => {
        db.exec('COMMIT')
        resolve()
      })
  })
}

type Insert = Database.Statement<string[]>

function tableOf(db: Bare, columns: readonly string[]): Insert {
  db.exec(`CREATE TABLE usage (${columns.map((name) => `${name} TEXT`).join(', ')})`)
  return db.prepare(`INSERT INTO usage VALUES (${columns.map(() => '?').join(', ')})`)
}
