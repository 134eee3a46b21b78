import type { Charge } from '../../shared/domain/journal.ts'
import type { JudgedTakes } from '../../shared/domain/forecast/keep-history.ts'
import { keepKey } from '../../shared/domain/forecast/keep-history.ts'
import { PRIOR } from '../../shared/domain/forecast/keep-rates.ts'
import type { Random } from '../../shared/domain/random.ts'
import { integerBetween, standardNormal } from '../../shared/domain/random.ts'

/** A made-up studio: what it has rendered, and what the renders that it plans will turn out to take. */
export interface KeepingStudio {
  readonly history: readonly JudgedTakes[]
  readonly production: string
  readonly kinds: readonly Charge[]
  /** By render: its kind, and the takes until one is kept. */
  readonly renders: readonly { readonly charge: Charge; readonly takes: number }[]
}

const KINDS: readonly Charge[] = [300, 700, 1000, 2000].map((unitsPerClip, index) => ({
  model: 'MiniMax-Hailuo-2.3',
  resolution: '768p',
  seconds: index + 1,
  unitsPerClip,
  payAsYouGo: unitsPerClip * 280,
  listPricePerUnit: 280_000,
}))

/** How often a take of a kind (by its number) is kept in a production (by its number). */
type KeepRate = (production: number, kind: number) => number

/** Keep rates that differ by kind, by production and by both, as the prior expects. */
export function ratesOfPrior(random: Random): KeepRate {
  const remembered = new Map<string, number>()
  const effect = (name: string, deviation: number): number => {
    const known = remembered.get(name) ?? deviation * standardNormal(random)
    remembered.set(name, known)
    return known
  }
  return (production, kind) => {
    const logOdds =
      PRIOR.logOdds +
      effect(`k${kind}`, PRIOR.kindDeviation) +
      effect(`p${production}`, PRIOR.productionDeviation) +
      effect(`c${kind}/${production}`, PRIOR.cellDeviation)
    return 1 / (1 + Math.exp(-logOdds))
  }
}

interface Shape {
  readonly renders: number
  /** Shots that were finished of each kind in the production that plans: from 0 to so many. */
  readonly mostOwnShots: number
}

const OTHER_PRODUCTIONS = 4
const MOST_SHOTS = 30

/** A studio with takes of other productions and, maybe, of its own; each shot was rendered until a take was kept. */
export function keepingStudio(random: Random, rate: KeepRate, { renders, mostOwnShots }: Shape): KeepingStudio {
  const history: JudgedTakes[] = []
  for (let production = 0; production <= OTHER_PRODUCTIONS; production += 1) {
    for (const [kind, charge] of KINDS.entries()) {
      const shots = integerBetween(random, 0, production === 0 ? mostOwnShots : MOST_SHOTS)
      if (shots === 0 || random() < 0.3) continue
      const takes = Array.from({ length: shots }, () => takesUntilKept(random, rate(production, kind)))
      const made = takes.reduce((sum, one) => sum + one, 0)
      history.push({ production: `P${production}`, kind: keepKey(charge), takes: made, kept: shots })
    }
  }
  return {
    history,
    production: 'P0',
    kinds: KINDS,
    renders: Array.from({ length: renders }, () => {
      const kind = integerBetween(random, 0, KINDS.length - 1)
      const charge = KINDS[kind]
      if (charge === undefined) throw new Error('there is no such kind')
      return { charge, takes: takesUntilKept(random, rate(0, kind)) }
    }),
  }
}

/** Take by take, so that no formula of the forecast's is needed. */
function takesUntilKept(random: Random, rate: number): number {
  let takes = 1
  while (random() >= rate) takes += 1
  return takes
}
