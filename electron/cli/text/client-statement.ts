import type { ClientStatementJson } from '../../../shared/api/client-statement.ts'
import { headline, page } from './format.ts'
import type { Column } from './table.ts'
import { table } from './table.ts'
import { kindText } from '../../../shared/domain/kind-text.ts'

type Counts = Pick<ClientStatementJson['totals'], 'clips' | 'failed' | 'rejected' | 'units' | 'cost'>
type Figures = ClientStatementJson['totals']

/** A client's or a production's month, as a document that can be handed to them as it is. */
export function clientStatementText(statement: ClientStatementJson): string {
  const { month, zone, currency, closed, client, waste, byProduction, byRenderKind, totals } = statement
  const title = headline(`Statement for ${month}: ${client ?? byProduction[0]?.production ?? ''}`)
  const rows = [
    ...byProduction.map((row) => ({
      ...row,
      name: row.code === null ? row.production : `${row.production} (${row.code})`,
    })),
    ...(byProduction.length > 1 ? [{ ...totals, name: 'Total' }] : []),
  ]
  return page(
    `${title}\nDays in ${zone}, money in ${currency}; the month is ${closed ? 'closed' : 'open'}.`,
    `By production\n\n${table([{ head: 'Production', cell: (row) => row.name }, ...countColumns<Figures & { name: string }>(currency), ...shareColumns(statement)], rows)}`,
    byRenderKind.length === 0
      ? 'Nothing was made in this month.'
      : `By render kind\n\n${table(
          [{ head: 'Render kind', cell: kindText }, ...countColumns<(typeof byRenderKind)[number]>(currency)],
          byRenderKind,
        )}`,
    waste === 'shared'
      ? 'Prepaid units that expired unused are shared out over all work of the month in proportion to its cost.'
      : '',
  )
}

function countColumns<Row extends Counts>(currency: string): Column<Row>[] {
  return [
    { head: 'Clips', align: 'number', cell: (row) => String(row.clips) },
    { head: 'Failed', align: 'number', cell: (row) => String(row.failed) },
    { head: 'Rejected', align: 'number', cell: (row) => String(row.rejected) },
    { head: 'Units', align: 'number', cell: (row) => row.units },
    { head: `Cost ${currency}`, align: 'number', cell: (row) => row.cost.amount },
  ]
}

function shareColumns({ waste, currency }: ClientStatementJson): Column<Figures>[] {
  if (waste === 'left-out') return []
  return [
    { head: `Share of waste ${currency}`, align: 'number', cell: (row) => row.wasteShare?.amount ?? null },
    { head: `Total ${currency}`, align: 'number', cell: (row) => row.total.amount },
  ]
}
