import fc from 'fast-check'
import { expect, it } from 'vitest'
import { spellForHledger } from '../../../electron/reports/account-names.ts'
import { chartOfAccounts } from '../../../electron/reports/chart-of-accounts.ts'
import type { Holding } from '../../../electron/reports/transactions.ts'
import { transactions } from '../../../electron/reports/transactions.ts'
import { foldJournal, randomJournal } from '../../support/random-journal.ts'
import { MARCH, movement } from './samples.ts'

function chartOf(zone: string) {
  return chartOfAccounts({ spell: spellForHledger, own: (path) => path }, zone)
}

it('every transaction balances in units and in money, and every account is declared before it is used', () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const journal = randomJournal(seed)
      const { zone, currency } = journal.settings
      const chart = chartOf(zone)
      const declared = new Set<string>()
      for (const { legs } of transactions(
        { title: '', zone, currency, digest: null, opening: null, ...foldJournal(journal) },
        chart,
        new Map(),
      )) {
        for (const { account } of chart.undeclared.splice(0)) declared.add(account)
        expect(legs.reduce((sum, { units }) => sum + units, 0)).toBe(0)
        expect(legs.reduce((sum, { money }) => sum + money, 0)).toBe(0)
        expect(legs.filter(({ account }) => !declared.has(account))).toEqual([])
      }
    }),
    { numRuns: 25 },
  )
})

it('R7 cost: a lot that is used up or expired leaves no money either', () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const journal = randomJournal(seed)
      const { zone, currency } = journal.settings
      const money = new Map<string, number>()
      const input = { title: '', zone, currency, digest: null, opening: null, ...foldJournal(journal) }
      for (const { legs, emptied } of transactions(input, chartOf(zone), new Map())) {
        for (const leg of legs) money.set(leg.account, (money.get(leg.account) ?? 0) + leg.money)
        if (emptied !== null) expect(money.get(emptied)).toBe(0)
      }
    }),
    { numRuns: 25 },
  )
})

it('holdings tell what is left of each lot, the opening included', () => {
  const holdings = new Map<string, Holding>()
  const [first] = MARCH.movements
  if (first === undefined) throw new Error('The sample is empty')
  Array.from(transactions({ ...MARCH, movements: [first] }, chartOf(MARCH.zone), holdings))
  expect([...holdings.values()].map(({ units, expired }) => ({ units, expired }))).toEqual([
    { units: 400, expired: false },
  ])
})

it('a movement whose lot was not handed in is a defect, not a guess', () => {
  const stray = movement(9, '2026-03-02', { kind: 'usage', lot: 'unknown', units: -1, cost: 0 })
  expect(() => [...transactions({ ...MARCH, movements: [stray] }, chartOf(MARCH.zone), new Map())]).toThrow(
    'A movement of lot unknown came without the lot',
  )
})
