import type { ClientStatementJson, WrittenClientStatement } from '../../shared/api/client-statement.ts'
import type { Instant } from '../../shared/domain/calendar.ts'
import type { Currency } from '../../shared/domain/money.ts'
import type { Column, Section, SummaryLine, SumPart } from './statement-sections.ts'
import {
  closingLines,
  kindColumns,
  moneyColumn,
  outcomeColumns,
  periodLines,
  section,
  unitsColumn,
} from './statement-sections.ts'
import { writeWorkbook } from './workbook.ts'

/** What the files of a client's or production's month are made of. */
export interface ClientStatementFile {
  readonly statement: WrittenClientStatement
  /** When the month was closed; null while it is open. */
  readonly closedAt: Instant | null
}

/** A client's or production's month as a workbook: its sums, its productions and its render kinds. */
export function writeClientStatementXlsx(file: ClientStatementFile): Promise<Uint8Array> {
  const { zone, currency } = file.statement
  return writeWorkbook({ zone, currency, summary: summaryOf(file), sections: sectionsOf(file) })
}

function summaryOf({ statement, closedAt }: ClientStatementFile): SummaryLine[] {
  const { month, zone, currency, digest, client, totals } = statement
  const { units, cost, wasteShare, total } = totals
  const share: SumPart[] = wasteShare === null ? [] : [{ line: 'waste_share' }]
  return [
    { key: 'client', name: 'Client', kind: 'text', value: client },
    ...periodLines(month, zone),
    { key: 'currency', name: 'Currency', kind: 'text', value: currency },
    ...closingLines(closedAt, digest),
    {
      key: 'units',
      name: 'Units',
      kind: 'units',
      value: units,
      parts: [ofProductions('units')],
    },
    { key: 'cost', name: 'Cost', kind: 'money', value: cost.amount, parts: [ofProductions('cost')] },
    {
      key: 'waste_share',
      name: 'Share of the waste',
      kind: 'money',
      value: wasteShare?.amount ?? null,
      parts: [ofProductions('waste_share')],
    },
    { key: 'total', name: 'Total', kind: 'money', value: total.amount, parts: [{ line: 'cost' }, ...share] },
  ]
}

function ofProductions(column: string): SumPart {
  return { section: 'productions', column }
}

function sectionsOf({ statement }: ClientStatementFile): Section[] {
  const { currency, waste, byProduction, byRenderKind, totals } = statement
  const productions = productionColumns(currency, waste === 'shared')
  const kinds = [...kindColumns, ...usageColumns(currency)]
  const isOfOneAccount = totals.units !== null
  return [
    section('productions', 'Productions', productions, byProduction, isOfOneAccount),
    section('render_kinds', 'Render kinds', kinds, byRenderKind, isOfOneAccount),
  ]
}

type ProductionRow = ClientStatementJson['byProduction'][number]

function productionColumns(currency: Currency, sharesWaste: boolean): Column<ProductionRow>[] {
  const shared: Column<ProductionRow>[] = [
    { ...moneyOf(`Share of the waste ${currency}`), value: ({ wasteShare }) => wasteShare?.amount ?? null },
    moneyColumn('total', `Total ${currency}`, ({ total }) => total),
  ]
  return [
    { key: 'production', head: 'Production', width: 28, kind: 'text', value: ({ production }) => production },
    { key: 'code', head: 'Code', width: 14, kind: 'text', value: ({ code }) => code },
    ...usageColumns(currency),
    ...(sharesWaste ? shared : []),
  ]
}

function moneyOf(head: string) {
  return { key: 'waste_share', head, width: 24, kind: 'money', sums: 'money' } as const
}

type UsageRow = Pick<ProductionRow, 'clips' | 'failed' | 'rejected' | 'units' | 'cost'>

function usageColumns(currency: Currency): Column<UsageRow>[] {
  return [
    ...outcomeColumns,
    unitsColumn('units', 'Units', ({ units }) => units),
    moneyColumn('cost', `Cost ${currency}`, ({ cost }) => cost),
  ]
}
