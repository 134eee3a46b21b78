import type { EpochDay, Instant } from './calendar.ts'
import { MILLISECONDS_PER_DAY } from './calendar.ts'
import { multiplyDivide } from './exact.ts'
import type { DrawingOrder, Lot } from './lot.ts'
import { bookValueAt, compareLots, remaining } from './lot.ts'
import type { Minor } from './money.ts'
import type { Milliunits } from './units.ts'

/** How many whole days before today the run rate is the mean of. */
export const RUN_RATE_DAYS = 14

/** What was used over some days, overage included: the rate at which units are needed. */
export interface RunRate {
  readonly units: Milliunits
  /** Whole days, at least 1. */
  readonly days: number
}

/**
 * The days whose usage makes the run rate, `to` excluded: the 14 before today, or those since the first usage where that is later. Today
 * is not over, and counts only where the first usage was today. Null where nothing was ever used.
 */
export function rateWindow(today: EpochDay, firstUse: EpochDay | null): { from: EpochDay; to: EpochDay } | null {
  if (firstUse === null || firstUse > today) return null
  if (firstUse === today) return { from: today, to: today + 1 }
  return { from: Math.max(firstUse, today - RUN_RATE_DAYS), to: today }
}

/** The mean of a day, rounded to a thousandth of a unit. */
export function unitsPerDay({ units, days }: RunRate): Milliunits {
  return multiplyDivide(units, 1, days)
}

/** What becomes of a lot when units go on being used at the run rate. */
export interface LotOutlook {
  readonly lot: Lot
  /** When its last unit is drawn; null where it expires before that. */
  readonly emptyAt: Instant | null
  /** Units that are forfeited at its expiry (R3). */
  readonly unused: Milliunits
  /** What those cost (R7). */
  readonly unusedValue: Minor
}

/** What is left at an instant. Of two levels at one instant the second is what an expiry left. */
export interface Level {
  readonly at: Instant
  readonly units: Milliunits
}

export interface Outlook {
  /** By expiry; lots that hold nothing are left out. */
  readonly lots: readonly LotOutlook[]
  /** The first instant at which nothing is left, by use or by expiry; null where nothing is on hand. */
  readonly emptyAt: Instant | null
  /** Whether the last unit is used, not forfeited. */
  readonly isUsedUp: boolean
  readonly unused: Milliunits
  readonly unusedValue: Minor
  /** Where the line of what is left bends, from now to the end. */
  readonly levels: readonly Level[]
}

interface Held {
  readonly lot: Lot
  left: Milliunits
  emptyAt: Instant | null
  unused: Milliunits
}

/**
 * Draws the lots of one account at the run rate, in the order of R2, until nothing is left.
 * @param lots those that are active now
 * @param rate null where nothing was ever used: everything expires
 */
export function outlook(
  lots: readonly Lot[],
  rate: RunRate | null,
  now: Instant,
  order: DrawingOrder = 'expiry',
): Outlook {
  const held = onHand(lots, now)
    .sort(compareLots(order))
    .map((lot): Held => ({ lot, left: remaining(lot), emptyAt: null, unused: 0 }))
  const levels: Level[] = [{ at: now, units: leftOf(held) }]
  let drawn = 0
  let isUsedUp = false
  for (const until of expiriesOf(held)) {
    const wanted = drawnWithin(rate, until - now, drawn + leftOf(held)) - drawn
    drawn = drawFrom(held, wanted, drawn, (total) => Math.min(until, now + timeFor(rate, total)), levels)
    if (leftOf(held) === 0) {
      isUsedUp = true
      break
    }
    levels.push({ at: until, units: leftOf(held) })
    if (forfeit(held, until)) levels.push({ at: until, units: leftOf(held) })
    if (leftOf(held) === 0) break
  }
  const outlooks = held.map(outlookOf).sort((a, b) => compareLots('expiry')(a.lot, b.lot))
  return {
    lots: outlooks,
    emptyAt: held.length === 0 ? null : (levels.at(-1)?.at ?? now),
    isUsedUp,
    unused: outlooks.reduce((sum, one) => sum + one.unused, 0),
    unusedValue: outlooks.reduce((sum, one) => sum + one.unusedValue, 0),
    levels,
  }
}

