import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { writeStatementCsv } from '../../../electron/reports/statement-csv.ts'
import type { StatementJson } from '../../../shared/api/shapes.ts'
import { statementJson } from '../../../shared/api/shapes.ts'
import { at, entryId } from '../../support/fold.ts'

const usd = (amount: string) => ({ amount, currency: 'USD' })
const figure = (units: string, cost: string) => ({ units, cost: usd(cost) })

const USAGE = {
  account: '@studio',
  clips: 4,
  failed: 1,
  rejected: 2,
  units: '2.8',
  cost: usd('0.74'),
  overageUnits: '1.4',
  overageCost: usd('0.56'),
}

const STATEMENT: StatementJson = statementJson.parse({
  month: '2026-10',
  zone: 'Europe/Berlin',
  currency: 'USD',
  closed: false,
  accounts: [
    {
      account: '@studio',
      opening: figure('0', '0.00'),
      purchased: figure('3760', '1000.00'),
      used: figure('2.8', '0.74'),
      overage: figure('1.4', '0.56'),
      adjusted: figure('-7.2', '1.92'),
      expired: figure('50', '13.30'),
      closing: figure('3700', '984.04'),
    },
  ],
  byProduction: [
    { production: '=HYPERLINK("x")', ...USAGE },
    { production: null, ...USAGE },
  ],
  byRenderKind: [{ model: 'Hailuo, 2.3', resolution: '768p', seconds: 6, ...USAGE }],
  byLot: [
    { lot: entryId(1), pack: 'standard', used: '2.8', expired: '50', cost: usd('0.74'), wasteCost: usd('13.30') },
    { lot: entryId(2), pack: null, used: '0', expired: '0', cost: usd('0.00'), wasteCost: usd('0.00') },
  ],
  totals: {
    spent: usd('1000.56'),
    consumed: usd('3.22'),
    wasted: usd('13.30'),
    unitCost: null,
    listEquivalent: usd('1.12'),
    saving: usd('-15.40'),
  },
} satisfies StatementJson)

const terms = { purchasedAt: at('2026-10-05'), expiresAt: at('2026-11-05') }
const lots = new Map([1, 2].map((number) => [entryId(number), { ...terms, account: '@studio' }]))
const text = [...writeStatementCsv({ statement: STATEMENT, closedAt: null, lots })].join('')
const rows: Record<string, string>[] = parse(text, { columns: true, record_delimiter: '\r\n' })

/** A row's filled cells, but for the month and the currency, which every row has. */
function filled(row: Record<string, string> | undefined): Record<string, string> {
  const kept = Object.entries(row ?? {}).filter(
    ([name, cell]) => cell !== '' && name !== 'month' && name !== 'currency',
  )
  return Object.fromEntries(kept)
}

const ofSection = (section: string) => rows.filter((row) => row['section'] === section).map(filled)

describe('the statement as CSV', () => {
  it('is one table: the same columns in every row, each ended by CRLF, with no byte order mark', () => {
    expect(text.slice(0, text.indexOf('\r\n'))).toBe(
      'month,section,item,account,production,model,resolution,seconds,lot,pack,clips,failed,rejected,units,cost,' +
        'overage_units,overage_cost,expired_units,waste_cost,currency,digest',
    )
    expect(text.split('\r\n').length).toBe(1 + 7 + 2 + 1 + 2 + 6 + 1)
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  })

  it('says month and currency in every row, so that months can be stacked', () => {
    expect(new Set(rows.map((row) => `${row['month'] ?? ''} ${row['currency'] ?? ''}`))).toEqual(
      new Set(['2026-10 USD']),
    )
  })

  it("lists each account's seven figures", () => {
    expect(ofSection('account').map(({ item, units, cost }) => [item, units, cost])).toEqual([
      ['opening', '0', '0.00'],
      ['purchased', '3760', '1000.00'],
      ['used', '2.8', '0.74'],
      ['overage', '1.4', '0.56'],
      ['adjusted', '-7.2', '1.92'],
      ['expired', '50', '13.30'],
      ['closing', '3700', '984.04'],
    ])
  })

  it('neutralises text that a spreadsheet would run, and leaves numbers alone', () => {
    const [named] = ofSection('production')
    expect(named).toMatchObject({ production: `'=HYPERLINK("x")`, account: "'@studio", units: '2.8' })
    expect(ofSection('total').at(-1)).toEqual({ section: 'total', item: 'saving', cost: '-15.40' })
  })

  it('leaves the production empty where usage is not attributed', () => {
    const [, unattributed] = ofSection('production')
    expect(unattributed).toEqual({
      section: 'production',
      account: "'@studio",
      clips: '4',
      failed: '1',
      rejected: '2',
      units: '2.8',
      cost: '0.74',
      overage_units: '1.4',
      overage_cost: '0.56',
    })
  })

  it('tells render kinds by model, resolution and seconds', () => {
    expect(ofSection('render_kind')[0]).toMatchObject({ model: 'Hailuo, 2.3', resolution: '768p', seconds: '6' })
  })

  it('puts what expired of a lot beside what was drawn, and says whose lot it is', () => {
    expect(ofSection('lot')).toEqual([
      {
        section: 'lot',
        lot: entryId(1),
        account: "'@studio",
        pack: 'standard',
        units: '2.8',
        cost: '0.74',
        expired_units: '50',
        waste_cost: '13.30',
      },
      {
        section: 'lot',
        lot: entryId(2),
        account: "'@studio",
        units: '0',
        cost: '0.00',
        expired_units: '0',
        waste_cost: '0.00',
      },
    ])
  })

  it('leaves a quotient with nothing under it empty', () => {
    expect(ofSection('total')).toContainEqual({ section: 'total', item: 'unit_cost' })
  })
})
