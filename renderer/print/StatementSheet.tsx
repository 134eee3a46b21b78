import type { SpendJson } from '../../shared/api/spend.ts'
import type { StatementJson } from '../../shared/api/shapes.ts'
import { MOVEMENT_SUMS, MOVEMENT_WORDS, MOVEMENTS, totalLines } from '../../shared/api/statement-words.ts'
import { formatCount, formatMoney, formatMonth, formatUnits } from '../ui/format.ts'
import { PrintCharts } from './PrintCharts.tsx'
import type { Closing } from './SheetStamp.tsx'
import { SheetStamp } from './SheetStamp.tsx'
import classes from './sheet.module.css'
import type { SheetColumn } from './SheetTable.tsx'
import { SheetTable } from './SheetTable.tsx'

/** What a printed statement shows. */
export interface PrintedStatement {
  readonly statement: StatementJson
  readonly spend: SpendJson
  /** When an open month's figures were read; a closed month's are the same whenever they are. */
  readonly at: string
  readonly closing: Closing | null
}

/** All that a cost of a unit has, in every format. */
const UNIT_DIGITS = 6

/** The monthly statement on paper: every figure is the statement's own. */
export function StatementSheet({ statement, spend, at, closing }: PrintedStatement) {
  const { month, zone, currency, accounts, byProduction, byRenderKind, byLot } = statement
  return (
    <article className={classes.sheet}>
      <header className={classes.head}>
        <div>
          <h1>Statement for {formatMonth(month)}</h1>
          <p>AI video generation: prepaid packs and what was drawn from them</p>
        </div>
        <SheetStamp zone={zone} currency={currency} at={at} closing={closing} />
      </header>
      <Totals statement={statement} />
      {accounts.map((account) => (
        <SheetTable
          key={account.account}
          title={`Account ${account.account}`}
          columns={MOVEMENT_COLUMNS}
          rows={movementsOf(account)}
          keyOf={({ words }) => words}
        />
      ))}
      <SheetTable
        title="By production"
        columns={[{ head: 'Production', cell: (row) => row.production ?? 'No production' }, ...usageColumns(statement)]}
        rows={byProduction}
        keyOf={(row) => JSON.stringify([row.production, row.account])}
      />
      <SheetTable
        title="By render kind"
        columns={[
          { head: 'Render kind', cell: (row) => `${row.model} ${row.resolution} ${row.seconds} s` },
          ...usageColumns(statement),
        ]}
        rows={byRenderKind}
        keyOf={(row) => JSON.stringify([row.model, row.resolution, row.seconds, row.account])}
      />
      <SheetTable title="By lot" columns={LOT_COLUMNS} rows={byLot} keyOf={(row) => row.lot} />
      <PrintCharts spend={spend} />
      <p className={classes.note}>{MOVEMENT_SUMS.join(' ')}</p>
    </article>
  )
}

function Totals({ statement: { totals } }: { readonly statement: StatementJson }) {
  return (
    <dl className={classes.totals}>
      {totalLines(totals).map(({ total, words, money }) => (
        <div key={total}>
          <dt>{words}</dt>
          <dd>{total === 'unitCost' ? formatMoney(money, UNIT_DIGITS) : formatMoney(money)}</dd>
        </div>
      ))}
    </dl>
  )
}

type Account = StatementJson['accounts'][number]

interface Movement {
  readonly words: string
  readonly figure: Account['opening']
}

const MOVEMENT_COLUMNS: readonly SheetColumn<Movement>[] = [
  { head: 'Movement', cell: ({ words }) => words },
  { head: 'Units', isFigure: true, cell: ({ figure }) => formatUnits(figure.units) },
  { head: 'Money', isFigure: true, cell: ({ figure }) => formatMoney(figure.cost) },
]

function movementsOf(account: Account): Movement[] {
  return MOVEMENTS.map((movement) => ({ words: MOVEMENT_WORDS[movement].words, figure: account[movement] }))
}

type Usage = Omit<StatementJson['byProduction'][number], 'production'>

/** The account only where there are several, overage only where there is any. */
function usageColumns({ accounts, byProduction }: StatementJson): SheetColumn<Usage>[] {
  const hasOverage = byProduction.some((row) => row.overageUnits !== '0')
  const account: SheetColumn<Usage> = { head: 'Account', cell: (row) => row.account }
  const overage: SheetColumn<Usage>[] = [
    { head: 'Overage units', isFigure: true, cell: (row) => formatUnits(row.overageUnits) },
    { head: 'Overage cost', isFigure: true, cell: (row) => formatMoney(row.overageCost) },
  ]
  return [
    ...(accounts.length > 1 ? [account] : []),
    { head: 'Clips', isFigure: true, cell: (row) => formatCount(row.clips) },
    { head: 'Failed', isFigure: true, cell: (row) => formatCount(row.failed) },
    { head: 'Rejected', isFigure: true, cell: (row) => formatCount(row.rejected) },
    { head: 'Units', isFigure: true, cell: (row) => formatUnits(row.units) },
    { head: 'Cost', isFigure: true, cell: (row) => formatMoney(row.cost) },
    ...(hasOverage ? overage : []),
  ]
}

const LOT_COLUMNS: readonly SheetColumn<StatementJson['byLot'][number]>[] = [
  { head: 'Pack', cell: (row) => row.pack ?? 'Found by a balance' },
  { head: 'Lot', cell: (row) => row.lot.slice(-12) },
  { head: 'Units used', isFigure: true, cell: (row) => formatUnits(row.used) },
  { head: 'Cost', isFigure: true, cell: (row) => formatMoney(row.cost) },
  { head: 'Units expired', isFigure: true, cell: (row) => formatUnits(row.expired) },
  { head: 'Waste', isFigure: true, cell: (row) => formatMoney(row.wasteCost) },
]
