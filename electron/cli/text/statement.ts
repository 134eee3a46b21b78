import type { StatementJson } from '../../../shared/api/shapes.ts'
import { MOVEMENT_SUMS, MOVEMENT_WORDS, MOVEMENTS, totalLines } from '../../../shared/api/statement-words.ts'
import { headline, isZero, packText, page } from './format.ts'
import { overageWarning } from './postings.ts'
import type { Column } from './table.ts'
import { table } from './table.ts'

type AccountFigures = StatementJson['accounts'][number]
type UsageFigures = Omit<StatementJson['byProduction'][number], 'production'>

/** The monthly statement as a document that can be handed on as it is. Every figure is the statement's own. */
export function statementText(statement: StatementJson): string {
  const { accounts, currency } = statement
  return page(
    heading(statement),
    ...accounts.map(({ account, overage }) => overageWarning(account, overage)),
    ...accounts.map((account) => section(`Account ${account.account}`, movementsTable(account, currency))),
    accounts.length === 0 ? 'No account has anything in this month.' : MOVEMENT_SUMS.join('\n'),
    section('By production', productionsTable(statement)),
    section('By render kind', renderKindsTable(statement)),
    section('By lot', lotsTable(statement)),
    section('Totals', totalsTable(statement)),
  )
}

function heading({ month, zone, currency, closed }: StatementJson): string {
  const title = `Statement for ${month}`
  const state = closed ? 'closed' : 'open'
  return `${headline(title)}\nDays in ${zone}, money in ${currency}; the month is ${state}.`
}

function section(title: string, body: string): string {
  return body === '' ? '' : `${title}\n\n${body}`
}

function movementsTable(account: AccountFigures, currency: string): string {
  return table(
    [
      { head: 'Movement', cell: (movement) => MOVEMENT_WORDS[movement].words },
      { head: 'Units', align: 'number', cell: (movement) => account[movement].units },
      { head: currency, align: 'number', cell: (movement) => account[movement].cost.amount },
    ],
    MOVEMENTS,
  )
}

function productionsTable(statement: StatementJson): string {
  const rows = statement.byProduction
  if (rows.length === 0) return ''
  const production = { head: 'Production', cell: (row: (typeof rows)[number]) => row.production ?? '(unattributed)' }
  return table([production, ...usageColumns(statement)], rows)
}

function renderKindsTable(statement: StatementJson): string {
  const rows = statement.byRenderKind
  if (rows.length === 0) return ''
  return table(
    [
      { head: 'Model', cell: (row) => row.model },
      { head: 'Resolution', cell: (row) => row.resolution },
      { head: 'Seconds', align: 'number', cell: (row) => String(row.seconds) },
      ...usageColumns(statement),
    ],
    rows,
  )
}

/** What both breakdowns say of usage; the account only where there are several, overage only where there is any. */
function usageColumns({ accounts, currency }: StatementJson): Column<UsageFigures>[] {
  const account: Column<UsageFigures> = { head: 'Account', cell: (row) => row.account }
  const overage: Column<UsageFigures>[] = [
    { head: 'Overage units', align: 'number', cell: (row) => row.overageUnits },
    { head: `Overage ${currency}`, align: 'number', cell: (row) => row.overageCost.amount },
  ]
  return [
    ...(accounts.length > 1 ? [account] : []),
    { head: 'Clips', align: 'number', cell: (row) => String(row.clips) },
    { head: 'Failed', align: 'number', cell: (row) => String(row.failed) },
    { head: 'Rejected', align: 'number', cell: (row) => String(row.rejected) },
    { head: 'Units', align: 'number', cell: (row) => row.units },
    { head: `Cost ${currency}`, align: 'number', cell: (row) => row.cost.amount },
    ...(accounts.every((one) => isZero(one.overage.units)) ? [] : overage),
  ]
}

function lotsTable({ byLot, currency }: StatementJson): string {
  if (byLot.length === 0) return ''
  return table(
    [
      { head: 'Lot', cell: (row) => row.lot },
      { head: 'Pack', cell: (row) => packText(row.pack) },
      { head: 'Units used', align: 'number', cell: (row) => row.used },
      { head: 'Units expired', align: 'number', cell: (row) => row.expired },
      { head: `Cost ${currency}`, align: 'number', cell: (row) => row.cost.amount },
      { head: `Waste ${currency}`, align: 'number', cell: (row) => row.wasteCost.amount },
    ],
    byLot,
  )
}

function totalsTable({ totals, currency }: StatementJson): string {
  return table(
    [
      { head: 'Total', cell: ({ words }) => words },
      { head: currency, align: 'number', cell: ({ money }) => money?.amount ?? null },
    ],
    totalLines(totals),
  )
}
