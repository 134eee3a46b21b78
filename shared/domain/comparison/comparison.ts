import { formatDecimal, parseDecimal } from '../decimal.ts'
import type { Demand, KindDemand } from './demand.ts'
import { nanoPerMinor, payAsYouGoCost } from './demand.ts'
import { divideBig, multiplyDivide } from '../exact.ts'
import type { Minor, Money } from '../money.ts'
import { quotient } from '../money.ts'
import type { PackCount, PackMix } from './pack-mix.ts'
import { cheapestMix, mixOf, payAsYouGoMix } from './pack-mix.ts'
import type { PricedPack } from '../plan-prices.ts'
import type { RenderKind } from '../rate-card.ts'
import type { RoutableClips } from './routing.ts'
import { routingProblem } from './routing.ts'
import type { Milliunits } from '../units.ts'
import { MILLIUNITS_PER_UNIT } from '../units.ts'

/** The ids of the options that are not a pack's. */
export const PAY_AS_YOU_GO = 'pay-as-you-go'
export const CHEAPEST = 'cheapest'
export const ROUTED = 'routed'

/** A hundredth of a percent: what shares of a plan are counted in. */
export const WHOLE_PLAN = 10_000

/** What is compared, and within which limits. */
export interface ComparisonQuestion {
  readonly demand: Demand
  readonly packs: readonly PricedPack[]
  /** Kinds of which whole clips may be sent to pay-as-you-go although packs are bought. */
  readonly routable: ReadonlySet<RenderKind>
  /**
   * How much of the demand packs must cover, in hundredths of a percent. Null leaves it to the cost, and each pack alone covers all.
   * It binds packs and the cheapest mix; the routed mix is free, since routing is the choice not to cover.
   */
  readonly coverage: number | null
}

/** A way to pay for the demand. */
export interface ComparedOption {
  /** A pack's id, or one of the three above. */
  readonly id: string
  readonly packs: readonly PackCount[]
  readonly capacity: Milliunits
  readonly packPrice: Minor
  /** Clips sent to pay-as-you-go whole. */
  readonly routed: readonly { readonly kind: RenderKind; readonly clips: number }[]
  /** Units that no pack pays for: of the routed clips, and what packs do not cover of the rest. */
  readonly payAsYouGoUnits: Milliunits
  readonly cost: Minor
  /** What pay-as-you-go costs more; negative where it costs less. */
  readonly saving: Minor
  /** Of a unit of the demand, a clip, a second of video, each with six decimals; null where there is none. */
  readonly unitCost: Money | null
  readonly clipCost: Money | null
  readonly secondCost: Money | null
  readonly wastedUnits: Milliunits
  /** The price of the packs for the units wasted, by their share in all units bought. */
  readonly wasteCost: Minor
  /** To start every clip at the requests a minute of the fastest pack, as a decimal of three places; null where the card says none. */
  readonly hoursToRender: string | null
  readonly breakEven: BreakEven | null
  /** Whether it costs more than pay-as-you-go although no unit is wasted. */
  readonly losesUsedUp: boolean
}

/** The share of the demand from which on an option beats pay-as-you-go, as an exact quotient of two costs. */
export interface BreakEven {
  readonly over: bigint
  readonly under: bigint
}

/**
 * Every option for the demand, the best first: the least cost, then the fewest packs, then the least waste. Of equal ones a mix stands
 * before the pack or the pay-as-you-go that it consists of.
 */
export function comparePlans(question: ComparisonQuestion): ComparedOption[] {
  const { demand, packs, routable, coverage } = question
  const atLeast = coverage === null ? 0 : coveredUnits(demand, coverage)
  const none: ReadonlySet<RenderKind> = new Set()
  const option = (id: string, mix: PackMix, sent: ReadonlySet<RenderKind> = none): ComparedOption =>
    optionOf(demand, id, mix, routingProblem(demand, sent).clips)
  const options = [
    option(CHEAPEST, cheapestMix(demand, packs, { routable: none, atLeast })),
    option(ROUTED, cheapestMix(demand, packs, { routable, atLeast: 0 }), routable),
    ...packs.map((pack) => option(pack.id, mixOf(demand, pack, countToCover(pack, demand, coverage)))),
    option(PAY_AS_YOU_GO, payAsYouGoMix(demand)),
  ]
  return options.sort((a, b) => a.cost - b.cost || packCount(a) - packCount(b) || a.wastedUnits - b.wastedUnits)
}

/** As many of the pack as cover the share of the demand that they must, and at least one. */
function countToCover({ units }: PricedPack, demand: Demand, coverage: number | null): number {
  return Math.max(1, Math.ceil(coveredUnits(demand, coverage ?? WHOLE_PLAN) / units))
}

