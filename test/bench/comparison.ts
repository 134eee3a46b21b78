import { bundledCards } from '../../electron/settings/bundled-cards.ts'
import { CHEAPEST, comparePlans } from '../../shared/domain/comparison/comparison.ts'
import { costCurves } from '../../shared/domain/comparison/cost-curves.ts'
import type { Demand } from '../../shared/domain/comparison/demand.ts'
import { demandOf, nanoPerMinor, payAsYouGoCost, toMinor } from '../../shared/domain/comparison/demand.ts'
import { fraction } from '../../shared/domain/fraction.ts'
import type { PricedPack } from '../../shared/domain/plan-prices.ts'
import { planPrices } from '../../shared/domain/plan-prices.ts'
import { integerBetween, seededRandom } from '../../shared/domain/random.ts'
import type { RateCard } from '../../shared/domain/rate-card.ts'
import type { Part } from './part.ts'
import { mediansInTurn, milliseconds, timesInTurn } from './support/median.ts'
import type { Finding } from './support/table.ts'

export const comparison: Part = {
  name: 'comparison',
  about: 'every option for a demand of up to a million clips, against trying numbers of every pack',
  async run(): Promise<Finding[]> {
    const [card] = bundledCards
    if (card === undefined) throw new Error('there is no rate card')
    const { packs } = planPrices(card, null)
    const million = demandsOf(card, 1, () => MOST_CLIPS)[0]
    const thousand = demandsOf(card, 1, () => MOST_CLIPS / 1000)[0]
    if (million === undefined || thousand === undefined) throw new Error('there is no demand')
    refuseUnlessEqual(compare(million, packs), triedMixes(million, packs))

    const times = await timesInTurn(
      { rounds: 21, warmUps: 5 },
      {
        million: () => compare(million, packs),
        thousand: () => compare(thousand, packs),
        tried: () => triedMixes(million, packs),
      },
    )
    const many = demandsOf(card, DEMANDS, (random) => integerBetween(random, 1, 10 ** integerBetween(random, 1, 6)))
    const { slowest } = await mediansInTurn({ rounds: 5, warmUps: 1 }, { slowest: () => slowestOf(many, packs) })
    const what = `all options and curves for ${MOST_CLIPS} clips of ${million.kinds.length} kinds`
    return [
      {
        what,
        unit: 'ms',
        median: times.million,
        baseline: { name: 'the cheapest mix alone, by numbers of every pack', median: times.tried },
        limit: { atMost: LIMIT },
      },
      { what, unit: 'ms', median: times.million, baseline: { name: 'for 1000 clips', median: times.thousand } },
      {
        what: `the slowest of ${DEMANDS} random demands of up to ${MOST_CLIPS} clips`,
        unit: 'ms',
        median: slowest,
        baseline: { name: 'the cheapest mix alone, by numbers of every pack', median: times.tried },
        limit: { atMost: LIMIT },
      },
    ]
  },
}

const MOST_CLIPS = 1_000_000
const DEMANDS = 500
/** Milliseconds. */
const LIMIT = 20

/** Demands with random shares of every render kind. */
function demandsOf(card: RateCard, count: number, clipsOf: (random: () => number) => number): Demand[] {
  const random = seededRandom(2026)
  return Array.from({ length: count }, () => {
    const shares = card.renderKinds.map(() => integerBetween(random, 1, 100))
    const all = shares.reduce((sum, share) => sum + share, 0)
    const clips = clipsOf(random)
    const wanted = card.renderKinds.map((kind, index) => ({
      kind,
      clips: Math.round((clips * (shares[index] ?? 0)) / all),
    }))
    return demandOf(card, wanted)
  })
}

/** What the cheapest mix costs, all options and their curves made. */
function compare(demand: Demand, packs: readonly PricedPack[]): number {
  const routable = new Set(demand.kinds.map(({ kind }) => kind))
  const options = comparePlans({ demand, packs, routable, coverage: null })
  costCurves(demand, options)
  return options.find((option) => option.id === CHEAPEST)?.cost ?? Number.NaN
}

async function slowestOf(demands: readonly Demand[], packs: readonly PricedPack[]): Promise<number> {
  let slowest = 0
  for (const demand of demands) slowest = Math.max(slowest, await milliseconds(() => compare(demand, packs)))
  return slowest
}

/** The cheapest mix's cost by every number of all packs but the first, which fills what they leave, rounded down and up. */
function triedMixes(demand: Demand, [first, ...others]: readonly PricedPack[]): number {
  if (first === undefined) return payAsYouGoCost(demand)
  const perUnit = Number(demand.price / nanoPerMinor(demand.currency)) / demand.units
  let best = Number.POSITIVE_INFINITY
  const fill = (units: number, price: number, index: number): void => {
    const pack = others[index]
    if (pack !== undefined) {
      for (let count = 0; units + (count - 1) * pack.units < demand.units; count += 1) {
        fill(units + count * pack.units, price + count * pack.price, index + 1)
      }
      return
    }
    const open = Math.max(0, demand.units - units)
    const whole = Math.floor(open / first.units)
    best = Math.min(
      best,
      price + open * perUnit,
      price + whole * first.price + (open - whole * first.units) * perUnit,
      price + Math.ceil(open / first.units) * first.price,
    )
  }
  fill(0, 0, 0)
  return toMinor(fraction(BigInt(Math.round(best * 1000)) * nanoPerMinor(demand.currency), 1000), demand.currency)
}

/** A baseline that answers something else would be no baseline. */
function refuseUnlessEqual(found: number, tried: number): void {
  if (found !== tried) throw new Error(`the cheapest mix costs ${found}, the best of all that were tried ${tried}`)
}
