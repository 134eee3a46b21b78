import type { Deviations } from './keep-effects.ts'
import { effectsOf } from './keep-effects.ts'
import type { JudgedTakes } from './keep-history.ts'
import { choleskyFactor } from './symmetric.ts'

/**
 * What is believed of keep rates before any take is seen, in log-odds: an average take is kept one time in three; render kinds,
 * productions, and the kinds within a production differ by these standard deviations. So of new productions half need up to 3
 * takes a kept clip, four in five up to 5.5, and one in twenty more than 10.5 (docs/adr/0017-forecast-of-takes.md).
 */
export const PRIOR: Deviations = {
  logOdds: Math.log(1 / 2),
  kindDeviation: 0.5,
  productionDeviation: 0.7,
  cellDeviation: 0.4,
}

/** The tenth of a standard normal distribution that is highest begins here. */
const HIGHEST_TENTH = 1.2815515655446004

/** How many takes a kept clip is expected to need, on average over many shots. */
export interface TakesPerKept {
  /** It is as likely above as below. */
  readonly middle: number
  /** It is below this one time in ten … */
  readonly low: number
  /** … and above this one time in ten. */
  readonly high: number
}

/** Takes seen, and those of them that were kept. */
export interface Seen {
  readonly takes: number
  readonly kept: number
}

/** What the estimate of a kind in a production rests on besides the prior. */
export interface Evidence {
  /** Of this kind in this production. */
  readonly own: Seen
  /** Of the production's other kinds. */
  readonly production: Seen
  /** Of this kind in other productions. */
  readonly kind: Seen
}

/** How often takes of a render kind are kept. */
export interface KindRate {
  readonly takesPerKept: TakesPerKept
  readonly evidence: Evidence
}

/** How often takes of some render kinds are kept in a production, as far as it is known. */
export interface KeepRates {
  /** Log-odds of each kind; all together they are normal. */
  readonly means: readonly number[]
  /** The lower triangle whose product with its transpose is their covariance. */
  readonly factor: readonly (readonly number[])[]
  readonly kinds: readonly KindRate[]
}

/**
 * What the studio's history says of a production's keep rates. The log-odds of a cell (a kind in a production) are the average's,
 * plus what its kind, its production and the cell itself add. Each of the three is held to 0 the more, the fewer takes tell of
 * it: a kind without takes in the production is judged by the production's others and by itself elsewhere, and by the prior
 * where there is nothing.
 * @param kinds as `keepKey` writes them, each once
 */
export function keepRates(history: readonly JudgedTakes[], production: string, kinds: readonly string[]): KeepRates {
  const { means: effects, covariance, pulls } = effectsOf(history, production, kinds, PRIOR)
  const left = pulls.map((pull) => 1 - (pull?.share ?? 0))
  const means = effects.map((effect, index) => {
    const expected = PRIOR.logOdds + effect
    const pull = pulls[index]
    return pull === undefined ? expected : expected + pull.share * (pull.logOdds - expected)
  })
  const variances = covariance.map((values, row) =>
    values.map((value, column) => {
      const shared = value * (left[row] ?? 1) * (left[column] ?? 1)
      return row === column ? shared + PRIOR.cellDeviation ** 2 * (left[row] ?? 1) : shared
    }),
  )
  return {
    means,
    factor: choleskyFactor(variances),
    kinds: kinds.map((kind, index) => ({
      takesPerKept: takesPerKept(means[index] ?? 0, Math.sqrt(variances[index]?.[index] ?? 0)),
      evidence: evidenceOf(history, production, kind),
    })),
  }
}

/** The mean of takes is one over the keep rate. */
function takesPerKept(logOdds: number, deviation: number): TakesPerKept {
  const at = (value: number): number => 1 + Math.exp(-value)
  return {
    middle: at(logOdds),
    low: at(logOdds + HIGHEST_TENTH * deviation),
    high: at(logOdds - HIGHEST_TENTH * deviation),
  }
}

function evidenceOf(history: readonly JudgedTakes[], production: string, kind: string): Evidence {
  const seen = (belongs: (cell: JudgedTakes) => boolean): Seen => {
    const cells = history.filter(belongs)
    return {
      takes: cells.reduce((sum, cell) => sum + cell.takes, 0),
      kept: cells.reduce((sum, cell) => sum + cell.kept, 0),
    }
  }
  return {
    own: seen((cell) => cell.production === production && cell.kind === kind),
    production: seen((cell) => cell.production === production && cell.kind !== kind),
    kind: seen((cell) => cell.production !== production && cell.kind === kind),
  }
}
