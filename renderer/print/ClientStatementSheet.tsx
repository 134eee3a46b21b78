import type { ClientStatementJson } from '../../shared/api/client-statement.ts'
import { formatCount, formatMoney, formatMonth, formatUnits } from '../ui/format.ts'
import type { Closing } from './SheetStamp.tsx'
import { SheetStamp } from './SheetStamp.tsx'
import classes from './sheet.module.css'
import type { SheetColumn } from './SheetTable.tsx'
import { SheetTable } from './SheetTable.tsx'

/** What the printed statement of a client or production shows. */
export interface PrintedClientStatement {
  readonly statement: ClientStatementJson
  /** When an open month's figures were read. */
  readonly at: string
  readonly closing: Closing | null
}

interface ClientStatementSheetProps extends PrintedClientStatement {
  /** The client's or the production's. */
  readonly name: string
}

/** A month for one client or production on paper: every figure is the statement's own, and nothing in it is of any other. */
export function ClientStatementSheet({ statement, at, closing, name }: ClientStatementSheetProps) {
  const { month, zone, currency, waste, byProduction, byRenderKind, totals } = statement
  const shared = waste === 'shared' ? [WASTE_COLUMN, TOTAL_COLUMN] : []
  return (
    <article className={classes.sheet}>
      <header className={classes.head}>
        <div>
          <h1>
            <bdi>{name}</bdi>
          </h1>
          <p>AI video generation in {formatMonth(month)}</p>
        </div>
        <SheetStamp zone={zone} currency={currency} at={at} closing={closing} />
      </header>
      <dl className={classes.totals}>
        {figuresOf(totals).map(([label, figure]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{figure}</dd>
          </div>
        ))}
      </dl>
      <SheetTable
        title="By production"
        columns={[
          { head: 'Production', cell: (row) => row.production },
          { head: 'Code', cell: (row) => row.code ?? '' },
          ...USAGE_COLUMNS,
          ...shared,
        ]}
        rows={byProduction}
        keyOf={(row) => row.production}
      />
      <SheetTable
        title="By render kind"
        columns={[
          { head: 'Render kind', cell: (row) => `${row.model} ${row.resolution} ${row.seconds} s` },
          ...USAGE_COLUMNS,
        ]}
        rows={byRenderKind}
        keyOf={(row) => JSON.stringify([row.model, row.resolution, row.seconds])}
      />
      <p className={classes.note}>
        {waste === 'shared'
          ? 'The share of the waste is the part of what expired unused in the month that falls to this cost.'
          : 'What expired unused in the month is not in these figures.'}
      </p>
    </article>
  )
}

function figuresOf({ clips, units, cost, wasteShare, total }: ClientStatementJson['totals']) {
  const shared = [
    ['Share of the waste', formatMoney(wasteShare)],
    ['Total', formatMoney(total)],
  ] as const
  return [
    ['Clips', formatCount(clips)],
    ['Units', formatUnits(units)],
    ['Cost', formatMoney(cost)],
    ...(wasteShare === null ? [] : shared),
  ] as const
}

type Usage = ClientStatementJson['byRenderKind'][number]
type ProductionRow = ClientStatementJson['byProduction'][number]

const USAGE_COLUMNS: readonly SheetColumn<Pick<Usage, 'clips' | 'failed' | 'rejected' | 'units' | 'cost'>>[] = [
  { head: 'Clips', isFigure: true, cell: (row) => formatCount(row.clips) },
  { head: 'Failed', isFigure: true, cell: (row) => formatCount(row.failed) },
  { head: 'Rejected', isFigure: true, cell: (row) => formatCount(row.rejected) },
  { head: 'Units', isFigure: true, cell: (row) => formatUnits(row.units) },
  { head: 'Cost', isFigure: true, cell: (row) => formatMoney(row.cost) },
]

const WASTE_COLUMN: SheetColumn<ProductionRow> = {
  head: 'Share of the waste',
  isFigure: true,
  cell: (row) => formatMoney(row.wasteShare),
}
const TOTAL_COLUMN: SheetColumn<ProductionRow> = {
  head: 'Total',
  isFigure: true,
  cell: (row) => formatMoney(row.total),
}