/** The units that so many hundredths of a percent of the demand need, rounded up to a thousandth of a unit. */
function coveredUnits({ units }: Demand, coverage: number): Milliunits {
  return Number((BigInt(units) * BigInt(coverage) + BigInt(WHOLE_PLAN - 1)) / BigInt(WHOLE_PLAN))
}

function packCount({ packs }: ComparedOption): number {
  return packs.reduce((sum, one) => sum + one.count, 0)
}

function optionOf(demand: Demand, id: string, mix: PackMix, clips: readonly RoutableClips[]): ComparedOption {
  const { packs, capacity, packPrice, cost, outlay } = mix
  const { currency } = demand
  const { wastedUnits } = outlay
  return {
    id,
    packs,
    capacity,
    packPrice,
    routed: routedKinds(demand, clips, outlay.routed),
    payAsYouGoUnits: outlay.routedUnits + outlay.overflowUnits,
    cost,
    saving: payAsYouGoCost(demand) - cost,
    unitCost: quotient(cost, demand.units, MILLIUNITS_PER_UNIT, currency),
    clipCost: quotient(cost, demand.clips, 1, currency),
    secondCost: quotient(cost, demand.seconds, 1, currency),
    wastedUnits,
    wasteCost: capacity === 0 ? 0 : multiplyDivide(packPrice, wastedUnits, capacity),
    hoursToRender: hoursToRender(demand, packs),
    breakEven: breakEven(demand, mix),
    losesUsedUp: losesUsedUp(demand, mix),
  }
}

/** Clips of kinds with the same units and price are as good as each other: those of the kind that was named first are sent first. */
function routedKinds(demand: Demand, clips: readonly RoutableClips[], routed: readonly number[]) {
  const wanted = new Map(demand.kinds.map((one): [RenderKind, KindDemand] => [one.kind, one]))
  return clips.flatMap(({ kinds }, index) => {
    let open = routed[index] ?? 0
    return kinds.flatMap((kind) => {
      const sent = Math.min(open, wanted.get(kind)?.clips ?? 0)
      open -= sent
      return sent === 0 ? [] : [{ kind, clips: sent }]
    })
  })
}

const MINUTES_PER_HOUR = 60

/** Whether requests of several packs add up is not documented: they count as one pack's, the fastest. */
function hoursToRender({ clips }: Demand, packs: readonly PackCount[]): string | null {
  const fastest = Math.max(0, ...packs.map(({ pack }) => pack.requestsPerMinute ?? 0))
  return fastest === 0 ? null : formatDecimal(multiplyDivide(clips, 1000, fastest * MINUTES_PER_HOUR), 3, 0)
}

/**
 * What a share x of the demand costs, each kind in proportion, is the packs' price, what is routed of it, and what the packs do not
 * hold of the rest; so the option beats pay-as-you-go from x = packs' price ÷ pay-as-you-go price of what is not routed, where
 * the packs hold that much and it is less than all. Null where it never does, and where no packs are bought.
 */
function breakEven(demand: Demand, { packs, packPrice, capacity, outlay }: PackMix): BreakEven | null {
  if (packs.length === 0) return null
  const over = BigInt(packPrice) * nanoPerMinor(demand.currency)
  const under = demand.price - outlay.routedPrice
  const rest = demand.units - outlay.routedUnits
  const isWithin = over * BigInt(rest) < under * BigInt(Math.min(rest, capacity))
  return isWithin ? { over, under } : null
}

/** Whether its packs, with every unit used for clips of this demand in proportion, cost more than those clips do at pay-as-you-go. */
function losesUsedUp(demand: Demand, { packs, packPrice, capacity, outlay }: PackMix): boolean {
  if (packs.length === 0) return false
  const rest = BigInt(demand.units - outlay.routedUnits)
  const atPayAsYouGo = (demand.price - outlay.routedPrice) * BigInt(capacity)
  return BigInt(packPrice) * nanoPerMinor(demand.currency) * rest > atPayAsYouGo
}

const SHARE_PLACES = 3
/** Of a clip's saving on a pack. */
const SAVING_PLACES = 6

/** A share as a decimal of at most three places, "0.95"; rounded half away from zero. */
export function shareText({ over, under }: BreakEven): string {
  return formatDecimal(divideBig(over * 10n ** BigInt(SHARE_PLACES), under), SHARE_PLACES, 0)
}

/** A share of up to six decimals, with at most three: "-0.086". */
export function thousandths(share: string): string {
  const millionths = parseDecimal(share, SAVING_PLACES, 'saving')
  return formatDecimal(multiplyDivide(millionths, 1, 10 ** (SAVING_PLACES - SHARE_PLACES)), SHARE_PLACES, 0)
}
