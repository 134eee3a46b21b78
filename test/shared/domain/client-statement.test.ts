import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clientStatementOf, shareOut, wasteShares } from '../../../shared/domain/client-statement.ts'
import type { MonthFigures, UsageMonth } from '../../../shared/domain/statement.ts'

const costs = fc
  .uniqueArray(fc.tuple(fc.string({ maxLength: 5 }), fc.nat(10_000_000)), {
    selector: ([name]) => name,
    minLength: 1,
    maxLength: 12,
  })
  .map((entries) => new Map(entries))
const amounts = fc.nat(2_000_000_000)

function sum(values: Iterable<number>): number {
  return [...values].reduce((total, one) => total + one, 0)
}

test('the shares add up to the waste to the cent, and each is within a cent of its part', () => {
  fc.assert(
    fc.property(amounts, costs, (amount, given) => {
      const total = sum(given.values())
      const shares = shareOut(amount, given)
      expect(sum(shares.values())).toBe(total === 0 ? 0 : amount)
      for (const [key, share] of shares) {
        expect(share).toBeGreaterThanOrEqual(0)
        if (total === 0) continue
        const exact = BigInt(amount) * BigInt(given.get(key) ?? 0)
        const off = BigInt(share) * BigInt(total) - exact
        expect(off <= BigInt(total) && -off <= BigInt(total)).toBe(true)
      }
    }),
  )
})

const CHARGE = {
  model: 'MiniMax-Hailuo-2.3',
  resolution: '768p',
  seconds: 6,
  unitsPerClip: 1000,
  payAsYouGo: 280_000,
  listPricePerUnit: null,
} as const

function usageOf(production: string | null, cost: number, overageCost: number, account = 'main'): UsageMonth {
  const counts = { clips: 2, failed: 1, rejected: 0, units: 2000, overageUnits: overageCost > 0 ? 1000 : 0 }
  return { account, production, charge: CHARGE, ...counts, cost, overageCost }
}

function figuresOf(usage: readonly UsageMonth[], wasted: readonly number[]): MonthFigures {
  const lot = { account: 'main', pack: 'standard', price: 100_000, opening: 0, openingValue: 0, purchased: 0 }
  const none = { used: 0, usedCost: 0, adjusted: 0, adjustedCost: 0, expired: 0 }
  const lots = wasted.map((expiredCost, index) => ({ ...lot, ...none, lot: `lot ${index}`, expiredCost }))
  return { month: '2026-10', zone: 'UTC', currency: 'USD', closed: true, lots, usage }
}

const productions = fc.constantFrom('Aurora', 'Halden', 'Kestrel', '東京', null)
const months = fc
  .tuple(
    fc.array(fc.tuple(productions, fc.nat(500_000), fc.nat(1000), fc.constantFrom('main', 'agency')), {
      maxLength: 20,
    }),
    fc.array(fc.nat(100_000), { maxLength: 4 }),
  )
  .map(([usage, wasted]) =>
    figuresOf(
      usage.map((row) => usageOf(...row)),
      wasted,
    ),
  )

const cents = ({ amount }: { readonly amount: string }): number => Number(amount.replace('.', ''))

test('the statements of all clients, with usage of no production, bear the month’s whole cost and waste', () => {
  fc.assert(
    fc.property(months, (figures) => {
      const clients = [['Aurora', 'Kestrel'], ['Halden'], ['東京']].map((names) =>
        clientStatementOf(figures, { client: 'C', productions: names.map((name) => ({ name, code: null })) }, 'shared'),
      )
      const nobody = figures.usage.filter(({ production }) => production === null)
      const cost = sum(figures.usage.map((one) => one.cost + one.overageCost))
      expect(sum(clients.map(({ totals }) => cents(totals.cost)))).toBe(
        cost - sum(nobody.map((one) => one.cost + one.overageCost)),
      )
      const shares = sum(clients.map(({ totals }) => (totals.wasteShare === null ? NaN : cents(totals.wasteShare))))
      const wasted = cost === 0 ? 0 : sum(figures.lots.map((lot) => lot.expiredCost))
      expect(shares).toBe(wasted - (wasteShares(figures).get(null) ?? 0))
      for (const { byProduction, totals } of clients) {
        expect(sum(byProduction.map(({ total }) => cents(total)))).toBe(cents(totals.total))
      }
    }),
  )
})

test('a statement without waste is cost alone, and names no account, lot or pack', () => {
  const figures = figuresOf([usageOf('Aurora', 5000, 28), usageOf('Halden', 7000, 0, 'agency')], [900])
  const statement = clientStatementOf(
    figures,
    { client: 'Aurora AG', productions: [{ name: 'Aurora', code: 'A-1' }] },
    'left-out',
  )
  expect(statement).toEqual({
    month: '2026-10',
    zone: 'UTC',
    currency: 'USD',
    closed: true,
    client: 'Aurora AG',
    waste: 'left-out',
    byProduction: [
      {
        production: 'Aurora',
        code: 'A-1',
        clips: 2,
        failed: 1,
        rejected: 0,
        units: '3',
        cost: { amount: '50.28', currency: 'USD' },
        wasteShare: null,
        total: { amount: '50.28', currency: 'USD' },
      },
    ],
    byRenderKind: [
      {
        model: 'MiniMax-Hailuo-2.3',
        resolution: '768p',
        seconds: 6,
        clips: 2,
        failed: 1,
        rejected: 0,
        units: '3',
        cost: { amount: '50.28', currency: 'USD' },
      },
    ],
    totals: {
      clips: 2,
      failed: 1,
      rejected: 0,
      units: '3',
      cost: { amount: '50.28', currency: 'USD' },
      wasteShare: null,
      total: { amount: '50.28', currency: 'USD' },
    },
  })
})

test('units of two accounts are never added up: where several paid for a line its units are not told, its cost is', () => {
  const productions = ['Aurora', 'Halden'].map((name) => ({ name, code: null }))
  const statementOf = (...usage: readonly UsageMonth[]) =>
    clientStatementOf(figuresOf(usage, []), { client: 'C', productions }, 'left-out')
  const mixed = statementOf(usageOf('Aurora', 5000, 0), usageOf('Halden', 7000, 0, 'agency'))
  expect(mixed.byProduction.map(({ units }) => units)).toEqual(['2', '2'])
  expect(mixed.byRenderKind).toMatchObject([{ units: null, clips: 4, cost: { amount: '120.00' } }])
  expect(mixed.totals).toMatchObject({ units: null, clips: 4, cost: { amount: '120.00' } })

  const failed = { ...usageOf('Aurora', 0, 0, 'agency'), clips: 0, units: 0 }
  expect(statementOf(usageOf('Aurora', 5000, 0), failed).totals.units, 'what failed is of no units').toBe('2')
})
