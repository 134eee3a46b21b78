import type { Nano } from './demand.ts'
import { nanoPerMinor, toMinor } from './demand.ts'
import { greatestCommonDivisor } from '../exact.ts'
import { fraction, plus, whole } from '../fraction.ts'
import type { Minor } from '../money.ts'
import type { Outlay, RoutableClips, RoutingProblem } from './routing.ts'
import type { Milliunits } from '../units.ts'

/** A way to leave the divided routing: clips more or fewer of the kinds but one. */
interface Detour {
  /** Units that it routes more than the divided routing does. */
  readonly units: Milliunits
  /** What it costs more than units at the marginal price would, times the marginal clip's units. */
  readonly premium: bigint
  /** Clips that it routes more. */
  readonly clips: number
  readonly last: Step | null
}

interface Step {
  readonly index: number
  readonly change: number
  readonly before: Detour
}

/** The divided routing of as many units as the packs leave open: kinds before the marginal one whole, of that one a part. */
interface Divided {
  readonly marginal: number
  readonly kind: RoutableClips
  /** Whole clips of the marginal kind. */
  readonly whole: number
  /** Units of the kinds before it and of those whole clips, and their price. */
  readonly units: Milliunits
  readonly price: Nano
  /** Of so many clips of each kind. */
  readonly routed: readonly number[]
}

/**
 * Whole clips to route where packs hold more than what is not worth routing, and less than all (ADR 0018).
 *
 * The divided routing is best if clips could be divided. Each clip that a routing has more or less of than that, other than of the marginal
 * kind, costs a premium of nought or more; only detours whose premium is less than what whole clips can cost more at all are followed,
 * one for each number of units. The units routed end within one clip of what the packs leave open: beyond that, a clip could be taken back;
 * below it, one more would pay.
 */
export function searchRoutings(problem: RoutingProblem, capacity: Milliunits, atMost: Minor): Outlay | null {
  const { demand, clips } = problem
  const open = demand.units - capacity
  const divided = dividedRouting(clips, open)
  const widest = Math.max(...clips.map((one) => one.unitsPerClip))
  const evaluate = evaluator(problem, capacity, divided)
  const none: Detour = { units: 0, premium: 0n, clips: 0, last: null }
  let best = betterOf(null, evaluate(none, divided.whole), atMost)
  if (divided.whole < divided.kind.clips) best = betterOf(best, evaluate(none, divided.whole + 1), atMost)

  const dividedPrice =
    divided.price * BigInt(divided.kind.unitsPerClip) + divided.kind.price * BigInt(open - divided.units)
  const bound = mostPremium(problem, capacity, widest, divided.kind, dividedPrice, best?.cost ?? atMost)
  if (bound < 0n) return best
  for (const detour of detoursWithin(clips, divided, bound, widest)) {
    for (const count of marginalCounts(divided, detour, open, widest)) {
      best = betterOf(best, evaluate(detour, count), atMost)
    }
  }
  return best
}

function dividedRouting(clips: readonly RoutableClips[], open: Milliunits): Divided {
  let [units, price] = [0, 0n]
  for (const [marginal, kind] of clips.entries()) {
    const all = kind.unitsPerClip * kind.clips
    if (units + all <= open) {
      units += all
      price += kind.price * BigInt(kind.clips)
      continue
    }
    const whole = Math.floor((open - units) / kind.unitsPerClip)
    return {
      marginal,
      kind,
      whole,
      units: units + whole * kind.unitsPerClip,
      price: price + kind.price * BigInt(whole),
      routed: clips.map((one, index) => (index < marginal ? one.clips : index === marginal ? whole : 0)),
    }
  }
  throw new Error('packs leave more open than can be routed')
}

/**
 * The greatest premium that a routing can have that costs no more than the best one known, and half a minor unit for rounding. Where
 * packs overflow, a premium counts a little less, since it makes what stays cheaper too: by the capacity to the capacity and a clip.
 */
function mostPremium(
  { demand }: RoutingProblem,
  capacity: Milliunits,
  widest: Milliunits,
  { unitsPerClip }: RoutableClips,
  dividedPrice: bigint,
  known: Minor,
): bigint {
  const perMinor = nanoPerMinor(demand.currency)
  const gap = (BigInt(known) * perMinor + perMinor / 2n) * BigInt(unitsPerClip) - dividedPrice
  return (gap * BigInt(capacity + widest)) / BigInt(capacity)
}

