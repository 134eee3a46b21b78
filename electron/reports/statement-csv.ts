import type { StatementJson } from '../../shared/api/shapes.ts'
import { MOVEMENTS, TOTALS } from '../../shared/api/statement-words.ts'
import { neutralised } from '../../shared/domain/spreadsheet-text.ts'
import { csvRecord } from './csv.ts'
import type { StatementFile } from './statement-file.ts'

const COLUMNS = [
  'month',
  'section',
  'item',
  'account',
  'production',
  'model',
  'resolution',
  'seconds',
  'lot',
  'pack',
  'clips',
  'failed',
  'rejected',
  'units',
  'cost',
  'overage_units',
  'overage_cost',
  'expired_units',
  'waste_cost',
  'currency',
  'digest',
] as const

type Column = (typeof COLUMNS)[number]

type Row = Partial<Record<Column, string>> & { readonly section: string }

/**
 * The monthly statement as one tidy table (RFC 4180, UTF-8 without a byte order mark), a row for each of its lines, so that
 * several months can be stacked and pivoted. A cell that does not apply is empty. By `section`:
 *
 * - `account`: seven rows an account; `item` is opening, purchased, used, overage, adjusted, expired or closing, with `units`
 *   and `cost` as the statement gives them;
 * - `production`: an account's usage by production; an empty `production` is usage that is not attributed;
 * - `render_kind`: an account's usage by `model`, `resolution` and `seconds`;
 * - `lot`: a lot's account, `units` and `cost` drawn, `expired_units` and `waste_cost` forfeited; an empty `pack` is a lot that a balance found;
 * - `total`: `item` is spent, consumed, wasted, unit_cost, list_equivalent or saving, in `cost`.
 *
 * `digest` is the one that the month was closed with (R11), empty of an open month.
 *
 * The sections show the same figures in different cuts: sum within one. Text that a spreadsheet would run is neutralised.
 */
export function* writeStatementCsv(file: StatementFile): Generator<string> {
  const { month, currency, digest } = file.statement
  yield csvRecord(COLUMNS)
  for (const row of rows(file)) {
    const full: Row = { month, currency, digest: digest ?? '', ...row }
    yield csvRecord(COLUMNS.map((column) => full[column] ?? ''))
  }
}

function* rows({ statement, lots }: StatementFile): Generator<Row> {
  for (const account of statement.accounts) yield* accountRows(account)
  for (const row of statement.byProduction) {
    yield { section: 'production', production: neutralised(row.production ?? ''), ...usageFigures(row) }
  }
  for (const row of statement.byRenderKind) {
    yield {
      section: 'render_kind',
      model: neutralised(row.model),
      resolution: neutralised(row.resolution),
      seconds: String(row.seconds),
      ...usageFigures(row),
    }
  }
  for (const row of statement.byLot) {
    yield {
      section: 'lot',
      lot: row.lot,
      account: neutralised(lots.get(row.lot)?.account ?? ''),
      pack: neutralised(row.pack ?? ''),
      units: row.used,
      cost: row.cost.amount,
      expired_units: row.expired,
      waste_cost: row.wasteCost.amount,
    }
  }
  yield* totalRows(statement.totals)
}

function* accountRows(row: StatementJson['accounts'][number]): Generator<Row> {
  const account = neutralised(row.account)
  for (const item of MOVEMENTS) {
    yield { section: 'account', item, account, units: row[item].units, cost: row[item].cost.amount }
  }
}

function usageFigures(row: StatementJson['byProduction'][number] | StatementJson['byRenderKind'][number]) {
  return {
    account: neutralised(row.account),
    clips: String(row.clips),
    failed: String(row.failed),
    rejected: String(row.rejected),
    units: row.units,
    cost: row.cost.amount,
    overage_units: row.overageUnits,
    overage_cost: row.overageCost.amount,
  }
}

function* totalRows(totals: StatementJson['totals']): Generator<Row> {
  for (const { total, key } of TOTALS) yield { section: 'total', item: key, cost: totals[total]?.amount ?? '' }
}
