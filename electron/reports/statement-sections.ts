import type { StatementJson } from '../../shared/api/shapes.ts'
import { MOVEMENT_WORDS, MOVEMENTS, TOTAL_WORDS, TOTALS } from '../../shared/api/statement-words.ts'
import type { TotalKey } from '../../shared/api/statement-words.ts'
import type { Instant, Month } from '../../shared/domain/calendar.ts'
import { formatDay, formatInstant, MILLISECONDS_PER_MINUTE, monthDays } from '../../shared/domain/calendar.ts'
import type { Currency, Money } from '../../shared/domain/money.ts'
import type { LotTerms, StatementFile } from './statement-file.ts'

/** What can be added up. */
export type SummedKind = 'count' | 'units' | 'money'

/**
 * What a cell's text stands for: a text; a whole number; units; money in the statement's currency; a quotient of six decimals; a civil
 * day ("2026-10-05"); an instant in UTC ("2026-10-05T08:00:00Z").
 */
export type CellKind = SummedKind | 'text' | 'quotient' | 'day' | 'instant'

export interface SectionColumn {
  /** What it is called in a file for programs. */
  readonly key: string
  /** What it is called for people. */
  readonly head: string
  /** In characters. */
  readonly width: number
  readonly kind: CellKind
  /** What its cells add up to; null where they do not. */
  readonly sums: SummedKind | null
}

/** A part of the statement as a table; a cell that does not apply is null. */
export interface Section {
  /** What it is called in a file for programs, and for people. */
  readonly key: string
  readonly name: string
  readonly columns: readonly SectionColumn[]
  readonly rows: readonly (readonly (string | null)[])[]
}

/** A figure of the whole month. */
export interface SummaryLine {
  readonly key: string
  readonly name: string
  readonly kind: CellKind
  readonly value: string | null
  /** What it is the sum of, where it is one. */
  readonly parts?: readonly SumPart[]
}

/** A part of a sum: what a section's column adds up to, or another figure of the summary. */
export type SumPart = ({ readonly section: string; readonly column: string } | { readonly line: string }) & {
  readonly isTakenOff?: true
}

/** What the month came to as a whole. */
export function summaryOf({ statement, closedAt }: StatementFile): SummaryLine[] {
  const { month, zone, currency, digest, totals } = statement
  return [
    ...periodLines(month, zone),
    { key: 'currency', name: 'Currency', kind: 'text', value: currency },
    ...closingLines(closedAt, digest),
    ...TOTALS.map(({ total, key }): SummaryLine => {
      const kind = total === 'unitCost' ? 'quotient' : 'money'
      const line: SummaryLine = { key, name: TOTAL_WORDS[total], kind, value: totals[total]?.amount ?? null }
      const parts = PARTS[total]
      return parts === undefined ? line : { ...line, parts }
    }),
  ]
}

/** What the totals of a statement are sums of. The others are of what no sheet has: prices of single clips, units of all accounts. */
const PARTS: Readonly<Partial<Record<TotalKey, readonly SumPart[]>>> = {
  spent: [ofAccounts('purchased_cost'), ofAccounts('overage_cost')],
  consumed: [ofAccounts('used_cost'), ofAccounts('overage_cost'), ofAccounts('adjusted_cost')],
  wasted: [ofAccounts('expired_cost')],
  saving: [{ line: 'list_equivalent' }, { line: 'consumed', isTakenOff: true }, { line: 'wasted', isTakenOff: true }],
}

function ofAccounts(column: string): SumPart {
  return { section: 'accounts', column }
}

/** Of which days a file is. */
export function periodLines(month: Month, zone: string): SummaryLine[] {
  const { from, to } = monthDays(month)
  return [
    { key: 'month', name: 'Month', kind: 'text', value: month },
    { key: 'first_day', name: 'First day', kind: 'day', value: formatDay(from) },
    { key: 'last_day', name: 'Last day', kind: 'day', value: formatDay(to - 1) },
    { key: 'zone', name: 'Time zone', kind: 'text', value: zone },
  ]
}

/** Whether its month is closed, and as what (R11). */
export function closingLines(closedAt: Instant | null, digest: string | undefined): SummaryLine[] {
  return [
    { key: 'closed', name: 'Closed', kind: 'text', value: closedAt === null ? 'no' : 'yes' },
    { key: 'closed_at', name: 'Closed at', kind: 'instant', value: closedAt === null ? null : minuteOf(closedAt) },
    { key: 'digest', name: 'Digest of the closing', kind: 'text', value: digest ?? null },
  ]
}

