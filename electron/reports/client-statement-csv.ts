import type { ClientStatementJson, WrittenClientStatement } from '../../shared/api/client-statement.ts'
import { neutralised } from '../../shared/domain/spreadsheet-text.ts'
import { csvRecord } from './csv.ts'

const COLUMNS = [
  'month',
  'client',
  'section',
  'production',
  'code',
  'model',
  'resolution',
  'seconds',
  'clips',
  'failed',
  'rejected',
  'units',
  'cost',
  'waste_share',
  'total',
  'currency',
  'digest',
] as const

type Row = Partial<Record<(typeof COLUMNS)[number], string>>
type Counts = Pick<ClientStatementJson['totals'], 'clips' | 'failed' | 'rejected' | 'units' | 'cost'>

/**
 * A client's or production's month as one tidy table (RFC 4180), a row a line of the statement: `section` is production, render_kind or
 * total. `waste_share` is empty where waste is left out; render kinds bear none. `units` is empty where several accounts paid. `digest`
 * is the one that the month was closed with (R11), empty of an open month. Text that a spreadsheet would run is neutralised.
 */
export function* writeClientStatementCsv(statement: WrittenClientStatement): Generator<string> {
  yield csvRecord(COLUMNS)
  const { month, client, currency, digest } = statement
  for (const row of rows(statement)) {
    const full: Row = { month, client: neutralised(client ?? ''), currency, digest: digest ?? '', ...row }
    yield csvRecord(COLUMNS.map((column) => full[column] ?? ''))
  }
}

function* rows({ byProduction, byRenderKind, totals }: ClientStatementJson): Generator<Row> {
  for (const row of byProduction) {
    yield {
      section: 'production',
      production: neutralised(row.production),
      code: neutralised(row.code ?? ''),
      ...counts(row),
      ...sums(row),
    }
  }
  for (const row of byRenderKind) {
    yield {
      section: 'render_kind',
      model: neutralised(row.model),
      resolution: neutralised(row.resolution),
      seconds: String(row.seconds),
      ...counts(row),
    }
  }
  yield { section: 'total', ...counts(totals), ...sums(totals) }
}

function counts({ clips, failed, rejected, units, cost }: Counts): Row {
  return {
    clips: String(clips),
    failed: String(failed),
    rejected: String(rejected),
    units: units ?? '',
    cost: cost.amount,
  }
}

function sums({ wasteShare, total }: Pick<ClientStatementJson['totals'], 'wasteShare' | 'total'>): Row {
  return { waste_share: wasteShare?.amount ?? '', total: total.amount }
}
