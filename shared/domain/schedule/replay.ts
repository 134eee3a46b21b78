import type { EpochDay } from '../calendar.ts'
import { addValidityToDay } from '../calendar.ts'
import type { Minor } from '../money.ts'
import { priceTimes } from '../money.ts'
import type { Purchase, ScheduledPack, ScheduleProblem } from './problem.ts'
import type { Milliunits } from '../units.ts'
import { MILLIUNITS_PER_UNIT } from '../units.ts'

/** A lot of a plan, on hand or bought, and what the plan draws from it. */
export interface PlannedLot {
  /** The lot on hand; null for packs that the plan buys. */
  readonly id: string | null
  /** Null for a lot on hand that a balance found (R8). */
  readonly pack: string | null
  /** How many packs of one day and kind it stands for. */
  readonly count: number
  /** The day of the purchase; null for a lot on hand. */
  readonly from: EpochDay | null
  /** The first day that it does not cover. */
  readonly expires: EpochDay
  readonly units: Milliunits
  readonly drawn: Milliunits
  /** Null where nothing is drawn from it. */
  readonly firstDrawn: EpochDay | null
}

export interface PlannedDay {
  readonly day: EpochDay
  readonly units: Milliunits
  /** What no lot covers. */
  readonly overflow: Milliunits
}

/** A plan with its exact figures. */
export interface Plan {
  readonly purchases: readonly (Purchase & { readonly expires: EpochDay })[]
  /** Packs, and pay-as-you-go for what they do not cover. */
  readonly cost: Minor
  readonly packCost: Minor
  readonly overflowUnits: Milliunits
  /** All overflow units at their price, rounded once, half away from zero. */
  readonly overflowCost: Minor
  /** Units of the packs bought that nothing draws. */
  readonly wastedUnits: Milliunits
  readonly lots: readonly PlannedLot[]
  readonly days: readonly PlannedDay[]
}

/** What a pack is bought by, given what is on hand. */
export type Buyer = (day: EpochDay, wanted: Milliunits, held: Milliunits) => readonly Purchase[]

interface OpenLot extends PlannedLot {
  drawn: Milliunits
  firstDrawn: EpochDay | null
}

const UNDRAWN = { drawn: 0, firstDrawn: null }

/**
 * Draws the demand day by day from the lots on hand and what is bought, earliest expiry first (R2), and adds up what that costs. It owes
 * nothing to the search for a plan: what a plan costs is told here.
 * @param buyer asked on each day with demand, before it is drawn; what it buys can be dated earlier
 */
export function replayPlan(problem: ScheduleProblem, buyer: Buyer): Plan {
  const packs = new Map(problem.packs.map((pack) => [pack.id, pack]))
  const lots: OpenLot[] = problem.lots.map(({ id, pack, units, expires }) => ({
    ...{ id, pack, count: 1, from: null, expires, units, ...UNDRAWN },
  }))
  const days: PlannedDay[] = []
  for (const { day, units } of demandDays(problem)) {
    const held = lots.reduce((sum, lot) => sum + (covers(lot, day) ? lot.units - lot.drawn : 0), 0)
    for (const purchase of buyer(day, units, held)) lots.push(boughtLot(purchase, packs))
    days.push({ day, units, overflow: drawFrom(lots, day, units) })
  }
  return withSums(problem, packs, lots, days)
}

/** Replays purchases that are known beforehand. */
export function replayPurchases(problem: ScheduleProblem, purchases: readonly Purchase[]): Plan {
  const coming = purchases.toSorted((a, b) => a.day - b.day)
  return replayPlan(problem, (day) => {
    const later = coming.findIndex((purchase) => purchase.day > day)
    return coming.splice(0, later === -1 ? coming.length : later)
  })
}

/** The demand by day, each day once and in order. */
export function demandDays({ demand }: ScheduleProblem): { day: EpochDay; units: Milliunits }[] {
  const days = new Map<EpochDay, Milliunits>()
  for (const { day, units } of demand) if (units > 0) days.set(day, (days.get(day) ?? 0) + units)
  return [...days].map(([day, units]) => ({ day, units })).toSorted((a, b) => a.day - b.day)
}

function boughtLot({ day, pack, count }: Purchase, packs: ReadonlyMap<string, ScheduledPack>): OpenLot {
  const { units, validity } = packNamed(packs, pack)
  return {
    id: null,
    pack,
    count,
    from: day,
    expires: addValidityToDay(day, validity),
    units: units * count,
    ...UNDRAWN,
  }
}

function packNamed(packs: ReadonlyMap<string, ScheduledPack>, id: string): ScheduledPack {
  const pack = packs.get(id)
  if (pack === undefined) throw new Error(`no pack ${id} can be bought`)
  return pack
}

function covers({ from, expires }: PlannedLot, day: EpochDay): boolean {
  return (from === null || from <= day) && day < expires
}

/** Draws units of a day; answers what no lot covers. */
function drawFrom(lots: readonly OpenLot[], day: EpochDay, units: Milliunits): Milliunits {
  let wanted = units
  for (const lot of lots.filter((each) => covers(each, day)).toSorted((a, b) => a.expires - b.expires)) {
    const drawn = Math.min(wanted, lot.units - lot.drawn)
    if (drawn > 0) lot.firstDrawn ??= day
    lot.drawn += drawn
    wanted -= drawn
  }
  return wanted
}

function withSums(
  { overflowPrice, currency }: ScheduleProblem,
  packs: ReadonlyMap<string, ScheduledPack>,
  lots: readonly PlannedLot[],
  days: readonly PlannedDay[],
): Plan {
  const bought = lots.flatMap(({ pack, count, from, expires, units, drawn }) =>
    pack === null || from === null ? [] : [{ pack, count, day: from, expires, left: units - drawn }],
  )
  const packCost = bought.reduce((sum, { pack, count }) => sum + packNamed(packs, pack).price * count, 0)
  const overflowUnits = days.reduce((sum, { overflow }) => sum + overflow, 0)
  const overflowCost = priceTimes(overflowPrice ?? 0, overflowUnits, MILLIUNITS_PER_UNIT, currency)
  return {
    purchases: bought.map(({ day, pack, count, expires }) => ({ day, pack, count, expires })),
    cost: packCost + overflowCost,
    packCost,
    overflowUnits,
    overflowCost,
    wastedUnits: bought.reduce((sum, { left }) => sum + left, 0),
    lots,
    days,
  }
}
