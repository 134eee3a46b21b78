import { createRequire } from 'node:module'
import type { Highs } from 'highs'
import { addValidityToDay } from '../../shared/domain/calendar.ts'
import type { Purchase, ScheduleProblem } from '../../shared/domain/schedule/problem.ts'
import { demandDays } from '../../shared/domain/schedule/replay.ts'

/** HiGHS in its CommonJS form, which is the one that its types describe. */
export const loadHighs = createRequire(import.meta.url)('highs') as () => Promise<Highs>

/**
 * The purchase schedule as anybody would write it for a solver of integer models: how many of each pack are bought on each demand day,
 * what each lot gives to each day it covers, and what is left to pay-as-you-go. Answers the purchases that HiGHS finds best; null where
 * it finds none in time. Budgets are not part of it.
 */
export function solvePlainModel(highs: Highs, problem: ScheduleProblem, seconds?: number): Purchase[] | null {
  const { text, columns } = plainModel(problem)
  const solution = highs.solve(text, {
    mip_rel_gap: 0,
    mip_abs_gap: 1e-6,
    ...(seconds === undefined ? {} : { time_limit: seconds }),
  })
  if (solution.Status !== 'Optimal') return null
  return columns.flatMap(({ name, ...purchase }) => {
    const count = Math.round(solution.Columns[name]?.Primal ?? 0)
    return count === 0 ? [] : [{ ...purchase, count }]
  })
}

interface Column {
  readonly name: string
  readonly day: number
  readonly pack: string
}

function plainModel(problem: ScheduleProblem): { text: string; columns: Column[] } {
  const { packs, lots, overflowPrice, earliest } = problem
  const days = demandDays(problem)
  const columns: Column[] = []
  const costs: string[] = []
  const capacities: string[] = []
  const given = new Map<number, string[]>(days.map(({ day }) => [day, []]))
  const giveTo = (source: string, from: number, to: number): string[] =>
    days.flatMap(({ day }) => {
      if (day < from || day >= to) return []
      const draw = `y_${source}_${day}`
      given.get(day)?.push(draw)
      return [draw]
    })
  for (const [index, { units, expires }] of lots.entries()) {
    const draws = giveTo(`l${index}`, -Infinity, expires)
    if (draws.length > 0) capacities.push(`${draws.join(' + ')} <= ${units / 1000}`)
  }
  for (const { day } of days.filter((each) => earliest === null || each.day >= earliest)) {
    for (const [index, { id, price, units, validity }] of packs.entries()) {
      const name = `n_${index}_${day}`
      columns.push({ name, day, pack: id })
      costs.push(`${price / 100} ${name}`)
      const draws = giveTo(`p${index}_${day}`, day, addValidityToDay(day, validity))
      capacities.push(`${draws.join(' + ')} - ${units / 1000} ${name} <= 0`)
    }
  }
  const demands = days.map(({ day, units }) => {
    const draws = given.get(day) ?? []
    if (overflowPrice !== null) {
      costs.push(`${overflowPrice / 1e6} o_${day}`)
      draws.push(`o_${day}`)
    }
    return `${draws.join(' + ')} = ${units / 1000}`
  })
  const rows = [...capacities, ...demands].map((row, index) => ` r${index}: ${row}`)
  const integers = columns.length === 0 ? '' : `General\n ${columns.map(({ name }) => name).join('\n ')}\n`
  return { text: `Minimize\n obj: ${costs.join('\n + ')}\nSubject To\n${rows.join('\n')}\n${integers}End\n`, columns }
}
