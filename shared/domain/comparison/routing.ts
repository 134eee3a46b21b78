import type { Demand, Nano } from './demand.ts'
import { toMinor } from './demand.ts'
import type { Fraction } from '../fraction.ts'
import { fraction, plus, whole } from '../fraction.ts'
import type { Minor } from '../money.ts'
import type { RenderKind } from '../rate-card.ts'
import { searchRoutings } from './routing-search.ts'
import type { Milliunits } from '../units.ts'

/** Render kinds with the same units and the same price a clip: one is as good as another. */
export interface RoutableClips {
  readonly kinds: readonly RenderKind[]
  readonly unitsPerClip: Milliunits
  readonly price: Nano
  readonly clips: number
}

/** What is paid at pay-as-you-go beside packs of some capacity. */
export interface Outlay {
  /** Clips sent to pay-as-you-go, in the order of the routable clips. */
  readonly routed: readonly number[]
  readonly routedUnits: Milliunits
  /** What the routed clips cost, exactly. */
  readonly routedPrice: Nano
  /** Units of the other clips that the packs do not cover: they cost in proportion (R5). */
  readonly overflowUnits: Milliunits
  /** Units of the packs that are not used. */
  readonly wastedUnits: Milliunits
  /** Of routed clips and overflow, rounded once. */
  readonly cost: Minor
}

/**
 * A demand of which some render kinds may be sent to pay-as-you-go, whole clips of each, so that packs pay for the others.
 *
 * Routable clips stand by their price a unit, the cheapest first. Packs pay best for clips that are dear at pay-as-you-go: a kind is
 * worth sending there while it is cheaper a unit than the average of all that stays; those are the first `worthRouting`, and
 * routing is for the packs' sake: where they do not even hold what stays, nothing dearer is sent.
 */
export interface RoutingProblem {
  readonly demand: Demand
  readonly clips: readonly RoutableClips[]
  readonly worthRouting: number
  /** Units and price of the clips that are worth routing. */
  readonly worthUnits: Milliunits
  readonly worthPrice: Nano
}

export function routingProblem(demand: Demand, routable: ReadonlySet<RenderKind>): RoutingProblem {
  const clips = routableClips(demand, routable)
  let [worthRouting, worthUnits, worthPrice] = [0, 0, 0n]
  for (const one of clips) {
    const [restUnits, restPrice] = [BigInt(demand.units - worthUnits), demand.price - worthPrice]
    if (one.price * restUnits >= restPrice * BigInt(one.unitsPerClip)) break
    worthRouting += 1
    worthUnits += one.unitsPerClip * one.clips
    worthPrice += one.price * BigInt(one.clips)
  }
  return { demand, clips, worthRouting, worthUnits, worthPrice }
}

function routableClips(demand: Demand, routable: ReadonlySet<RenderKind>): RoutableClips[] {
  const byPrice = new Map<string, { kinds: RenderKind[]; unitsPerClip: Milliunits; price: Nano; clips: number }>()
  for (const { kind, clips, price } of demand.kinds) {
    if (clips === 0 || !routable.has(kind)) continue
    const { unitsPerClip } = kind
    const key = `${unitsPerClip} ${price}`
    const known = byPrice.get(key) ?? { kinds: [], unitsPerClip, price, clips: 0 }
    known.kinds.push(kind)
    known.clips += clips
    byPrice.set(key, known)
  }
  return [...byPrice.values()].sort((a, b) => {
    const difference = a.price * BigInt(b.unitsPerClip) - b.price * BigInt(a.unitsPerClip)
    return difference === 0n ? 0 : difference < 0n ? -1 : 1
  })
}

/**
 * The least that can be paid at pay-as-you-go beside packs that hold so many units, if clips could be divided: no routing of whole
 * clips costs less. Convex in the capacity.
 */
export function leastOutlay(problem: RoutingProblem, capacity: Milliunits): Fraction {
  const { demand, worthUnits, clips } = problem
  const open = demand.units - capacity
  if (open <= 0) return whole(0)
  if (open >= worthUnits) return proportionalOutlay(problem, capacity)
  let [units, price] = [0, 0n]
  for (const one of clips) {
    const all = one.unitsPerClip * one.clips
    if (units + all > open) {
      return plus(whole(price), fraction(one.price * BigInt(open - units), one.unitsPerClip))
    }
    units += all
    price += one.price * BigInt(one.clips)
  }
  return whole(price)
}

/** What is paid where all that is worth routing is routed, and the packs cover no more than the rest. */
function proportionalOutlay({ demand, worthUnits, worthPrice }: RoutingProblem, capacity: Milliunits): Fraction {
  const [restUnits, restPrice] = [demand.units - worthUnits, demand.price - worthPrice]
  return plus(whole(worthPrice), fraction(restPrice * BigInt(restUnits - capacity), restUnits))
}

/**
 * The capacity, the smallest one of several, at which packs at a price of `price` for `units` and what is paid beside them cost least, if
 * packs could be divided too.
 */
export function bestCapacity(problem: RoutingProblem, price: Minor, units: Milliunits, perMinor: bigint): Milliunits {
  const { demand, clips, worthRouting, worthUnits, worthPrice } = problem
  const isDearer = (cost: Nano, ofUnits: Milliunits): boolean =>
    cost * BigInt(units) > BigInt(price) * perMinor * BigInt(ofUnits)
  if (!isDearer(demand.price - worthPrice, demand.units - worthUnits)) return 0
  let capacity = demand.units - worthUnits
  for (const one of clips.slice(0, worthRouting).reverse()) {
    if (!isDearer(one.price, one.unitsPerClip)) break
    capacity += one.unitsPerClip * one.clips
  }
  return capacity
}

/**
 * The outlay beside packs that hold `capacity` that costs least, then wastes least, then routes the fewest clips. Null where each costs
 * more than `atMost`.
 */
export function bestOutlay(problem: RoutingProblem, capacity: Milliunits, atMost: Minor): Outlay | null {
  const { demand, worthUnits, worthPrice, worthRouting, clips } = problem
  const open = demand.units - capacity
  if (open <= 0) return within(atMost, nothingRouted(problem, 0, capacity - demand.units, 0))
  if (capacity === 0)
    return within(atMost, nothingRouted(problem, open, 0, toMinor(whole(demand.price), demand.currency)))
  if (open < worthUnits) return searchRoutings(problem, capacity, atMost)
  return within(atMost, {
    routed: clips.map((one, index) => (index < worthRouting ? one.clips : 0)),
    routedUnits: worthUnits,
    routedPrice: worthPrice,
    overflowUnits: open - worthUnits,
    wastedUnits: 0,
    cost: toMinor(proportionalOutlay(problem, capacity), demand.currency),
  })
}

function within(atMost: Minor, outlay: Outlay): Outlay | null {
  return outlay.cost <= atMost ? outlay : null
}

function nothingRouted(
  { clips }: RoutingProblem,
  overflowUnits: Milliunits,
  wastedUnits: Milliunits,
  cost: Minor,
): Outlay {
  return { routed: clips.map(() => 0), routedUnits: 0, routedPrice: 0n, overflowUnits, wastedUnits, cost }
}
