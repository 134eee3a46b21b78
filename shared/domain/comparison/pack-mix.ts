import type { Demand } from './demand.ts'
import { nanoPerMinor, payAsYouGoCost } from './demand.ts'
import type { Fraction } from '../fraction.ts'
import { fraction, nearest, plus } from '../fraction.ts'
import type { Minor } from '../money.ts'
import type { PricedPack } from '../plan-prices.ts'
import type { RenderKind } from '../rate-card.ts'
import { invalid } from '../refusal.ts'
import type { Outlay, RoutingProblem } from './routing.ts'
import { bestCapacity, bestOutlay, leastOutlay, routingProblem } from './routing.ts'
import type { Milliunits } from '../units.ts'

export interface PackCount {
  readonly pack: PricedPack
  /** At least 1. */
  readonly count: number
}

/** Packs to buy, and what is paid at pay-as-you-go beside them. */
export interface PackMix {
  readonly packs: readonly PackCount[]
  readonly packCount: number
  readonly packPrice: Minor
  readonly capacity: Milliunits
  readonly outlay: Outlay
  /** Packs and outlay. */
  readonly cost: Minor
}

/** What a mix must keep to. */
export interface MixLimits {
  /** Kinds of which whole clips may be sent to pay-as-you-go. */
  readonly routable: ReadonlySet<RenderKind>
  /** Units that the packs must hold. */
  readonly atLeast: Milliunits
}

/** Some packs other than the best one, a step from those before. */
interface Others {
  readonly capacity: Milliunits
  readonly price: Minor
  readonly count: number
  /** What they cost more than as many units of the best pack, times that pack's units: 0 or more. */
  readonly premium: bigint
  readonly last: { readonly pack: PricedPack; readonly before: Others } | null
}

const NO_OTHERS: Others = { capacity: 0, price: 0, count: 0, premium: 0n, last: null }

/**
 * The packs that a demand costs least with, what they do not cover at pay-as-you-go: exact. Ties go to fewer packs, then to less
 * waste (ADR 0018).
 *
 * Packs but the one that is cheapest a unit cost a premium; it never pays to buy so many that the premium is more than what the best pack
 * alone costs more than divided packs would. Of those with the same units, a number of the best pack apart, one is enough that is no dearer and
 * holds no more: with the best pack it comes to whatever the others come to.
 */
export function cheapestMix(demand: Demand, packs: readonly PricedPack[], { routable, atLeast }: MixLimits): PackMix {
  const problem = routingProblem(demand, routable)
  const worth = atLeast === 0 ? packs.filter((pack) => canPay(pack, problem)) : packs
  const [best, ...others] = byUnitPrice(worth)
  if (best === undefined) return payAsYouGoMix(demand, problem)
  const search = new MixSearch(problem, best, atLeast)
  if (atLeast === 0) search.offer(payAsYouGoMix(demand, problem))
  search.addBest(NO_OTHERS)
  addOthers(others, best, search)
  return search.best()
}

/** Whether a unit of the pack is cheaper than the dearest units that pay-as-you-go could take over from it. */
function canPay({ price, units }: PricedPack, { demand, worthUnits, worthPrice }: RoutingProblem): boolean {
  const rest = BigInt(demand.units - worthUnits)
  return BigInt(price) * nanoPerMinor(demand.currency) * rest < (demand.price - worthPrice) * BigInt(units)
}

/** The cheapest a unit first; of those the largest. */
function byUnitPrice(packs: readonly PricedPack[]): PricedPack[] {
  return packs.toSorted((a, b) => {
    const difference = BigInt(a.price) * BigInt(b.units) - BigInt(b.price) * BigInt(a.units)
    return difference === 0n ? b.units - a.units : difference < 0n ? -1 : 1
  })
}

/** All at pay-as-you-go: no packs. */
export function payAsYouGoMix(demand: Demand, problem = routingProblem(demand, new Set())): PackMix {
  const cost = payAsYouGoCost(demand)
  const outlay: Outlay = {
    routed: problem.clips.map(() => 0),
    routedUnits: 0,
    routedPrice: 0n,
    overflowUnits: demand.units,
    wastedUnits: 0,
    cost,
  }
  return { packs: [], packCount: 0, packPrice: 0, capacity: 0, outlay, cost }
}

/** A number of one pack, and what it does not cover at pay-as-you-go. Refuses more than can be counted exactly. */
export function mixOf(demand: Demand, pack: PricedPack, count: number): PackMix {
  const [packPrice, capacity] = [pack.price * count, pack.units * count]
  if (!Number.isSafeInteger(packPrice) || !Number.isSafeInteger(capacity)) {
    throw invalid(`pack: ${count} of ${pack.id} are too many to be counted exactly`, { field: 'pack' })
  }
  const outlay = bestOutlay(routingProblem(demand, new Set()), capacity, Number.MAX_SAFE_INTEGER)
  if (outlay === null) throw new Error('an outlay without a limit is always found')
  return { packs: [{ pack, count }], packCount: count, packPrice, capacity, outlay, cost: packPrice + outlay.cost }
}

