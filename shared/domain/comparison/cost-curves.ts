import type { ComparedOption } from './comparison.ts'
import { CHEAPEST, ROUTED } from './comparison.ts'
import type { Demand } from './demand.ts'
import { nanoPerMinor, toMinor } from './demand.ts'
import { divideBig, multiplyDivide } from '../exact.ts'
import { fraction, plus } from '../fraction.ts'
import type { Minor } from '../money.ts'
import type { Milliunits } from '../units.ts'

/** What an option costs in all where so many units of the demand happen, each kind in proportion. */
export interface CostPoint {
  readonly units: Milliunits
  readonly cost: Minor
}

/** The line of one option, bought as compared: level until its packs are used up, then as pay-as-you-go. Straight between its points. */
export interface CostCurve {
  readonly id: string
  readonly points: readonly CostPoint[]
}

/** Where the first option begins to cost less than the second. */
export interface Crossing extends CostPoint {
  readonly cheaper: string
  readonly dearer: string
  /** Whether no other option costs less there. */
  readonly isLowest: boolean
}

export interface CostCurves {
  /** Units at which the lines end. */
  readonly end: Milliunits
  readonly curves: readonly CostCurve[]
  /** By units. */
  readonly crossings: readonly Crossing[]
}

/**
 * Total cost against units, a line an option. Lines end a quarter beyond the demand, or a tenth beyond the first break-even where that
 * comes later, so that a demand that is too small for packs shows how much too small, rounded up to two digits. Points are rounded to the minor unit and to a thousandth
 * of a unit. Options that buy the same and route nothing share a line, that of the pack or of pay-as-you-go where one of them is such.
 */
export function costCurves(demand: Demand, options: readonly ComparedOption[]): CostCurves {
  if (demand.units === 0 || demand.price === 0n) return { end: 0, curves: [], crossings: [] }
  const isMix = ({ id }: ComparedOption): number => (id === CHEAPEST || id === ROUTED ? 1 : 0)
  const ordered = options.toSorted((a, b) => isMix(a) - isMix(b))
  const shown = ordered.filter((one, index) => ordered.findIndex((other) => isSameLine(one, other)) === index)
  const end = endOf(demand, shown)
  const curves = shown.map((option) => ({ id: option.id, points: pointsOf(demand, option, end) }))
  return { end, curves, crossings: crossingsOf(curves) }
}

function isSameLine(a: ComparedOption, b: ComparedOption): boolean {
  if (a === b) return true
  return a.packPrice === b.packPrice && a.capacity === b.capacity && a.routed.length + b.routed.length === 0
}

function endOf(demand: Demand, options: readonly ComparedOption[]): Milliunits {
  const breakEvens = options
    .filter((option) => option.packs.length > 0 && option.routed.length === 0)
    .map((option) =>
      divideBig(BigInt(option.packPrice) * nanoPerMinor(demand.currency) * BigInt(demand.units), demand.price),
    )
  const beyond = breakEvens.length === 0 ? 0 : multiplyDivide(Math.min(...breakEvens), 11, 10)
  return roundedUp(Math.max(multiplyDivide(demand.units, 5, 4), beyond))
}

/** Up to two digits that are not nought, so that an axis ends on a plain number. */
function roundedUp(units: Milliunits): Milliunits {
  const step = 10 ** Math.max(0, String(units).length - 2)
  return Math.ceil(units / step) * step
}

function pointsOf(demand: Demand, option: ComparedOption, end: Milliunits): CostPoint[] {
  const { routed, capacity, packPrice } = option
  const prices = new Map(demand.kinds.map(({ kind, price }) => [kind, price]))
  const routedUnits = routed.reduce((sum, { kind, clips }) => sum + kind.unitsPerClip * clips, 0)
  const routedPrice = routed.reduce((sum, { kind, clips }) => sum + (prices.get(kind) ?? 0n) * BigInt(clips), 0n)
  const rest = demand.units - routedUnits
  const used = rest === 0 ? end : divideBig(BigInt(capacity) * BigInt(demand.units), BigInt(rest))
  const at = (units: Milliunits): CostPoint => {
    const sent = fraction(routedPrice * BigInt(units), demand.units)
    const over = fraction((demand.price - routedPrice) * BigInt(Math.max(0, units - used)), demand.units)
    return { units, cost: packPrice + toMinor(plus(sent, over), demand.currency) }
  }
  return [0, used, end].filter((units, index, all) => units <= end && all.indexOf(units) === index).map(at)
}

function crossingsOf(curves: readonly CostCurve[]): Crossing[] {
  const found = curves.flatMap((curve, index) =>
    curves.slice(index + 1).flatMap((other) => crossingsOfTwo(curve, other)),
  )
  return found
    .map((crossing) => ({ ...crossing, isLowest: isLowest(crossing, curves) }))
    .sort((a, b) => a.units - b.units || a.cost - b.cost)
}

/** Where the sign of the difference of two lines changes; between two bends both are straight. */
function crossingsOfTwo(a: CostCurve, b: CostCurve): Omit<Crossing, 'isLowest'>[] {
  const bends = [...new Set([...a.points, ...b.points].map((point) => point.units))].sort((x, y) => x - y)
  const found: Omit<Crossing, 'isLowest'>[] = []
  let last: { readonly units: Milliunits; readonly difference: Minor } | null = null
  let meeting: Milliunits | null = null
  for (const units of bends) {
    const difference = costAt(a, units) - costAt(b, units)
    if (difference === 0) {
      meeting ??= units
      continue
    }
    if (last !== null && last.difference > 0 !== difference > 0) {
      const at = meeting ?? zeroBetween(last, { units, difference })
      const [cheaper, dearer] = difference < 0 ? [a.id, b.id] : [b.id, a.id]
      found.push({ units: at, cost: costAt(a, at), cheaper, dearer })
    }
    last = { units, difference }
    meeting = null
  }
  return found
}

function zeroBetween(
  a: { readonly units: Milliunits; readonly difference: Minor },
  b: { readonly units: Milliunits; readonly difference: Minor },
): Milliunits {
  const [before, after] = [Math.abs(a.difference), Math.abs(b.difference)]
  return a.units + multiplyDivide(b.units - a.units, before, before + after)
}

/** Straight between two points, rounded to the minor unit. */
function costAt({ points }: CostCurve, units: Milliunits): Minor {
  const next = points.findIndex((point) => point.units >= units)
  const [before, after] = [points[next - 1], points[next]]
  if (after === undefined) return points.at(-1)?.cost ?? 0
  if (before === undefined || after.units === units) return after.cost
  return before.cost + multiplyDivide(after.cost - before.cost, units - before.units, after.units - before.units)
}

/** To the minor unit that points are rounded to. */
function isLowest({ units, cost }: CostPoint, curves: readonly CostCurve[]): boolean {
  return curves.every((curve) => costAt(curve, units) >= cost - 1)
}