/**
 * One detour for each number of units, that with the least premium. A routing that differs from the divided one by more clips than there
 * are multiples of the common divisor within two clips on either side can be shortened at no cost: some of the difference adds up to nought.
 */
function detoursWithin(
  clips: readonly RoutableClips[],
  { marginal, kind }: Divided,
  bound: bigint,
  widest: Milliunits,
): Iterable<Detour> {
  const divisor = clips.reduce((common, one) => greatestCommonDivisor(one.unitsPerClip, common), 0)
  const most = (4 * widest) / divisor + 1
  let known = new Map<Milliunits, Detour>([[0, { units: 0, premium: 0n, clips: 0, last: null }]])
  for (const [index, one] of clips.entries()) {
    if (index === marginal) continue
    const change = index < marginal ? -1 : 1
    const premium = BigInt(change) * (one.price * BigInt(kind.unitsPerClip) - kind.price * BigInt(one.unitsPerClip))
    const next = new Map(known)
    for (const before of known.values()) {
      for (let count = 1; count <= Math.min(one.clips, most); count += 1) {
        const detour: Detour = {
          units: before.units + change * count * one.unitsPerClip,
          premium: before.premium + premium * BigInt(count),
          clips: before.clips + change * count,
          last: { index, change: change * count, before },
        }
        if (detour.premium > bound) break
        const other = next.get(detour.units)
        if (other === undefined || isBetter(detour, other)) next.set(detour.units, detour)
      }
    }
    known = next
  }
  return known.values()
}

function isBetter(a: Detour, b: Detour): boolean {
  return a.premium === b.premium ? a.clips < b.clips : a.premium < b.premium
}

/** How many clips of the marginal kind bring the units routed to within a clip of what is open; of those beyond it, the fewest alone. */
function marginalCounts(divided: Divided, detour: Detour, open: Milliunits, widest: Milliunits): number[] {
  const { unitsPerClip, clips } = divided.kind
  const others = divided.units - divided.whole * unitsPerClip + detour.units
  const first = Math.max(0, Math.floor((open - widest - others) / unitsPerClip) + 1)
  const last = Math.min(clips, Math.max(0, Math.ceil((open - others) / unitsPerClip)))
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, offset) => first + offset)
}

/** Tells what a detour with so many clips of the marginal kind comes to. */
function evaluator({ demand, clips }: RoutingProblem, capacity: Milliunits, divided: Divided) {
  const { kind, marginal } = divided
  return (detour: Detour, count: number): Outlay => {
    const extra = count - divided.whole
    const routed = [...divided.routed]
    routed[marginal] = count
    let routedPrice = divided.price + kind.price * BigInt(extra)
    for (let step = detour.last; step !== null; step = step.before.last) {
      routed[step.index] = (routed[step.index] ?? 0) + step.change
      routedPrice += (clips[step.index]?.price ?? 0n) * BigInt(step.change)
    }
    const routedUnits = divided.units + detour.units + extra * kind.unitsPerClip
    const restUnits = demand.units - routedUnits
    const overflowUnits = Math.max(0, restUnits - capacity)
    const overflow = fraction((demand.price - routedPrice) * BigInt(overflowUnits), Math.max(1, restUnits))
    return {
      routed,
      routedUnits,
      routedPrice,
      overflowUnits,
      wastedUnits: Math.max(0, capacity - restUnits),
      cost: toMinor(plus(whole(routedPrice), overflow), demand.currency),
    }
  }
}

function betterOf(best: Outlay | null, one: Outlay, atMost: Minor): Outlay | null {
  if (one.cost > atMost) return best
  if (best === null) return one
  if (one.cost !== best.cost) return one.cost < best.cost ? one : best
  if (one.wastedUnits !== best.wastedUnits) return one.wastedUnits < best.wastedUnits ? one : best
  return clipsOf(one) < clipsOf(best) ? one : best
}

function clipsOf({ routed }: Outlay): number {
  return routed.reduce((sum, count) => sum + count, 0)
}
