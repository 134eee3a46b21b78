import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MILLISECONDS_PER_DAY } from '../../../../shared/domain/calendar.ts'
import type { ConsoleCheck } from '../../../../shared/domain/reconciliation/check-history.ts'
import { explainChecks, unexplainedByAge } from '../../../../shared/domain/reconciliation/check-history.ts'
import type { Claim } from '../../../../shared/domain/reconciliation/claim.ts'
import { claimedMoves } from '../../../../shared/domain/reconciliation/claim.ts'

const NOW = 1000 * MILLISECONDS_PER_DAY
const daysAgo = (days: number): number => NOW - days * MILLISECONDS_PER_DAY

const check = (days: number, difference: number): ConsoleCheck => ({
  entry: `check-${days}`,
  at: daysAgo(days),
  lot: null,
  shown: 100_000,
  difference,
  cost: 0,
  note: null,
})

const claim = (days: number, charged: number, over: Partial<Claim> = {}): Claim => ({
  take: `take-${days}`,
  account: 'main',
  at: daysAgo(days),
  charged,
  state: 'open',
  raisedAt: NOW,
  since: NOW,
  note: null,
  ...over,
})

const explained = (checks: readonly ConsoleCheck[], claims: readonly Claim[]) =>
  explainChecks(checks, claimedMoves(claims)).map(({ claimed, unexplained }) => [claimed, unexplained])

describe('R8: what of a difference is unexplained', () => {
  test('is all of it where nothing is claimed', () => {
    expect(explained([check(9, -3000), check(2, 500)], [])).toEqual([
      [0, -3000],
      [0, 500],
    ])
  })

  test('is less by the charges claimed of takes before the check, never by more than all of it', () => {
    expect(explained([check(9, -3000)], [claim(10, 1000), claim(8, 1000)])).toEqual([[-1000, -2000]])
    expect(explained([check(9, -500)], [claim(10, 1000)])).toEqual([[-500, 0]])
    expect(explained([check(9, 500)], [claim(10, 1000)])).toEqual([[0, 500]])
  })

  test('a charge that a check did not show yet explains the next one, once', () => {
    expect(explained([check(9, 0), check(5, -1000), check(1, -1000)], [claim(10, 1000)])).toEqual([
      [0, 0],
      [-1000, 0],
      [0, -1000],
    ])
  })

  test('what the vendor refunded explains that the console shows more from then on', () => {
    const refunded = claim(10, 1000, { state: 'refunded', since: daysAgo(4) })
    expect(explained([check(9, -1000), check(1, 1000)], [refunded])).toEqual([
      [-1000, 0],
      [1000, 0],
    ])
    expect(explained([check(1, 0)], [refunded])).toEqual([[0, 0]])
  })

  test('claimed and unexplained add up to the difference, and neither goes beyond it', () => {
    const checks = fc.array(fc.integer({ min: -9, max: 9 }), { maxLength: 8 })
    const claims = fc.array(fc.tuple(fc.nat(9), fc.integer({ min: 1, max: 9 }), fc.boolean()), { maxLength: 8 })
    fc.assert(
      fc.property(checks, claims, (differences, claimed) => {
        const history = differences.map((difference, index) => check(8 - index, difference))
        const moves = claimedMoves(
          claimed.map(([days, charged, isBack]) =>
            claim(days, charged, isBack ? { state: 'refunded', since: daysAgo(days - 1) } : {}),
          ),
        )
        for (const one of explainChecks(history, moves)) {
          expect(one.claimed + one.unexplained).toBe(one.difference)
          expect(one.claimed * one.unexplained).toBeGreaterThanOrEqual(0)
        }
      }),
    )
  })
})

describe('unexplained units by age', () => {
  test('stand where their check is old enough, less and more apart; agreeing checks count for none', () => {
    const ages = unexplainedByAge(
      explainChecks([check(200, -700), check(31, -1000), check(8, 300), check(7, -200), check(1, 0)], []),
      NOW,
    )
    expect(ages).toEqual([
      { upToDays: 7, checks: 1, missing: 200, extra: 0 },
      { upToDays: 31, checks: 2, missing: 1000, extra: 300 },
      { upToDays: 92, checks: 0, missing: 0, extra: 0 },
      { upToDays: null, checks: 1, missing: 700, extra: 0 },
    ])
  })
})
