import type { Book } from '../book.ts'
import type { Instant } from '../calendar.ts'
import type { Charge } from '../journal.ts'
import { bookValueAt, remaining } from '../lot.ts'
import type { Minor } from '../money.ts'
import { overageCost } from '../postings.ts'
import type { Milliunits } from '../units.ts'

/** A render of which it is not known how many takes it needs. */
export interface OpenRender {
  readonly charge: Charge
  /** Clips of one take: at least 1. */
  readonly clips: number
  /** When: at or after the instant at which the book stands. */
  readonly at: Instant
}

/** What renders with certain takes draw and cost. */
export interface TakesCost {
  readonly units: Milliunits
  /** Of the lots drawn and of what they do not cover. */
  readonly cost: Minor
  readonly overageUnits: Milliunits
}

/** What the renders cost with these takes: one number for each, in the order in which the renders were given. */
export type CostOfTakes = (takes: Int32Array) => TakesCost

/** Renders between two expiries: they draw the same lots in the same order. */
interface Era {
  readonly lots: readonly number[]
  readonly renders: readonly PricedRender[]
  /** Of each render its position and units, side by side: they are read for every future. */
  readonly positions: Int32Array
  readonly unitsPerTake: Float64Array
}

interface PricedRender {
  readonly position: number
  readonly unitsPerTake: Milliunits
  /** What so many takes cost that no lot covers. */
  readonly uncovered: (takes: number) => Minor
  readonly overage: (units: Milliunits) => Minor
}

/**
 * What renders would cost from the lots on hand, made ready to be asked for many numbers of takes. The figures are those of
 * `projectRenders` (R2, R3, R5, R7): within an era what a lot's units cost depends on how many are drawn, and not on which render
 * draws them (R7), so only what exceeds the lots is told render by render.
 */
export function costOfTakes(book: Book, account: string, renders: readonly OpenRender[]): CostOfTakes {
  const lots = book.active.get(account) ?? []
  const onHand = lots.map(remaining)
  const eras = erasOf(
    lots.map((lot) => lot.expiresAt),
    pricedRenders(renders, book),
  )
  return (takes) => {
    const left = onHand.slice()
    let [units, overageUnits, cost] = [0, 0, 0]
    for (const era of eras) {
      const pool = era.lots.reduce((sum, lot) => sum + (left[lot] ?? 0), 0)
      const drawn = drawEra(era, pool, takes)
      units += drawn.units
      overageUnits += drawn.overageUnits
      cost += drawn.overageCost
      takeFrom(left, era.lots, Math.min(pool, drawn.units))
    }
    for (const [index, lot] of lots.entries()) {
      const now = left[index] ?? 0
      if (now !== onHand[index]) cost += bookValueAt(lot, lot.consumed) - bookValueAt(lot, lot.units - now)
    }
    return { units, cost, overageUnits }
  }
}

interface DatedRender extends PricedRender {
  readonly at: Instant
}

function pricedRenders(renders: readonly OpenRender[], { settings }: Book): DatedRender[] {
  const pricers = new Map<string, (takes: number) => Minor>()
  return renders
    .map(({ charge, clips, at }, position) => {
      const unitsPerTake = clips * charge.unitsPerClip
      const overage = (units: Milliunits): Minor => overageCost(charge, units, settings.currency)
      const key = JSON.stringify([charge, clips])
      const uncovered = pricers.get(key) ?? remembered((takes) => overage(takes * unitsPerTake))
      pricers.set(key, uncovered)
      return { position, at, unitsPerTake, overage, uncovered }
    })
    .sort((a, b) => a.at - b.at)
}

/** Takes up to here are common, so that what they cost is worked out once. */
const REMEMBERED = 1024

function remembered(costOf: (takes: number) => Minor): (takes: number) => Minor {
  const known: (Minor | undefined)[] = []
  return (takes) => {
    if (takes >= REMEMBERED) return costOf(takes)
    const cost = known[takes] ?? costOf(takes)
    known[takes] = cost
    return cost
  }
}

/** The renders by their instants, with the lots that have not expired by then (R3), in drawing order (R2). */
function erasOf(expiries: readonly Instant[], renders: readonly DatedRender[]): Era[] {
  const eras: { key: string; lots: number[]; renders: PricedRender[] }[] = []
  for (const render of renders) {
    const lots = expiries.flatMap((expiresAt, index) => (expiresAt > render.at ? [index] : []))
    const key = lots.join()
    const era = eras.at(-1)
    if (era?.key === key) era.renders.push(render)
    else eras.push({ key, lots, renders: [render] })
  }
  return eras.map(({ lots, renders: ofEra }) => ({
    lots,
    renders: ofEra,
    positions: Int32Array.from(ofEra, (render) => render.position),
    unitsPerTake: Float64Array.from(ofEra, (render) => render.unitsPerTake),
  }))
}

function drawEra({ renders, positions, unitsPerTake }: Era, pool: Milliunits, takes: Int32Array) {
  let [units, overageCost] = [0, 0]
  for (let index = 0; index < positions.length; index += 1) {
    const count = takes[positions[index] ?? 0] ?? 0
    const before = units
    units += count * (unitsPerTake[index] ?? 0)
    if (units <= pool) continue
    const render = renders[index]
    overageCost += (before >= pool ? render?.uncovered(count) : render?.overage(units - pool)) ?? 0
  }
  return { units, overageCost, overageUnits: Math.max(0, units - pool) }
}

function takeFrom(left: number[], lots: readonly number[], wanted: Milliunits): void {
  let open = wanted
  for (const lot of lots) {
    if (open === 0) return
    const units = Math.min(open, left[lot] ?? 0)
    left[lot] = (left[lot] ?? 0) - units
    open -= units
  }
}
