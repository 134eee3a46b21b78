import { expect, test } from 'vitest'
import { MATCH_WINDOW } from '../../../../shared/domain/payments/match-payments.ts'
import type { Tie } from '../../../../shared/domain/payments/tie-doubts.ts'
import { tieDoubts } from '../../../../shared/domain/payments/tie-doubts.ts'

const tie: Tie = {
  payment: { day: 102, amount: 100_000, currency: 'USD' },
  day: 100,
  prices: [100_000],
  currency: 'USD',
  window: MATCH_WINDOW,
}

test('a payment of the price near the day raises no doubt, nor one of all that it pays', () => {
  expect(tieDoubts(tie)).toEqual([])
  expect(tieDoubts({ ...tie, prices: [60_000, 40_000] })).toEqual([])
})

test('another amount and a day far off are told', () => {
  expect(tieDoubts({ ...tie, prices: [250_000], day: 56 })).toEqual([
    { kind: 'amount', paid: 100_000, prices: 250_000 },
    { kind: 'days', days: 46 },
  ])
})

test('an amount in another currency tells nothing', () => {
  expect(tieDoubts({ ...tie, currency: 'EUR', prices: [1] })).toEqual([])
})
