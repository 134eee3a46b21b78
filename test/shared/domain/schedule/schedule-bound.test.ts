import { expect, test } from 'vitest'
import { integerBetween, seededRandom } from '../../../../shared/domain/random.ts'
import { schedulePurchases } from '../../../../shared/domain/schedule/schedule.ts'
import type { ScheduleProblem } from '../../../../shared/domain/schedule/problem.ts'
import type { StudyControl } from '../../../../shared/domain/study-control.ts'
import { problemOf, shootDays, UNHURRIED } from '../../../support/schedule-problems.ts'

const STOPPED: StudyControl = { ...UNHURRIED, isStopped: () => true }

/** A year with lots that outlast the packs: what the first pass does not settle. */
function hardYear(seed: number): ScheduleProblem {
  const random = seededRandom(seed)
  const demand = shootDays(random, { count: 120, span: 365, least: 500, most: 15_000 })
  const first = demand[0]?.day ?? 0
  const lots = [60, 200, 300].map((days, index) => ({
    id: `lot ${index}`,
    pack: null,
    units: integerBetween(random, 2000, 20_000) * 1000,
    expires: first + days,
  }))
  return problemOf({}, { demand, lots, overflowPrice: seed % 2 === 0 ? 280_000 : null })
}

test('a search that is stopped early gives a bound that no plan undercuts, and a plan no cheaper than the best', () => {
  let unproven = 0
  for (let seed = 0; seed < 12; seed += 1) {
    const problem = hardYear(seed)
    const best = schedulePurchases(problem, Infinity, UNHURRIED)
    const early = schedulePurchases(problem, Infinity, STOPPED)
    expect(best.proven).toBe(true)
    expect(best.gap).toBe('0')
    expect(early.lowerBound).toBeLessThanOrEqual(best.plan.cost)
    expect(early.plan.cost).toBeGreaterThanOrEqual(best.plan.cost)
    expect(early.proven).toBe(early.lowerBound === early.plan.cost)
    if (!early.proven) unproven += 1
  }
  expect(unproven).toBeGreaterThan(0)
})

test('the same problem gives the same answer', () => {
  const problem = hardYear(3)
  expect(schedulePurchases(problem, Infinity, UNHURRIED)).toEqual(schedulePurchases(problem, Infinity, UNHURRIED))
})
