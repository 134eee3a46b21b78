import { describe, expect, test } from 'vitest'
import type { LedgerRow } from '../../../shared/api/ledger-view.ts'
import { shiftMonth } from '../../../shared/domain/calendar.ts'
import { parseAmount } from '../../../shared/domain/money.ts'
import type { StatementFigure } from '../../../shared/domain/statement-figures.ts'
import { balance, entryId, purchase, usage } from '../../support/fold.ts'
import { recordEntries, recordJournal } from '../../support/journal-files.ts'
import { randomJournal } from '../../support/random-journal.ts'
import type { TestStudio } from '../../support/studio.ts'
import { useStudios } from '../../support/studio.ts'
import { useUnsyncedDisk } from '../../support/unsynced.ts'

useUnsyncedDisk()
const open = useStudios()

async function entriesOf(studio: TestStudio, month: string, figure: StatementFigure): Promise<LedgerRow[]> {
  const filter = { figure, from: `${month}-01`, to: `${shiftMonth(month, 1)}-01` }
  const { rows, next } = await studio.value('entries.page', { filter, limit: 200 })
  expect(next).toBeNull()
  return rows
}

function sumOf(rows: readonly LedgerRow[], currency = 'USD'): number {
  return rows.reduce((sum, { price, cost }) => sum + parseAmount((price ?? cost)?.amount ?? '0', currency, 'cost'), 0)
}

const MONTH = '2026-03'

/** A month that spends on overage, and consumes by a balance and from a lot of the month before, which expires. */
async function withMonth(): Promise<TestStudio> {
  const studio = await open({ now: '2026-04-02', zone: 'UTC' })
  await recordEntries(studio, [
    purchase(1, '2026-02-20', { units: '10', price: '10.00', expires: '2026-03-10' }),
    usage(2, '2026-03-01', '2'),
    balance(3, '2026-03-02', '7'),
    purchase(4, '2026-03-15', { units: '1', price: '1.00' }),
    usage(5, '2026-03-20', '3'),
    usage(6, '2026-03-21', '1', { outcome: 'failed' }),
  ])
  return studio
}

describe('what a total of the statement opens adds up to it', () => {
  test('spent: what was paid, and overage', async () => {
    const studio = await withMonth()
    const rows = await entriesOf(studio, MONTH, 'spent')
    expect(rows.map(({ id }) => id)).toEqual([entryId(5), entryId(4)])
    const { totals } = await studio.value('statement.show', { month: MONTH })
    expect(sumOf(rows)).toBe(parseAmount(totals.spent.amount, 'USD', 'spent'))
  })

  test('consumed: usage, overage and what balances took', async () => {
    const studio = await withMonth()
    const rows = await entriesOf(studio, MONTH, 'consumed')
    expect(rows.map(({ id }) => id)).toEqual([entryId(5), entryId(3), entryId(2)])
    const { totals } = await studio.value('statement.show', { month: MONTH })
    expect(sumOf(rows)).toBe(parseAmount(totals.consumed.amount, 'USD', 'consumed'))
  })

  test('wasted: the lots that expired, though they were bought before the month', async () => {
    const studio = await withMonth()
    const rows = await entriesOf(studio, MONTH, 'wasted')
    expect(rows).toMatchObject([{ id: entryId(1), units: '-7', price: null, cost: { amount: '7.00' } }])
    expect(await entriesOf(studio, '2026-02', 'wasted')).toEqual([])
  })

  test.each([1, 2, 3, 4])('in every month of a random journal (%i)', async (seed) => {
    const studio = await open({ backups: false })
    await recordJournal(studio, randomJournal(seed))
    const { entries } = await studio.value('entries.list', {})
    const months = new Set(entries.map(({ at }) => at.slice(0, 7)))
    expect(months.size).toBeGreaterThan(0)
    for (const month of months) {
      const { totals, currency } = await studio.value('statement.show', { month })
      for (const figure of ['spent', 'consumed', 'wasted'] as const) {
        const sum = sumOf(await entriesOf(studio, month, figure), currency)
        expect(sum, `${month} ${figure}`).toBe(parseAmount(totals[figure].amount, currency, figure))
      }
    }
  })
})
