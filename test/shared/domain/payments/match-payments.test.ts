import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Matching, OpenPayment, OpenPurchase } from '../../../../shared/domain/payments/match-payments.ts'
import { isOfVendor, MATCH_WINDOW, suggestPayments } from '../../../../shared/domain/payments/match-payments.ts'

const purchase = (id: string, day: number, price = 100_000): OpenPurchase => ({ id, day, price })
const payment = (id: string, day: number, more: Partial<OpenPayment> = {}): OpenPayment => ({
  id,
  day,
  amount: 100_000,
  currency: 'USD',
  payee: 'MINIMAX* API',
  ...more,
})
const matching = (purchases: readonly OpenPurchase[], payments: readonly OpenPayment[]): Matching => ({
  purchases,
  payments,
  currency: 'USD',
  vendors: ['MiniMax'],
  window: MATCH_WINDOW,
  isDeclined: () => false,
})
const pairs = (all: Matching): readonly string[] =>
  suggestPayments(all).map((one) => `${one.purchase}-${one.payment}: ${one.reason}, ${one.days}`)

const days = fc.integer({ min: 0, max: 20 })
const prices = fc.constantFrom(100_000, 250_000)
const purchases = fc
  .array(fc.tuple(days, prices), { maxLength: 6 })
  .map((all) => all.map(([day, price], index) => purchase(`p${index}`, day, price)))
const payments = fc
  .array(fc.record({ day: days, amount: prices, currency: fc.constantFrom('USD', 'USD', 'EUR') }), { maxLength: 6 })
  .map((all) => all.map(({ day, ...more }, index) => payment(`b${index}`, day, more)))

test('no payment is suggested for two purchases, and no purchase gets two', () => {
  fc.assert(
    fc.property(purchases, payments, (bought, paid) => {
      const found = suggestPayments(matching(bought, paid))
      expect(new Set(found.map((one) => one.payment)).size).toBe(found.length)
      expect(new Set(found.map((one) => one.purchase)).size).toBe(found.length)
    }),
  )
})

test('the order in which purchases and payments come does not matter', () => {
  const shuffled = fc.tuple(purchases, payments).chain(([bought, paid]) => {
    const anyOrder = fc.tuple(
      fc.shuffledSubarray(bought, { minLength: bought.length }),
      fc.shuffledSubarray(paid, { minLength: paid.length }),
    )
    return anyOrder.map(([boughtAgain, paidAgain]) => ({ bought, paid, boughtAgain, paidAgain }))
  })
  fc.assert(
    fc.property(shuffled, ({ bought, paid, boughtAgain, paidAgain }) => {
      const one = [...pairs(matching(bought, paid))].sort()
      expect([...pairs(matching(boughtAgain, paidAgain))].sort()).toEqual(one)
    }),
  )
})

/** The most pairs by amount, and the fewest days of those, by trying every way. */
function bestByTrying(bought: readonly OpenPurchase[], paid: readonly OpenPayment[]): readonly [number, number] {
  const [first, ...rest] = bought
  if (first === undefined) return [0, 0]
  let best = bestByTrying(rest, paid)
  for (const one of paid) {
    const between = one.day - first.day
    if (one.currency !== 'USD' || one.amount !== first.price || between < -1 || between > 5) continue
    const [count, sum] = bestByTrying(
      rest,
      paid.filter((other) => other !== one),
    )
    const way = [count + 1, sum + Math.abs(between)] as const
    if (way[0] > best[0] || (way[0] === best[0] && way[1] < best[1])) best = way
  }
  return best
}

test('as many purchases as can be get a payment of their amount, and with the fewest days between', () => {
  fc.assert(
    fc.property(purchases, payments, (bought, paid) => {
      const found = suggestPayments(matching(bought, paid)).filter((one) => one.reason === 'amount')
      const sum = found.reduce((total, one) => total + Math.abs(one.days), 0)
      expect([found.length, sum]).toEqual(bestByTrying(bought, paid))
    }),
  )
})

test('of equal packs on one day each gets a payment of its own, in order', () => {
  const all = matching([purchase('a', 3), purchase('b', 3)], [payment('y', 4), payment('x', 4)])
  expect(pairs(all)).toEqual(['a-x: amount, 1', 'b-y: amount, 1'])
})

test('a payment is sought from a day before the purchase to five days after it', () => {
  const found = (day: number) => pairs(matching([purchase('a', 10)], [payment('x', day)])).length
  expect([8, 9, 10, 15, 16].map(found)).toEqual([0, 1, 1, 1, 0])
})

test('a payment of another amount is none, whoever it went to', () => {
  expect(pairs(matching([purchase('a', 1)], [payment('x', 1, { amount: 99_999 })]))).toEqual([])
})

test('in another currency the payee and the day alone suggest it, after all that the amount tells', () => {
  const euros = payment('x', 1, { currency: 'EUR', amount: 86_000 })
  expect(pairs(matching([purchase('a', 1), purchase('b', 1)], [euros, payment('y', 2)]))).toEqual([
    'a-y: amount, 1',
    'b-x: payee, 0',
  ])
  expect(pairs(matching([purchase('a', 1)], [{ ...euros, payee: 'Rent' }]))).toEqual([])
})

test('a pair that was declined is not suggested again', () => {
  const all = matching([purchase('a', 1)], [payment('x', 1), payment('y', 2)])
  expect(pairs({ ...all, isDeclined: (_, id) => id === 'x' })).toEqual(['a-y: amount, 1'])
})

test('a vendor is known in a payee whatever its case and marks', () => {
  expect(isOfVendor('MINI-MAX *VIDEO', ['MiniMax'])).toBe(true)
  expect(isOfVendor('Rent', ['MiniMax', ''])).toBe(false)
})
