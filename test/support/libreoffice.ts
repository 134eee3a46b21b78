import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { TestContext } from 'vitest'
import { parse } from 'csv-parse/sync'

/** Skips a test, and says so, where LibreOffice is not installed. */
export function needLibreOffice(context: TestContext): void {
  if (spawnSync('soffice', ['--version']).status === 0) return
  const reason = `soffice not found (apt-get install libreoffice-calc), so this ran without: ${context.task.name}`
  console.warn(reason)
  context.skip(reason)
}

/** CSV with commas in UTF-8, every sheet a file of its own; dates as ISO 8601 has them, numbers with all their digits. */
const EVERY_SHEET = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1'

/** Has LibreOffice read workbooks of one folder; answers the rows of a sheet of one of them. */
export function readByLibreOffice(files: readonly string[]): (file: string, sheet: string) => string[][] {
  const folder = dirname(files[0] ?? '')
  const done = spawnSync('soffice', [
    `-env:UserInstallation=file://${join(folder, 'office')}`,
    '--headless',
    '--convert-to',
    EVERY_SHEET,
    '--outdir',
    folder,
    ...files,
  ])
  if (done.status !== 0 || String(done.stderr).includes('Error')) throw new Error(String(done.stderr))
  return (file, sheet) => {
    const text = readFileSync(join(folder, `${basename(file, '.xlsx')}-${sheet}.csv`), 'utf8')
    return parse(text, { relax_column_count: true })
  }
}
