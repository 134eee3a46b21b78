import type { EpochDay, Instant, Zone } from './calendar.ts'
import { MILLISECONDS_PER_DAY, startOfDay } from './calendar.ts'
import { percentile } from './forecast/distribution.ts'
import type { DayAhead, Drawdown } from './drawdown.ts'
import { drawDown } from './drawdown.ts'
import { multiplyDivide } from './exact.ts'
import type { DrawingOrder, Lot } from './lot.ts'
import type { Milliunits } from './units.ts'
import { usageFutures } from './usage-futures.ts'
import type { DailyUsage, UsageWindow } from './usage-rate.ts'
import { expectedOn, usageWindow } from './usage-rate.ts'

/** A figure that 10, and one that 90, of 100 futures do not exceed. */
export interface Band {
  readonly low: number
  readonly high: number
}

/** What an account has, and the days ahead of it. */
export interface BurnGround {
  /** Those that are active now. */
  readonly lots: readonly Lot[]
  readonly order: DrawingOrder | undefined
  readonly now: Instant
  /** Today is the first. */
  readonly today: EpochDay
  readonly days: number
  readonly zone: Zone
}

/** A projection, and the band of what the day-to-day variation of the usage makes of it. */
export interface BurnProjection {
  readonly expected: Drawdown
  readonly window: UsageWindow | null
  /** Null where the usage is too short to tell. */
  readonly bands: BurnBands | null
}

export interface BurnBands {
  /** Units left at the end of each day. */
  readonly left: readonly Band[]
  /** Of each of the projection's cliffs. */
  readonly cliffs: readonly { readonly before: Band; readonly after: Band }[]
  /** Units that expire, and what they cost in minor units. */
  readonly unused: Band
  readonly unusedValue: Band
  /** When nothing is left, as an instant; null where nothing empties them within the days. */
  readonly emptyAt: Band | null
}

/** The days ahead: the rest of today, which asks for its share of a whole day, and those that follow. */
export function daysAhead(ground: BurnGround, unitsOn: (day: EpochDay) => Milliunits): DayAhead[] {
  return fillDays(partsAhead(ground), unitsOn)
}

/** What is still to come of a civil day. */
interface DayPart {
  readonly day: EpochDay
  readonly from: Instant
  readonly to: Instant
  /** The length of the whole day in milliseconds. */
  readonly whole: number
}

function partsAhead({ now, today, days, zone }: BurnGround): DayPart[] {
  return Array.from({ length: days }, (_, index) => {
    const [start, to] = [startOfDay(today + index, zone), startOfDay(today + index + 1, zone)]
    return { day: today + index, from: Math.max(start, now), to, whole: to - start }
  }).filter(({ from, to }) => to > from)
}

function fillDays(parts: readonly DayPart[], unitsOn: (day: EpochDay) => Milliunits): DayAhead[] {
  return parts.map(({ day, from, to, whole }) => ({ from, to, units: multiplyDivide(unitsOn(day), to - from, whole) }))
}

/** The planned takes, each day's units as they are planned: none of them is a guess, so there is no band. */
export function projectDays(ground: BurnGround, unitsOn: (day: EpochDay) => Milliunits): BurnProjection {
  return { expected: drawDown(ground.lots, daysAhead(ground, unitsOn), ground.order), window: null, bands: null }
}

/** The mean of the last working days goes on; its band is of the futures that the account's own weeks make. */
export function projectRate(ground: BurnGround, usage: DailyUsage, workingDays: number, seed: number): BurnProjection {
  const window = usageWindow(usage, workingDays)
  if (window === null) return projectDays(ground, () => 0)
  const { expected } = projectDays(ground, (day) => expectedOn(window, day))
  const parts = partsAhead(ground)
  const futures = usageFutures(usage, window, ground.today, ground.days, seed).map((units) =>
    drawDown(
      ground.lots,
      fillDays(parts, (day) => units[day - ground.today] ?? 0),
      ground.order,
    ),
  )
  return { expected, window, bands: futures.length === 0 ? null : bandsOf(futures) }
}

function bandsOf(futures: readonly Drawdown[]): BurnBands {
  const days = futures[0]?.left.length ?? 0
  const emptied = bandOf(futures.map(({ emptyAt }) => emptyAt ?? Infinity))
  return {
    left: Array.from({ length: days }, (_, day) => bandOf(futures.map(({ left }) => left[day] ?? 0))),
    cliffs: (futures[0]?.cliffs ?? []).map((_, index) => ({
      before: bandOf(futures.map(({ cliffs }) => cliffs[index]?.before ?? 0)),
      after: bandOf(futures.map(({ cliffs }) => cliffs[index]?.after ?? 0)),
    })),
    unused: bandOf(futures.map(({ unused }) => unused.reduce((sum, { units }) => sum + units, 0))),
    unusedValue: bandOf(futures.map(({ unused }) => unused.reduce((sum, { value }) => sum + value, 0))),
    emptyAt: Number.isFinite(emptied.high) ? emptied : null,
  }
}

/** The P10 and the P90 of at least one figure. */
export function bandOf(figures: readonly number[]): Band {
  const rising = Float64Array.from(figures).sort()
  return { low: percentile(rising, 10), high: percentile(rising, 90) }
}

/** A forecast that was possible some days ago, and what came. */
export interface PastForecast {
  /** On whose morning it would have been made. */
  readonly day: EpochDay
  /** Units from that day through yesterday. */
  readonly expected: Milliunits
  readonly band: Band | null
  readonly used: Milliunits
}

/** What the same method would have said so many days ago, from the usage up to then. Left out where nothing had been used. */
export function pastForecast(
  usage: DailyUsage,
  daysAgo: number,
  workingDays: number,
  seed: number,
): PastForecast | null {
  const known = usage.units.length - daysAgo
  if (known <= 0) return null
  const before = { from: usage.from, units: usage.units.slice(0, known) }
  const window = usageWindow(before, workingDays)
  if (window === null) return null
  const day = usage.from + known
  const expected = Array.from({ length: daysAgo }, (_, index) => expectedOn(window, day + index)).reduce(add, 0)
  const totals = usageFutures(before, window, day, daysAgo, seed).map((units) => units.reduce(add, 0))
  return {
    day,
    expected,
    band: totals.length === 0 ? null : bandOf(totals),
    used: usage.units.slice(known).reduce(add, 0),
  }
}

function add(a: number, b: number): number {
  return a + b
}

/** What to do so that nothing of the first lot that would is left at its expiry. */
export interface BurnAdvice {
  /** Units a day from now to the expiry, rounded up to a thousandth. */
  readonly perDay: Milliunits
  readonly units: Milliunits
  readonly value: number
  readonly expiresAt: Instant
}

const DAY = BigInt(MILLISECONDS_PER_DAY)

/** Null where nothing expires unused. */
export function adviceOf({ lots, now }: BurnGround, { unused }: Drawdown): BurnAdvice | null {
  const first = unused[0]
  if (first === undefined) return null
  const { expiresAt } = first.lot
  const due = lots
    .filter((lot) => lot.expiresAt <= expiresAt)
    .reduce((sum, lot) => sum + BigInt(lot.units - lot.consumed), 0n)
  const time = BigInt(expiresAt - now)
  const span = time < DAY ? DAY : time
  const together = unused.filter(({ lot }) => lot.expiresAt === expiresAt)
  return {
    perDay: Number((due * DAY + span - 1n) / span),
    units: together.reduce((sum, one) => sum + one.units, 0),
    value: together.reduce((sum, one) => sum + one.value, 0),
    expiresAt,
  }
}
