import type { StatementJson } from '../../shared/api/shapes.ts'
import type { Currency, Money } from '../../shared/domain/money.ts'

/** What a cell's text stands for: a text; a whole number; units; money in the statement's currency; a quotient of six decimals. */
export type CellKind = 'text' | 'count' | 'units' | 'money' | 'quotient'

export interface SectionColumn {
  /** What it is called in a file for programs. */
  readonly key: string
  /** What it is called for people. */
  readonly head: string
  /** In characters. */
  readonly width: number
  readonly kind: CellKind
  /** Whether its cells add up. */
  readonly isSummed: boolean
}

/** A part of the statement as a table; a cell that does not apply is null. */
export interface Section {
  /** What it is called in a file for programs, and for people. */
  readonly key: string
  readonly name: string
  readonly columns: readonly SectionColumn[]
  readonly rows: readonly (readonly (string | null)[])[]
}

/** A statement as its files hold it: with the digest that its month was closed with, where it is closed (R11). */
export interface WrittenStatement extends StatementJson {
  readonly digest?: string
}

/** A figure of the whole month. */
export interface SummaryLine {
  readonly key: string
  readonly name: string
  readonly kind: CellKind
  readonly value: string | null
}

/** What the month came to as a whole. */
export function summaryOf({ month, zone, currency, closed, digest, totals }: WrittenStatement): SummaryLine[] {
  return [
    { key: 'month', name: 'Month', kind: 'text', value: month },
    { key: 'zone', name: 'Time zone', kind: 'text', value: zone },
    { key: 'currency', name: 'Currency', kind: 'text', value: currency },
    { key: 'closed', name: 'Closed', kind: 'text', value: closed ? 'yes' : 'no' },
    { key: 'digest', name: 'Digest of the closing', kind: 'text', value: digest ?? null },
    { key: 'spent', name: 'Spent on packs and overage', kind: 'money', value: totals.spent.amount },
    { key: 'consumed', name: 'Consumed', kind: 'money', value: totals.consumed.amount },
    { key: 'wasted', name: 'Wasted, expired unused', kind: 'money', value: totals.wasted.amount },
    {
      key: 'unit_cost',
      name: 'Cost of a used unit, waste included',
      kind: 'quotient',
      value: totals.unitCost?.amount ?? null,
    },
    {
      key: 'list_equivalent',
      name: 'The same clips at list price',
      kind: 'money',
      value: totals.listEquivalent.amount,
    },
    { key: 'saving', name: 'Saved against list price', kind: 'money', value: totals.saving.amount },
  ]
}

/** The statement's tables, in the order of the statement. */
export function sectionsOf(statement: StatementJson): Section[] {
  const { currency, accounts, byProduction, byRenderKind, byLot } = statement
  return [
    section('accounts', 'Accounts', accountColumns(currency), accounts),
    section('productions', 'Productions', [productionColumn, ...usageColumns(currency)], byProduction),
    section('render_kinds', 'Render kinds', [...kindColumns, ...usageColumns(currency)], byRenderKind),
    section('lots', 'Lots', lotColumns(currency), byLot),
  ]
}

/** A column with what a row has in it. */
export interface Column<R> extends Omit<SectionColumn, 'isSummed'> {
  readonly isSummed?: true
  readonly value: (row: R) => string | null
}

/** A section of rows, and of what each column has of them. */
export function section<R>(key: string, name: string, columns: readonly Column<R>[], rows: readonly R[]): Section {
  return {
    key,
    name,
    columns: columns.map(({ value: _, isSummed, ...column }) => ({ ...column, isSummed: isSummed === true })),
    rows: rows.map((row) => columns.map(({ value }) => value(row))),
  }
}

type UsageRow = StatementJson['byProduction'][number] | StatementJson['byRenderKind'][number]

const productionColumn: Column<StatementJson['byProduction'][number]> = {
  key: 'production',
  head: 'Production',
  width: 28,
  kind: 'text',
  value: ({ production }) => production,
}

interface RenderKindRow {
  readonly model: string
  readonly resolution: string
  readonly seconds: number
}

export const kindColumns: readonly Column<RenderKindRow>[] = [
  { key: 'model', head: 'Model', width: 28, kind: 'text', value: ({ model }) => model },
  { key: 'resolution', head: 'Resolution', width: 12, kind: 'text', value: ({ resolution }) => resolution },
  { key: 'seconds', head: 'Seconds', width: 10, kind: 'count', value: ({ seconds }) => String(seconds) },
]

interface OutcomesRow {
  readonly clips: number
  readonly failed: number
  readonly rejected: number
}

export const outcomeColumns: readonly Column<OutcomesRow>[] = [
  countColumn('clips', 'Clips', ({ clips }) => clips),
  countColumn('failed', 'Failed', ({ failed }) => failed),
  countColumn('rejected', 'Rejected', ({ rejected }) => rejected),
]

function usageColumns(currency: Currency): readonly Column<UsageRow>[] {
  return [
    { key: 'account', head: 'Account', width: 16, kind: 'text', value: ({ account }) => account },
    ...outcomeColumns,
    unitsColumn('units', 'Units', (row) => row.units),
    moneyColumn('cost', `Cost ${currency}`, ({ cost }) => cost),
    unitsColumn('overage_units', 'Overage units', ({ overageUnits }) => overageUnits),
    moneyColumn('overage_cost', `Overage cost ${currency}`, ({ overageCost }) => overageCost),
  ]
}

const FIGURES = ['opening', 'purchased', 'used', 'overage', 'adjusted', 'expired', 'closing'] as const

function accountColumns(currency: Currency): readonly Column<StatementJson['accounts'][number]>[] {
  const name = (figure: string): string => figure.charAt(0).toUpperCase() + figure.slice(1)
  return [
    { key: 'account', head: 'Account', width: 16, kind: 'text', value: ({ account }) => account },
    ...FIGURES.flatMap((figure): Column<StatementJson['accounts'][number]>[] => [
      unitsColumn(`${figure}_units`, `${name(figure)}, units`, (row) => row[figure].units),
      moneyColumn(`${figure}_cost`, `${name(figure)}, ${currency}`, (row) => row[figure].cost),
    ]),
  ]
}

function lotColumns(currency: Currency): readonly Column<StatementJson['byLot'][number]>[] {
  return [
    { key: 'lot', head: 'Lot', width: 38, kind: 'text', value: ({ lot }) => lot },
    { key: 'pack', head: 'Pack', width: 14, kind: 'text', value: ({ pack }) => pack },
    unitsColumn('used_units', 'Units used', ({ used }) => used),
    moneyColumn('cost', `Cost ${currency}`, ({ cost }) => cost),
    unitsColumn('expired_units', 'Units expired', ({ expired }) => expired),
    moneyColumn('waste_cost', `Waste ${currency}`, ({ wasteCost }) => wasteCost),
  ]
}

export function countColumn<R>(key: string, head: string, value: (row: R) => number): Column<R> {
  return { key, head, width: 10, kind: 'count', isSummed: true, value: (row) => String(value(row)) }
}

export function unitsColumn<R>(key: string, head: string, value: (row: R) => string): Column<R> {
  return { key, head, width: 18, kind: 'units', isSummed: true, value }
}

export function moneyColumn<R>(key: string, head: string, value: (row: R) => Money): Column<R> {
  return { key, head, width: 18, kind: 'money', isSummed: true, value: (row) => value(row).amount }
}
