import { seededRandom } from '../../shared/domain/random.ts'
import type { Schedule } from '../../shared/domain/schedule/schedule.ts'
import { schedulePurchases } from '../../shared/domain/schedule/schedule.ts'
import type { ScheduleProblem } from '../../shared/domain/schedule/problem.ts'
import { replayPurchases } from '../../shared/domain/schedule/replay.ts'
import { loadHighs, solvePlainModel } from '../support/plain-schedule-model.ts'
import { problemOf, shootDays, UNHURRIED } from '../support/schedule-problems.ts'
import type { Part } from './part.ts'
import { milliseconds, timesInTurn } from './support/median.ts'
import type { Finding } from './support/table.ts'

export const schedule: Part = {
  name: 'schedule',
  about: 'the cheapest purchases for 56, 108 and 186 shoot days of a year, against HiGHS on a plain integer model',
  run: async (bench) => {
    const highs = await loadHighs()
    const findings: Finding[] = []
    const few = shootYear(56)
    refuseUnlessEqual(few, provenSchedule(few), solvePlainModel(highs, few))
    const rounds = { rounds: 3, warmUps: 1 }
    const times = await timesInTurn(rounds, {
      ours: () => provenSchedule(few),
      plain: () => solvePlainModel(highs, few),
    })
    const baseline = { name: 'HiGHS, plain integer model', median: times.plain }
    const what = 'purchase schedule, 56 shoot days of a year, proven'
    findings.push({ what, unit: 'ms', median: times.ours, baseline, limit: { timesFaster: 5 } })
    findings.push({ what, unit: 'ms', median: times.ours, limit: { atMost: 2000 } })
    for (const count of [108, 186]) {
      const many = shootYear(count)
      const { ours } = await timesInTurn(rounds, { ours: () => provenSchedule(many) })
      const whatMany = `purchase schedule, ${count} shoot days of a year, proven`
      findings.push({ what: whatMany, unit: 'ms', median: ours, limit: { atMost: 10_000 } })
      bench.note(await plainModelNote(count, () => solvePlainModel(highs, many, GIVEN_SECONDS)))
    }
    return findings
  },
}

/** What the plain model is given where it does not finish. */
const GIVEN_SECONDS = 10

function shootYear(count: number): ScheduleProblem {
  return problemOf({}, { demand: shootDays(seededRandom(count), { count, span: 365, least: 500, most: 15_000 }) })
}

function provenSchedule(problem: ScheduleProblem): Schedule {
  const found = schedulePurchases(problem, Infinity, UNHURRIED)
  if (!found.proven) throw new Error(`a gap of ${found.gap} is left`)
  return found
}

function refuseUnlessEqual(
  problem: ScheduleProblem,
  { plan }: Schedule,
  purchases: ReturnType<typeof solvePlainModel>,
): void {
  const theirs = purchases === null ? null : replayPurchases(problem, purchases).cost
  if (theirs !== plan.cost) throw new Error(`the schedule costs ${plan.cost}, HiGHS finds ${theirs}`)
}

async function plainModelNote(count: number, solve: () => ReturnType<typeof solvePlainModel>): Promise<string> {
  const found: ReturnType<typeof solvePlainModel>[] = []
  const took = await milliseconds(() => found.push(solve()))
  const ended = found.includes(null) ? 'does not finish' : 'solves'
  return `HiGHS ${ended} the plain integer model of ${count} shoot days: ${(took / 1000).toFixed(1)} s.`
}