/** The lots that hold something and have not expired. */
function onHand(lots: readonly Lot[], now: Instant): Lot[] {
  return lots.filter((lot) => remaining(lot) > 0 && lot.expiresAt > now)
}

function expiriesOf(held: readonly Held[]): Instant[] {
  return [...new Set(held.map(({ lot }) => lot.expiresAt))].sort((a, b) => a - b)
}

function leftOf(held: readonly Held[]): Milliunits {
  return held.reduce((sum, one) => sum + one.left, 0)
}

/** What the rate comes to in so many milliseconds, whole thousandths that are complete, and `most` at the most. */
function drawnWithin(rate: RunRate | null, milliseconds: number, most: Milliunits): Milliunits {
  if (rate === null) return 0
  const drawn = (BigInt(rate.units) * BigInt(milliseconds)) / BigInt(rate.days * MILLISECONDS_PER_DAY)
  return drawn > BigInt(most) ? most : Number(drawn)
}

/** How long the rate takes for so many units, rounded up to the millisecond. */
function timeFor(rate: RunRate | null, units: Milliunits): number {
  if (rate === null || rate.units === 0) return 0
  const product = BigInt(units) * BigInt(rate.days * MILLISECONDS_PER_DAY)
  const by = BigInt(rate.units)
  return Number((product + by - 1n) / by)
}

/** Takes units from the lots in their order; answers what was drawn in all. */
function drawFrom(
  held: readonly Held[],
  wanted: Milliunits,
  before: Milliunits,
  whenDrawn: (total: Milliunits) => Instant,
  levels: Level[],
): Milliunits {
  let drawn = before
  let open = wanted
  for (const one of held) {
    const taken = Math.min(one.left, open)
    if (taken === 0) continue
    one.left -= taken
    open -= taken
    drawn += taken
    if (one.left > 0) continue
    one.emptyAt = whenDrawn(drawn)
    levels.push({ at: one.emptyAt, units: leftOf(held) })
  }
  return drawn
}

/** R3: what is left at its expiry is lost. Answers whether anything was. */
function forfeit(held: readonly Held[], at: Instant): boolean {
  const lapsing = held.filter(({ lot, left }) => lot.expiresAt === at && left > 0)
  for (const one of lapsing) {
    one.unused = one.left
    one.left = 0
  }
  return lapsing.length > 0
}

function outlookOf({ lot, emptyAt, unused }: Held): LotOutlook {
  return {
    lot,
    emptyAt,
    unused,
    unusedValue: unused === 0 ? 0 : bookValueAt(lot, lot.units - unused),
  }
}

/** The whole days from now to an instant; what is left of the last one does not count. */
export function wholeDaysUntil(at: Instant, now: Instant): number {
  return Math.max(0, Math.floor((at - now) / MILLISECONDS_PER_DAY))
}

/**
 * The least units a day from now on with which nothing expires unused, rounded up to a thousandth: the most that what expires by some
 * expiry asks of the days until then. Less than a day counts as one. Null where nothing is on hand.
 */
export function neededPerDay(lots: readonly Lot[], now: Instant): Milliunits | null {
  const held = onHand(lots, now)
  if (held.length === 0) return null
  let due = 0
  let most = 0
  for (const lot of held.toSorted((a, b) => a.expiresAt - b.expiresAt)) {
    due += remaining(lot)
    const time = BigInt(Math.max(MILLISECONDS_PER_DAY, lot.expiresAt - now))
    most = Math.max(most, Number((BigInt(due) * BigInt(MILLISECONDS_PER_DAY) + time - 1n) / time))
  }
  return most
}
