import type { Book } from '../book.ts'
import type { Bin } from './distribution.ts'
import { histogram, percentile } from './distribution.ts'
import { rateOf } from './keep-effects.ts'
import type { Charge } from '../journal.ts'
import type { JudgedTakes } from './keep-history.ts'
import { keepKey } from './keep-history.ts'
import type { KeepRates, KindRate } from './keep-rates.ts'
import { keepRates } from './keep-rates.ts'
import type { Random } from '../random.ts'
import { seededRandom, standardNormal } from '../random.ts'
import type { StudyControl } from '../study-control.ts'
import type { OpenRender } from './takes-cost.ts'
import { costOfTakes } from './takes-cost.ts'
import type { Milliunits } from '../units.ts'

/** What there is to forecast. */
export interface ForecastProblem {
  /** The lots as they stand now. */
  readonly book: Book
  readonly account: string
  readonly production: string
  readonly history: readonly JudgedTakes[]
  /** At least one. Each is rendered take by take until one is kept. */
  readonly renders: readonly OpenRender[]
  /** What the takes that are planned draw: how likely they are enough is told. */
  readonly plannedUnits: Milliunits
  /** How many futures are drawn: at least 1. */
  readonly draws: number
  /** The same seed, the same futures. */
  readonly seed: number
}

/** Figures that 50, 80 and 95 of 100 futures do not exceed. */
export interface Percentiles {
  readonly p50: number
  readonly p80: number
  readonly p95: number
}

/** Percentiles, and how often which figures come. */
export interface Spread extends Percentiles {
  readonly bins: readonly Bin[]
}

/** A render kind among the renders, and how often takes of it are kept. */
export interface KindForecast extends KindRate {
  readonly charge: Charge
  readonly renders: number
}

export interface Forecast {
  /** Futures that were drawn: fewer than asked for where it was stopped. */
  readonly draws: number
  readonly takes: Percentiles
  /** In milliunits. */
  readonly units: Spread
  /** In minor units: of the lots on hand (R7), and of what they do not cover (R5). */
  readonly cost: Spread
  /** Futures in which the lots on hand cover every take at its render's instant (R2, R3). */
  readonly lasting: number
  /** Futures that need no more units than are planned. */
  readonly withinPlan: number
  readonly kinds: readonly KindForecast[]
}

/** Bars that a chart beside a table has room for. */
const MOST_BINS = 32

/** How many futures are drawn between two looks at whether to stop. */
const BATCH = 256

/**
 * What renders need until a take of each is kept. A future has keep rates as the history leaves them possible, then for each
 * render the number of takes until the first that is kept, then what these draw. The same problem gives the same forecast, on
 * every machine.
 */
export function forecastTakes(problem: ForecastProblem, control: StudyControl): Forecast {
  const { renders, production, history, plannedUnits } = problem
  const kinds = Map.groupBy(renders, ({ charge }) => keepKey(charge))
  const numbers = new Map([...kinds.keys()].map((kind, index) => [kind, index]))
  const rates = keepRates(history, production, [...kinds.keys()])
  const futures = drawFutures(
    problem,
    rates,
    Int32Array.from(renders, ({ charge }) => numbers.get(keepKey(charge)) ?? 0),
    control,
  )
  return {
    draws: futures.takes.length,
    takes: percentiles(futures.takes.sort()),
    units: spread(futures.units.sort()),
    cost: spread(futures.cost.sort()),
    lasting: futures.lasting,
    withinPlan: futures.units.reduce((count, units) => (units <= plannedUnits ? count + 1 : count), 0),
    kinds: [...kinds.values()].flatMap((ofKind, index) => {
      const [first, rate] = [ofKind[0], rates.kinds[index]]
      return first === undefined || rate === undefined
        ? []
        : [{ charge: first.charge, renders: ofKind.length, ...rate }]
    }),
  }
}

interface Futures {
  readonly takes: Float64Array
  readonly units: Float64Array
  readonly cost: Float64Array
  readonly lasting: number
}

function drawFutures(problem: ForecastProblem, rates: KeepRates, kindOf: Int32Array, control: StudyControl): Futures {
  const { book, account, renders, draws, seed } = problem
  const random = seededRandom(seed)
  const price = costOfTakes(book, account, renders)
  const [total, units, cost] = [new Float64Array(draws), new Float64Array(draws), new Float64Array(draws)]
  const takes = new Int32Array(renders.length)
  let [lasting, drawn] = [0, 0]
  while (drawn < draws && !(drawn > 0 && drawn % BATCH === 0 && control.isStopped())) {
    total[drawn] = drawTakes(takes, kindOf, drawMisses(rates, random), random)
    const drawnCost = price(takes)
    units[drawn] = drawnCost.units
    cost[drawn] = drawnCost.cost
    if (drawnCost.overageUnits === 0) lasting += 1
    drawn += 1
    if (drawn % BATCH === 0) control.progress(drawn, draws)
  }
  return { takes: total.subarray(0, drawn), units: units.subarray(0, drawn), cost: cost.subarray(0, drawn), lasting }
}

/** Of each kind the chance that a take is not kept, in one future. */
function drawMisses({ means, factor }: KeepRates, random: Random): Float64Array {
  const normals = means.map(() => standardNormal(random))
  return Float64Array.from(factor, (row, kind) => {
    const logOdds = row.reduce((sum, weight, index) => sum + weight * (normals[index] ?? 0), means[kind] ?? 0)
    return rateOf(-logOdds)
  })
}

/** The takes of each render until one is kept; answers their sum. */
function drawTakes(takes: Int32Array, kindOf: Int32Array, misses: Float64Array, random: Random): number {
  let sum = 0
  for (let render = 0; render < takes.length; render += 1) {
    const count = takesUntilKept(misses[kindOf[render] ?? 0] ?? 0, 1 - random())
    takes[render] = count
    sum += count
  }
  return sum
}

/** Up to here multiplying is quicker than a logarithm. */
const FEW_TAKES = 8

/** The geometric distribution by inversion: more than n takes are needed as often as n misses follow each other. */
function takesUntilKept(miss: number, luck: number): number {
  let misses = miss
  for (let takes = 1; takes <= FEW_TAKES; takes += 1) {
    if (luck > misses) return takes
    misses *= miss
  }
  return 1 + Math.floor(Math.log(luck) / Math.log(miss))
}

function percentiles(rising: Float64Array): Percentiles {
  return { p50: percentile(rising, 50), p80: percentile(rising, 80), p95: percentile(rising, 95) }
}

function spread(rising: Float64Array): Spread {
  return { ...percentiles(rising), bins: histogram(rising, MOST_BINS) }
}
