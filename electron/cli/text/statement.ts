import type { StatementJson } from '../../../shared/api/shapes.ts'
import { isZero, packText, page } from './format.ts'
import { overageWarning } from './postings.ts'
import type { Column } from './table.ts'
import { table } from './table.ts'

type AccountFigures = StatementJson['accounts'][number]
type Figure = AccountFigures['opening']
type UsageFigures = Omit<StatementJson['byProduction'][number], 'production'>

/** How a reader adds up the movements; in money an adjustment is what it cost, so that it is taken off. */
const SUMS = `In units, opening + purchased - used + adjusted - expired = closing.
In money, opening + purchased - used - adjusted - expired = closing. Overage is beyond the lots, and in neither.`

/** The monthly statement as a document that can be handed on as it is. Every figure is the statement's own. */
export function statementText(statement: StatementJson): string {
  const { accounts, currency } = statement
  return page(
    heading(statement),
    ...accounts.map(({ account, overage }) => overageWarning(account, overage)),
    ...accounts.map((account) => section(`Account ${account.account}`, movementsTable(account, currency))),
    accounts.length === 0 ? 'No account has anything in this month.' : SUMS,
    section('By production', productionsTable(statement)),
    section('By render kind', renderKindsTable(statement)),
    section('By lot', lotsTable(statement)),
    section('Totals', totalsTable(statement)),
  )
}

function heading({ month, zone, currency, closed }: StatementJson): string {
  const title = `Statement for ${month}`
  const state = closed ? 'closed' : 'open'
  return `${title}\n${'═'.repeat(title.length)}\nDays in ${zone}, money in ${currency}; the month is ${state}.`
}

function section(title: string, body: string): string {
  return body === '' ? '' : `${title}\n\n${body}`
}

function movementsTable(account: AccountFigures, currency: string): string {
  const movements: readonly (readonly [label: string, figure: Figure])[] = [
    ['Opening', account.opening],
    ['Purchased', account.purchased],
    ['Used', account.used],
    ['Overage (covered by no lot)', account.overage],
    ['Adjusted (units that lots gained)', account.adjusted],
    ['Expired unused', account.expired],
    ['Closing', account.closing],
  ]
  return table(
    [
      { head: 'Movement', cell: ([label]) => label },
      { head: 'Units', align: 'number', cell: ([, figure]) => figure.units },
      { head: currency, align: 'number', cell: ([, figure]) => figure.cost.amount },
    ],
    movements,
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
  const rows: readonly (readonly [label: string, amount: string | null])[] = [
    ['Spent (packs and overage)', totals.spent.amount],
    ['Consumed (usage, overage and adjustments)', totals.consumed.amount],
    ['Wasted (expired unused)', totals.wasted.amount],
    ['Cost of a used unit, waste included', totals.unitCost?.amount ?? null],
    ['The same clips at list price', totals.listEquivalent.amount],
    ['Saving against list price', totals.saving.amount],
  ]
  return table(
    [
      { head: 'Total', cell: ([label]) => label },
      { head: currency, align: 'number', cell: ([, amount]) => amount },
    ],
    rows,
  )
}