/** Tries the sets of other packs whose premium can still pay; of each rest of their units by the best pack's those that no other makes idle. */
function addOthers(packs: readonly PricedPack[], best: PricedPack, search: MixSearch): void {
  const known = new Map<number, Others[]>([[0, [NO_OTHERS]]])
  for (const pack of packs) {
    const premium = BigInt(pack.price) * BigInt(best.units) - BigInt(best.price) * BigInt(pack.units)
    for (const start of [...known.values()].flat()) {
      for (let before = start; before.capacity < search.enough;) {
        const some: Others = {
          capacity: before.capacity + pack.units,
          price: before.price + pack.price,
          count: before.count + 1,
          premium: before.premium + premium,
          last: { pack, before },
        }
        const rest = some.capacity % best.units
        const alike = known.get(rest) ?? []
        if (!search.canPay(some.premium) || alike.some((other) => replaces(other, some, best))) break
        known.set(rest, [...alike.filter((other) => !replaces(some, other, best)), some])
        search.addBest(some)
        before = some
      }
    }
  }
}

/**
 * Whether packs, filled up with the best one, do for others of the same rest: they hold no more, so that they can be filled up to as
 * much, and are then cheaper, or as cheap and no more packs.
 */
function replaces(a: Others, b: Others, best: PricedPack): boolean {
  if (a.capacity > b.capacity || a.premium > b.premium) return false
  return a.premium < b.premium || a.count + (b.capacity - a.capacity) / best.units <= b.count
}

/** Holds the best mix found so far, and what another must come to in order to be better. */
class MixSearch {
  readonly #problem: RoutingProblem
  readonly #pack: PricedPack
  readonly #atLeast: Milliunits
  readonly #perMinor: bigint
  /** The capacity that would cost least if the best pack could be divided, and what it would cost, in minor units. */
  readonly #ideal: Milliunits
  readonly #idealCost: Fraction
  #best: PackMix | null = null

  constructor(problem: RoutingProblem, pack: PricedPack, atLeast: Milliunits) {
    this.#problem = problem
    this.#pack = pack
    this.#atLeast = atLeast
    this.#perMinor = nanoPerMinor(problem.demand.currency)
    this.#ideal = Math.max(atLeast, bestCapacity(problem, pack.price, pack.units, this.#perMinor))
    const outlay = leastOutlay(problem, this.#ideal)
    this.#idealCost = plus(
      fraction(BigInt(pack.price) * BigInt(this.#ideal), pack.units),
      fraction(outlay.over, outlay.under * this.#perMinor),
    )
  }

  /** More units than these are never bought. */
  get enough(): Milliunits {
    return Math.max(this.#problem.demand.units, this.#atLeast)
  }

  best(): PackMix {
    if (this.#best === null) throw new Error('there is always a mix that holds enough')
    return this.#best
  }

  /** Whether a mix with this premium can cost no more than the best one, once it is rounded. */
  canPay(premium: bigint): boolean {
    if (this.#best === null) return true
    const least = plus(this.#idealCost, fraction(premium, this.#pack.units))
    return nearest(least) <= this.#best.cost
  }

  offer(mix: PackMix): void {
    if (this.#best === null || isPreferred(mix, this.#best)) this.#best = mix
  }

  /** Tries numbers of the best pack beside the others, from the ideal capacity upwards, then downwards. */
  addBest(others: Others): void {
    const countFor = (capacity: Milliunits): number =>
      Math.max(0, Math.ceil((capacity - others.capacity) / this.#pack.units))
    const start = countFor(this.#ideal)
    for (let count = start; !this.#isBeaten(others, count); count += 1) {
      this.#try(others, count)
      if (others.capacity + count * this.#pack.units >= this.enough) break
    }
    for (let count = start - 1; count >= countFor(this.#atLeast); count -= 1) {
      if (this.#leastCost(others, count) > this.best().cost) break
      if (!this.#isBeaten(others, count)) this.#try(others, count)
    }
  }

  /** Whether no outlay beside these packs can make them better than the best mix. */
  #isBeaten(others: Others, count: number): boolean {
    if (this.#best === null) return false
    const least = this.#leastCost(others, count)
    const { cost, packCount } = this.#best
    return least > cost || (least === cost && others.count + count > packCount)
  }

  #leastCost(others: Others, count: number): Minor {
    const outlay = leastOutlay(this.#problem, others.capacity + count * this.#pack.units)
    return others.price + count * this.#pack.price + nearest(outlay, this.#perMinor)
  }

  #try(others: Others, count: number): void {
    const packPrice = others.price + count * this.#pack.price
    const capacity = others.capacity + count * this.#pack.units
    const atMost = this.#best === null ? Number.MAX_SAFE_INTEGER : this.#best.cost - packPrice
    const outlay = bestOutlay(this.#problem, capacity, atMost)
    if (outlay === null) return
    const packs = packCounts(others, this.#pack, count)
    this.offer({ packs, packCount: others.count + count, packPrice, capacity, outlay, cost: packPrice + outlay.cost })
  }
}

function isPreferred(a: PackMix, b: PackMix): boolean {
  if (a.cost !== b.cost) return a.cost < b.cost
  if (a.packCount !== b.packCount) return a.packCount < b.packCount
  return a.outlay.wastedUnits < b.outlay.wastedUnits
}

function packCounts(others: Others, best: PricedPack, count: number): PackCount[] {
  const counts = new Map<PricedPack, number>(count === 0 ? [] : [[best, count]])
  for (let step = others.last; step !== null; step = step.before.last) {
    counts.set(step.pack, (counts.get(step.pack) ?? 0) + 1)
  }
  return [...counts].map(([pack, number]) => ({ pack, count: number }))
}
