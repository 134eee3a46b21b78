import type { StatementMapping } from './bank-columns.ts'
import { columnsOf, isStatementHead } from './bank-columns.ts'
import { columnNames } from '../text/column-names.ts'
import type { DelimitedRow, Delimiter } from '../text/delimited.ts'
import { firstRows } from '../text/delimited.ts'
import { usageFieldOf } from '../usage/usage-columns.ts'

/** Lines that a bank writes before the head (the account's name, the span, the balance) and the head itself. */
const MOST_TO_HEAD = 40

/** A comma may also stand in amounts and in texts: of two that divide a file alike it is the last to be thought of. */
const LIKELIEST: readonly Delimiter[] = ['\t', ';', ',']

/** Whether a file that may be of usage opens as a statement: a date, an amount and whom it went to, and no model and no task. */
export function opensWithStatementHead(opening: string): boolean {
  const heads = LIKELIEST.flatMap((delimiter) => firstRows(opening, delimiter, MOST_TO_HEAD))
  return heads.some((cells) => isStatementHead(cells, NOTHING_SAID) && namesPayee(cells) && !cells.some(isOfUsage))
}

const NOTHING_SAID: StatementMapping = new Map()

function namesPayee(cells: readonly string[]): boolean {
  const { at } = columnsOf(cells, NOTHING_SAID)
  return at.payee >= 0 || at.memo >= 0
}

function isOfUsage(name: string): boolean {
  const field = usageFieldOf(name)
  return field === 'model' || field === 'task_id'
}

/** The delimiter with which one of a file's first lines is a statement's head; else the one with which they have most cells. */
export function statementDelimiter(opening: string, said: StatementMapping): Delimiter {
  const tried = LIKELIEST.map((delimiter) => ({ delimiter, rows: firstRows(opening, delimiter, MOST_TO_HEAD) }))
  const found = tried.find(({ rows }) => rows.some((cells) => isStatementHead(cells, said)))
  const cellsIn = (rows: readonly (readonly string[])[]): number => rows.reduce((sum, cells) => sum + cells.length, 0)
  const widest = tried.reduce((best, one) => (cellsIn(one.rows) > cellsIn(best.rows) ? one : best))
  return (found ?? widest).delimiter
}

/**
 * Which row is the head: the first of a statement's, by what is said of its columns and by their names. Else the first that has
 * the columns of which something is said; else the first as wide as most rows are, that it can be said what its columns are.
 */
export function statementHeadAt(rows: readonly DelimitedRow[], said: StatementMapping): number {
  const first = rows.slice(0, MOST_TO_HEAD)
  const known = first.findIndex(({ cells }) => isStatementHead(cells, said))
  if (known >= 0) return known
  const named = first.findIndex(({ cells }) => hasColumns(cells, said))
  if (said.size > 0 && named >= 0) return named
  const width = commonWidth(rows)
  return Math.max(
    0,
    first.findIndex(({ cells }) => cells.length === width),
  )
}

function hasColumns(cells: readonly string[], said: StatementMapping): boolean {
  const names = columnNames(cells)
  return [...said.keys()].every((name) => names.includes(name))
}

function commonWidth(rows: readonly DelimitedRow[]): number {
  const widths = [...Map.groupBy(rows, ({ cells }) => cells.length)]
  const [width] = widths.reduce((best, one) => (one[1].length > best[1].length ? one : best), [0, [] as DelimitedRow[]])
  return width
}
