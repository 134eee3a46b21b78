import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import type { FocusDataset } from '../../../shared/domain/focus/columns.ts'
import { FOCUS_COLUMNS } from '../../../shared/domain/focus/columns.ts'
import type { FocusRow } from '../../../shared/domain/focus/values.ts'
import { cellFaults, exact } from '../../support/focus-cells.ts'
import { brokenRules } from '../../support/focus-ruling.ts'
import { balance, purchase, usage } from '../../support/fold.ts'
import { recordEntries } from '../../support/journal-files.ts'
import type { TestStudio } from '../../support/studio.ts'
import { useStudios } from '../../support/studio.ts'

const DATASETS = {
  focus: 'cost-and-usage-1.4',
  'focus-1.2': 'cost-and-usage-1.2',
  'focus-contract': 'contract-commitment-1.4',
} as const

async function textOf(studio: TestStudio, month: string, format: keyof typeof DATASETS): Promise<string> {
  return (await studio.value('exports.statement', { month, format })).text ?? ''
}

/** A file's rows, with an empty cell as the null that it is; fails where its head is not the dataset's. */
function rowsOf(text: string, dataset: FocusDataset): FocusRow[] {
  const [head = [], ...records] = parse(text)
  expect(head).toEqual(FOCUS_COLUMNS[dataset].map(({ name }) => name))
  return records.map((record) =>
    Object.fromEntries(record.map((cell, index) => [head[index] ?? '', cell === '' ? null : cell])),
  )
}

describe('the demo studio’s months as FOCUS', () => {
  const MONTHS = ['2026-06', '2026-07', '2026-08', '2026-09', '2026-10', '2026-11']
  const open = useStudios(afterAll)
  let studio: TestStudio
  beforeAll(async () => {
    studio = await open({ now: '2026-11-23 12:00', zone: 'Europe/Berlin', backups: false })
    await studio.value('demo.fill', {})
  })

  for (const [format, dataset] of Object.entries(DATASETS) as [keyof typeof DATASETS, FocusDataset][]) {
    it(`${format} fits the table of columns, and is the same bytes each time`, async () => {
      const text = await textOf(studio, '2026-10', format)
      const rows = rowsOf(text, dataset)
      expect(rows.length).toBeGreaterThan(1)
      expect(rows.flatMap((row) => cellFaults(FOCUS_COLUMNS[dataset], row))).toEqual([])
      expect(await textOf(studio, '2026-10', format)).toBe(text)
    })
  }

  it('keeps every static rule of FOCUS 1.2 that applies', async (context) => {
    const lists = [rowsOf(await textOf(studio, '2026-10', 'focus-1.2'), 'cost-and-usage-1.2')]
    expect(brokenRules(context, lists)).toEqual([])
  })

  it('bills in its months what the statements say was paid, and draws what they say was drawn', async () => {
    for (const month of MONTHS) {
      const { accounts, byLot } = await studio.value('statement.show', { month })
      const rows = rowsOf(await textOf(studio, month, 'focus'), 'cost-and-usage-1.4')
      const sumOf = (column: string): bigint => rows.reduce((sum, row) => sum + exact(row[column]), 0n)
      const paid = accounts.reduce(
        (sum, { purchased, overage }) => sum + exact(purchased.cost.amount) + exact(overage.cost.amount),
        0n,
      )
      const adjusted = accounts.reduce((sum, one) => sum + exact(one.adjusted.cost.amount), 0n)
      const overage = accounts.reduce((sum, one) => sum + exact(one.overage.cost.amount), 0n)
      const drawn = byLot.reduce((sum, { cost, wasteCost }) => sum + exact(cost.amount) + exact(wasteCost.amount), 0n)
      expect(sumOf('BilledCost')).toBe(paid)
      expect(sumOf('EffectiveCost')).toBe(drawn + adjusted + overage)
    }
  })

  it('lists the packs of its usage: every commitment applied is in the month’s contract commitments', async () => {
    const packs = rowsOf(await textOf(studio, '2026-10', 'focus-contract'), 'contract-commitment-1.4')
    const known = new Set(packs.map((row) => row['ContractCommitmentId']))
    const rows = rowsOf(await textOf(studio, '2026-10', 'focus'), 'cost-and-usage-1.4')
    const applied = rows.flatMap((row) => (row['ContractApplied'] === null ? [] : [row['CommitmentDiscountId'] ?? '']))
    expect(applied.length).toBeGreaterThan(100)
    expect([...new Set(applied)].filter((id) => !known.has(id))).toEqual([])
  })
})

describe('a month as FOCUS', () => {
  const open = useStudios()

  async function withMonth(): Promise<TestStudio> {
    const studio = await open({ now: '2026-03-10' })
    await recordEntries(studio, [
      purchase(1, '2026-01-05', { units: '10', price: '10.00', expires: '2026-01-25' }),
      { ...usage(2, '2026-01-10', '0.7', { production: '=cmd()' }), shot: '+1' },
      usage(3, '2026-01-11', '0.7', { outcome: 'failed' }),
      balance(8, '2026-01-20', '6.9'),
    ])
    return studio
  }

  test('keeps text from being run as a formula, and leaves Tags the JSON that it is', async () => {
    const studio = await withMonth()
    const row = rowsOf(await textOf(studio, '2026-01', 'focus'), 'cost-and-usage-1.4').find(({ Tags }) => Tags !== null)
    expect(row?.['ResourceName']).toBe("'+1")
    expect(JSON.parse(row?.['Tags'] ?? '')).toEqual({ production: '=cmd()', shot: '+1' })
  })

  test('has no row for a failed take that is not charged', async () => {
    const rows = rowsOf(await textOf(await withMonth(), '2026-01', 'focus'), 'cost-and-usage-1.4')
    expect(rows.map((row) => [row['ChargeCategory'], row['CommitmentDiscountQuantity']])).toEqual([
      ['Purchase', '10'],
      ['Usage', '0.7'],
      ['Usage', '2.4'],
      ['Usage', '6.9'],
    ])
  })

  test('carries the digest once it is closed', async () => {
    const studio = await withMonth()
    const { digest } = await studio.value('months.close', { month: '2026-01' })
    for (const [format, dataset] of Object.entries(DATASETS) as [keyof typeof DATASETS, FocusDataset][]) {
      const rows = rowsOf(await textOf(studio, '2026-01', format), dataset)
      expect(new Set(rows.map((row) => row['x_ClosingDigest']))).toEqual(new Set([digest]))
    }
  })

  test('without any charge it is a head alone', async () => {
    expect(rowsOf(await textOf(await withMonth(), '2026-02', 'focus'), 'cost-and-usage-1.4')).toEqual([])
  })
})
