import { priceBound } from './bound.ts'
import type { Label } from './label.ts'
import type { Pool } from './pools.ts'
import { usefulPools } from './pools.ts'
import { demandSums, windowPrices } from './prices.ts'
import type { StudyControl } from '../study-control.ts'
import type { Stuck } from './search.ts'
import { searchPlans } from './search.ts'
import type { SearchTerms } from './terms.ts'

/** What the passes have found. */
export interface Found {
  readonly best: Label | null
  /** The best that buys other packs, or other numbers of them, than the best of all. */
  readonly second: Label | null
  /** No plan that is not among these costs less; Infinity where there is none. */
  readonly leftOut: number
  /** Where every unit must be covered, and nothing gets beyond a day. */
  readonly stuck: Stuck | null
}

/** The first pass follows so many labels: it takes a fraction of a second, and is run to its end in any case. */
const FIRST_WIDTH = 250
const WIDENING = 8

/**
 * Searches in passes over the days, each following more labels than the one before, until none was left out that could lead to a
 * better plan or runner-up, or the time is over. What one pass has found tells the next what it need not follow.
 */
export function searchInPasses(terms: SearchTerms, timeLimit: number, control: StudyControl): Found {
  const weights = signatureWeights(terms)
  const setting = {
    terms,
    weights,
    pools: poolsOf(terms, weights === null ? 1 : 2),
    bound: priceBound(terms, windowPrices(terms)),
  }
  const tell = (): void => {
    control.progress(Math.min(control.elapsed(), timeLimit), timeLimit)
  }
  const isTimeOver = (): boolean => {
    tell()
    return control.isStopped() || control.elapsed() >= timeLimit
  }
  const isNeverOver = (): boolean => {
    tell()
    return false
  }
  let found: Found = { best: null, second: null, leftOut: 0, stuck: null }
  for (let width = FIRST_WIDTH; ; width *= WIDENING) {
    const below = found.second?.cost ?? Infinity
    const isOver = width === FIRST_WIDTH ? isNeverOver : isTimeOver
    const { ends, leftOut, stuck } = searchPlans({ ...setting, width, below, isOver })
    found = {
      ...bestTwo(found, ends),
      leftOut: Math.max(found.leftOut, leftOut),
      stuck: leftOut === Infinity ? stuck : null,
    }
    if (found.leftOut >= (found.second?.cost ?? Infinity) || isTimeOver()) return found
  }
}

function bestTwo({ best, second }: Found, ends: readonly Label[]): Pick<Found, 'best' | 'second'> {
  const known = [best, second].filter((label) => label !== null)
  const all = [...known, ...ends].toSorted((a, b) => a.cost - b.cost)
  const [first = null] = all
  return { best: first, second: all.find(({ signature }) => signature !== first?.signature) ?? null }
}

/** The pools of each validity that a day's purchases can be. */
function poolsOf({ days, validities, overflow }: SearchTerms, beatenBy: number): Pool[][] {
  const demandBefore = demandSums(days.map(({ units }) => units))
  return validities.map((packs, validity) => {
    const wanted = days.map(({ units, mayStore, ends }, day) =>
      mayStore ? (demandBefore[ends[validity] ?? day] ?? 0) - (demandBefore[day] ?? 0) : units,
    )
    return usefulPools(packs, Math.max(0, ...wanted), overflow, beatenBy)
  })
}

/**
 * Weights whose sum over a plan's packs tells its counts, as digits tell a number; null where the numbers would be too large, and the
 * runner-up is not looked for.
 */
function signatureWeights({ days, validities }: SearchTerms): number[][] | null {
  const demand = days.reduce((sum, { units }) => sum + units, 0)
  let next = 1
  const weights = validities.map((packs) =>
    packs.map(({ units }) => {
      const weight = next
      // On each day a plan buys no more of a pack than its demand needs, and one.
      next *= Math.ceil(demand / units) + days.length + 1
      return weight
    }),
  )
  return next <= Number.MAX_SAFE_INTEGER ? weights : null
}
