import type { Plan } from './replay.ts'
import { replayPlan } from './replay.ts'
import type { ScheduledPack, ScheduleProblem } from './problem.ts'

/**
 * What it costs to buy the pack with the most units whenever the units of a day run out, as many as that day needs, whatever the
 * budget. Null where there is no pack to buy.
 */
export function biggestPackHabit(problem: ScheduleProblem): Plan | null {
  const { earliest } = problem
  const biggest = problem.packs.reduce<ScheduledPack | null>(
    (most, pack) => (most === null || pack.units > most.units ? pack : most),
    null,
  )
  if (biggest === null) return null
  return replayPlan(problem, (day, wanted, held) => {
    const count = Math.ceil(Math.max(0, wanted - held) / biggest.units)
    return count === 0 || (earliest !== null && day < earliest) ? [] : [{ day, pack: biggest.id, count }]
  })
}
