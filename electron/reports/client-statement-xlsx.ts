import type { ClientStatementJson, WrittenClientStatement } from '../../shared/api/client-statement.ts'
import type { Currency } from '../../shared/domain/money.ts'
import type { Column, Section, SummaryLine } from './statement-sections.ts'
import { kindColumns, moneyColumn, outcomeColumns, section, unitsColumn } from './statement-sections.ts'
import { writeWorkbook } from './statement-xlsx.ts'

/** A client's or production's month as a workbook: its sums, its productions and its render kinds. */
export function writeClientStatementXlsx(statement: WrittenClientStatement): Promise<Uint8Array> {
  return writeWorkbook({
    currency: statement.currency,
    summary: summaryOf(statement),
    sections: sectionsOf(statement),
  })
}

function summaryOf({ month, zone, currency, closed, digest, client, totals }: WrittenClientStatement): SummaryLine[] {
  return [
    { key: 'month', name: 'Month', kind: 'text', value: month },
    { key: 'client', name: 'Client', kind: 'text', value: client },
    { key: 'zone', name: 'Time zone', kind: 'text', value: zone },
    { key: 'currency', name: 'Currency', kind: 'text', value: currency },
    { key: 'closed', name: 'Closed', kind: 'text', value: closed ? 'yes' : 'no' },
    { key: 'digest', name: 'Digest of the closing', kind: 'text', value: digest ?? null },
    { key: 'units', name: 'Units', kind: 'units', value: totals.units },
    { key: 'cost', name: 'Cost', kind: 'money', value: totals.cost.amount },
    { key: 'waste_share', name: 'Share of the waste', kind: 'money', value: totals.wasteShare?.amount ?? null },
    { key: 'total', name: 'Total', kind: 'money', value: totals.total.amount },
  ]
}

function sectionsOf({ currency, waste, byProduction, byRenderKind }: ClientStatementJson): Section[] {
  return [
    section('productions', 'Productions', productionColumns(currency, waste === 'shared'), byProduction),
    section('render_kinds', 'Render kinds', [...kindColumns, ...usageColumns(currency)], byRenderKind),
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
  return { key: 'waste_share', head, width: 24, kind: 'money', isSummed: true } as const
}

type UsageRow = Pick<ProductionRow, 'clips' | 'failed' | 'rejected' | 'units' | 'cost'>

function usageColumns(currency: Currency): Column<UsageRow>[] {
  return [
    ...outcomeColumns,
    unitsColumn('units', 'Units', ({ units }) => units),
    moneyColumn('cost', `Cost ${currency}`, ({ cost }) => cost),
  ]
}