/** As closely as a clock on a wall: a month that is closed again at once is put a moment after its reopening. */
function minuteOf(instant: Instant): string {
  return formatInstant(Math.floor(instant / MILLISECONDS_PER_MINUTE) * MILLISECONDS_PER_MINUTE)
}

/** The statement's tables, in the order of the statement. */
export function sectionsOf({ statement, lots }: StatementFile): Section[] {
  const { currency, accounts, byProduction, byRenderKind, byLot } = statement
  const lotRows = byLot.map((row): LotRow => ({ ...row, terms: lots.get(row.lot) ?? null }))
  const usage = usageColumns(currency)
  return [
    section('accounts', 'Accounts', accountColumns(currency), accounts, isOfOne(accounts)),
    section('productions', 'Productions', [productionColumn, ...usage], byProduction, isOfOne(byProduction)),
    section('render_kinds', 'Render kinds', [...kindColumns, ...usage], byRenderKind, isOfOne(byRenderKind)),
    section('lots', 'Lots', lotColumns(currency), lotRows, isOfOne(lotRows.flatMap(({ terms }) => terms ?? []))),
  ]
}

/** Whether rows are of one account: units of two are never added up. */
function isOfOne(rows: readonly { readonly account: string }[]): boolean {
  return new Set(rows.map(({ account }) => account)).size === 1
}

/** A column with what a row has in it. */
export interface Column<R> extends Omit<SectionColumn, 'sums'> {
  readonly sums?: SummedKind
  readonly value: (row: R) => string | null
}

/**
 * A section of rows, and of what each column has of them.
 * @param isOfOneAccount whether all units are of one account: those of two are never added up
 */
export function section<R>(
  key: string,
  name: string,
  columns: readonly Column<R>[],
  rows: readonly R[],
  isOfOneAccount: boolean,
): Section {
  return {
    key,
    name,
    columns: columns.map(({ value: _, sums, ...column }) => ({
      ...column,
      sums: sums === undefined || (sums === 'units' && !isOfOneAccount) ? null : sums,
    })),
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

type AccountRow = StatementJson['accounts'][number]

function accountColumns(currency: Currency): readonly Column<AccountRow>[] {
  return [
    { key: 'account', head: 'Account', width: 16, kind: 'text', value: ({ account }) => account },
    ...MOVEMENTS.flatMap((movement): Column<AccountRow>[] => [
      unitsColumn(`${movement}_units`, `${MOVEMENT_WORDS[movement].name}, units`, (row) => row[movement].units),
      moneyColumn(`${movement}_cost`, `${MOVEMENT_WORDS[movement].name}, ${currency}`, (row) => row[movement].cost),
    ]),
  ]
}

type LotRow = StatementJson['byLot'][number] & { readonly terms: LotTerms | null }

function lotColumns(currency: Currency): readonly Column<LotRow>[] {
  return [
    { key: 'lot', head: 'Lot', width: 38, kind: 'text', value: ({ lot }) => lot },
    { key: 'account', head: 'Account', width: 16, kind: 'text', value: ({ terms }) => terms?.account ?? null },
    { key: 'pack', head: 'Pack', width: 14, kind: 'text', value: ({ pack }) => pack },
    instantColumn('bought', 'Bought', ({ terms }) => terms?.purchasedAt ?? null),
    instantColumn('expires', 'Expires', ({ terms }) => terms?.expiresAt ?? null),
    unitsColumn('used_units', 'Units used', ({ used }) => used),
    moneyColumn('cost', `Cost ${currency}`, ({ cost }) => cost),
    unitsColumn('expired_units', 'Units expired', ({ expired }) => expired),
    moneyColumn('waste_cost', `Waste ${currency}`, ({ wasteCost }) => wasteCost),
  ]
}

function instantColumn<R>(key: string, head: string, value: (row: R) => Instant | null): Column<R> {
  const textOf = (instant: Instant | null): string | null => (instant === null ? null : formatInstant(instant))
  return { key, head, width: 18, kind: 'instant', value: (row) => textOf(value(row)) }
}

export function countColumn<R>(key: string, head: string, value: (row: R) => number): Column<R> {
  return { key, head, width: 10, kind: 'count', sums: 'count', value: (row) => String(value(row)) }
}

export function unitsColumn<R>(key: string, head: string, value: (row: R) => string | null): Column<R> {
  return { key, head, width: 18, kind: 'units', sums: 'units', value }
}

export function moneyColumn<R>(key: string, head: string, value: (row: R) => Money): Column<R> {
  return { key, head, width: 18, kind: 'money', sums: 'money', value: (row) => value(row).amount }
}
