import { emptyBook } from '../../shared/domain/book.ts'
import type { ForecastProblem } from '../../shared/domain/forecast/forecast.ts'
import { forecastTakes } from '../../shared/domain/forecast/forecast.ts'
import { keepKey } from '../../shared/domain/forecast/keep-history.ts'
import { projectRenders } from '../../shared/domain/queue.ts'
import { integerBetween, seededRandom } from '../../shared/domain/random.ts'
import { at, foldInto, purchase, UTC_USD } from '../support/fold.ts'
import { keepingStudio, ratesOfPrior } from '../support/keeping-studios.ts'
import { UNSTOPPED } from '../support/unstopped.ts'
import type { Part } from './part.ts'
import { timesInTurn } from './support/median.ts'
import type { Finding } from './support/table.ts'

const RENDERS = 500
const DRAWS = 10_000
/** The baseline folds so many futures, and stands for all of them. */
const FOLDED = 100

export const forecast: Part = {
  name: 'forecast',
  about: 'the forecast of 500 renders by 10,000 draws, against folding each future as a projection does',
  async run(bench): Promise<Finding[]> {
    const problem = queueOf(RENDERS)
    const times = await timesInTurn(
      { rounds: 9, warmUps: 3 },
      { ours: () => forecastTakes(problem, UNSTOPPED), folded: () => foldFutures(problem, FOLDED) },
    )
    bench.note(`forecast: the baseline folds ${FOLDED} futures; its median is scaled to ${DRAWS}.`)
    const what = `forecast, ${RENDERS} renders, ${DRAWS} draws`
    const baseline = { name: 'folding each future', median: (times.folded * DRAWS) / FOLDED }
    return [
      { what, unit: 'ms', median: times.ours, baseline, limit: { timesFaster: 10 } },
      { what, unit: 'ms', median: times.ours, limit: { atMost: 300 } },
    ]
  },
}

/** Renders of four kinds on forty days, three lots that expire among them, and too few units. */
function queueOf(count: number): ForecastProblem {
  const random = seededRandom(1)
  const studio = keepingStudio(random, ratesOfPrior(random), { renders: count, mostOwnShots: 20 })
  const book = emptyBook(UTC_USD)
  foldInto(book, [
    purchase(1, '2026-01-01', { units: '300', price: '80.00', expires: '2026-01-11' }),
    purchase(2, '2026-01-01', { units: '500', price: '130.00', expires: '2026-01-21' }),
    purchase(3, '2026-01-01', { units: '700', price: '180.00', expires: '2026-02-21' }),
  ])
  return {
    book,
    account: 'main',
    production: studio.production,
    history: studio.history,
    renders: studio.renders.map(({ charge }) => ({
      charge,
      clips: 1,
      at: at('2026-01-02') + integerBetween(random, 0, 39) * 86_400_000,
    })),
    plannedUnits: 0,
    draws: DRAWS,
    seed: 1,
  }
}

/** Some takes for each render, folded as one usage each: what a future costs without anything made ready. */
function foldFutures({ book, renders, account }: ForecastProblem, futures: number): number {
  const random = seededRandom(2)
  const takesOf = new Map(renders.map(({ charge }) => [keepKey(charge), integerBetween(random, 2, 5)]))
  let cost = 0
  for (let future = 0; future < futures; future += 1) {
    const takes = renders.map(({ charge, at: when }, index) => ({
      id: String(index),
      account,
      charge,
      clips: takesOf.get(keepKey(charge)) ?? 3,
      at: when,
    }))
    for (const projection of projectRenders(book, takes).values()) cost += projection.cost
  }
  return cost
}
