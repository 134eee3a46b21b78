import type { StatementRowJson } from '../../shared/api/payments.ts'
import type { SortedLine } from '../imports/bank/sort-statement.ts'
import type { LeftOutRow } from '../imports/bank/statement-read.ts'
import { paidJson } from './payments-now.ts'

/** A year's statement of a busy account has fewer; more are not looked through row by row. */
const ROWS_SHOWN = 10_000

/** The lines of a statement with what becomes of them, in the order of the file: at most 10000 of each verdict. */
export function statementRows(sorted: readonly SortedLine[], leftOut: readonly LeftOutRow[]): StatementRowJson[] {
  const shown = new Map<SortedLine['verdict'], number>()
  const rows = sorted.flatMap((one) => {
    const before = shown.get(one.verdict) ?? 0
    shown.set(one.verdict, before + 1)
    return before < ROWS_SHOWN ? [rowJson(one)] : []
  })
  return [...rows, ...leftOut.slice(0, ROWS_SHOWN).map(leftOutJson)].sort((a, b) => a.line - b.line)
}

function leftOutJson({ line, payee, reason }: LeftOutRow): StatementRowJson {
  return { card: '', payee, day: null, amount: null, line, verdict: 'left-out', reason }
}

function rowJson(sorted: SortedLine): StatementRowJson {
  const { line, verdict } = sorted
  const paid = paidJson({ ...line, amount: Math.abs(line.amount) })
  return { ...paid, line: line.line, verdict, reason: reasonOf(sorted) }
}

function reasonOf(sorted: SortedLine): string | null {
  if (sorted.verdict !== 'new' || !sorted.isIdKnown) return null
  return `the bank’s id ${sorted.line.reference ?? ''} is known with another day or amount: it may be a payment that is known, changed`
}
