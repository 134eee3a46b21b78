import { expect, test } from 'vitest'
import { integerBetween, pickWeighted, seededRandom } from '../../../../shared/domain/random.ts'
import type { Random } from '../../../../shared/domain/random.ts'
import { schedulePurchases } from '../../../../shared/domain/schedule/schedule.ts'
import { replayPurchases } from '../../../../shared/domain/schedule/replay.ts'
import type { ScheduleProblem } from '../../../../shared/domain/schedule/problem.ts'
import { loadHighs, solvePlainModel } from '../../../support/plain-schedule-model.ts'
import { problemOf, shootDays, UNHURRIED, VIDEO_PACKS } from '../../../support/schedule-problems.ts'

function randomProblem(random: Random): ScheduleProblem {
  const demand = shootDays(random, { count: integerBetween(random, 8, 12), span: 100, least: 500, most: 25_000 })
  const first = demand[0]?.day ?? 0
  const lots = Array.from({ length: integerBetween(random, 0, 2) }, (_, index) => ({
    id: `lot ${index}`,
    pack: null,
    units: integerBetween(random, 10, 4000) * 1000,
    expires: first + integerBetween(random, 1, 90),
  }))
  return problemOf(
    {},
    {
      demand,
      lots,
      packs: VIDEO_PACKS.map((pack) => ({
        ...pack,
        validity: random() < 0.8 ? pack.validity : { days: integerBetween(random, 20, 60) },
      })),
      overflowPrice: pickWeighted(random, [
        { value: 280_000, weight: 3 },
        { value: 262_500, weight: 1 },
        { value: null, weight: 1 },
      ]),
      earliest: random() < 0.8 || lots.length === 0 ? null : first,
    },
  )
}

test('the plan costs what HiGHS finds for a plain integer model, in 100 middling cases', async () => {
  const highs = await loadHighs()
  const random = seededRandom(56)
  for (let round = 0; round < 100; round += 1) {
    const problem = randomProblem(random)
    const { plan, proven } = schedulePurchases(problem, 10_000, UNHURRIED)
    const purchases = solvePlainModel(highs, problem)
    const theirs = purchases === null ? null : replayPurchases(problem, purchases).cost
    expect([plan.cost, proven], JSON.stringify(problem)).toEqual([theirs, true])
  }
}, 60_000)
