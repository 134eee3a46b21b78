import { describe, expect, test } from 'vitest'
import type { SpendJson } from '../../../shared/api/spend.ts'
import { shiftMonth } from '../../../shared/domain/calendar.ts'
import { currencyDigits } from '../../../shared/domain/money.ts'
import { NaiveStatements, scaled } from '../../support/naive-statement.ts'
import { randomStudio, SEEDS } from '../../support/random-studio.ts'
import { useStudios } from '../../support/studio.ts'

const open = useStudios()
const MONTHS = 8

function monthsTo(last: string, count: number): string[] {
  const months = [last]
  while (months.length < count) months.unshift(shiftMonth(months[0] ?? last, -1))
  return months
}

/** An amount in the smallest parts that it shows. */
function minor(money: SpendJson['months'][number]['spent'], digits: number): bigint {
  return scaled(money.amount, digits)
}

describe('spend over twelve months', () => {
  test.each(SEEDS)(
    'says of each month what its statement, added up posting by posting, says (journal %i)',
    async (seed) => {
      const { studio, journal, ledger, last } = await randomStudio(open, seed)
      const { zone, currency } = journal.settings
      const digits = currencyDigits(currency)
      const naive = new NaiveStatements(ledger, zone, currency, digits)
      const top = 1 + (seed % 4)
      const spend = await studio.value('spend.show', { month: last, months: MONTHS, top })

      expect(spend.months.map((one) => one.month)).toEqual(monthsTo(last, MONTHS))
      for (const one of spend.months) {
        const { totals, byProduction } = naive.of(one.month)
        const { spent, consumed, wasted, unitCost } = totals
        expect(one).toMatchObject({ month: one.month, spent, consumed, wasted, unitCost })

        const costs = new Map<string | null, bigint>()
        for (const { production, cost, overageCost } of byProduction) {
          costs.set(production, (costs.get(production) ?? 0n) + minor(cost, digits) + minor(overageCost, digits))
        }
        expect(one.byProduction.map((money) => minor(money, digits))).toEqual(
          spend.productions.map((production) => costs.get(production) ?? 0n),
        )
        const parts = [...one.byProduction, one.rest, one.reconciled]
        expect(parts.reduce((sum, money) => sum + minor(money, digits), 0n)).toBe(minor(one.consumed, digits))
      }
    },
  )

  test('begins with the first month of the calendar where the twelve would reach back before it', async () => {
    const studio = await open()
    const monthsOf = async (month: string): Promise<string[]> =>
      (await studio.value('spend.show', { month })).months.map((one) => one.month)
    expect(await monthsOf('0000-01')).toEqual(['0000-01'])
    expect(await monthsOf('0000-02')).toEqual(['0000-01', '0000-02'])
    expect(await monthsOf('0000-12')).toHaveLength(12)
    expect(await monthsOf('9999-12')).toHaveLength(12)
  })

  test.each(SEEDS)('tells apart the productions that consumed the most (journal %i)', async (seed) => {
    const { studio, journal, last } = await randomStudio(open, seed)
    const digits = currencyDigits(journal.settings.currency)
    const all = await studio.value('spend.show', { month: last, months: 36, top: 10 })
    const some = await studio.value('spend.show', { month: last, months: 36, top: 2 })
    const total = (spend: SpendJson, index: number): bigint =>
      spend.months.reduce((sum, one) => sum + minor(one.byProduction[index] ?? one.rest, digits), 0n)
    const totals = all.productions.map((_, index) => total(all, index))

    expect(totals).toEqual(totals.toSorted((a, b) => (a < b ? 1 : a > b ? -1 : 0)))
    expect(some.productions).toEqual(all.productions.slice(0, 2))
    expect(some.others + some.productions.length).toBe(all.others + all.productions.length)
  })

  test('is nothing at all in a studio without entries', async () => {
    const studio = await open({ now: '2026-11-10' })
    const { months, productions, others } = await studio.value('spend.show', { month: '2026-11' })
    expect({ productions, others, count: months.length }).toEqual({ productions: [], others: 0, count: 12 })
    expect(months[0]).toEqual({
      month: '2025-12',
      spent: { amount: '0.00', currency: 'USD' },
      consumed: { amount: '0.00', currency: 'USD' },
      wasted: { amount: '0.00', currency: 'USD' },
      unitCost: null,
      byProduction: [],
      rest: { amount: '0.00', currency: 'USD' },
      reconciled: { amount: '0.00', currency: 'USD' },
    })
  })

  test('refuses a month that is none, and more productions than a chart can tell apart', async () => {
    const studio = await open()
    expect((await studio.refusal('spend.show', { month: '2026-13' })).code).toBe('invalid_input')
    expect((await studio.refusal('spend.show', { month: '2026-01', top: 11 })).code).toBe('invalid_input')
  })
})
