import type { AccountPaceJson } from '../../shared/api/burn-pace.ts'

/** A corner of a line: an instant in UTC milliseconds, and a height. Of two at one instant the line steps from the first to the second. */
interface Corner {
  readonly at: number
  readonly height: number
}

/** What the chart draws at an instant. Heights are for drawing alone; figures come from what the studio answered. */
export interface ChartPoint {
  readonly at: number
  /** By lot: what it holds. Lots stand on each other in the order in which they expire. */
  readonly lots: Readonly<Record<string, number>>
  readonly even: number | null
  readonly ahead: number | null
  /** From P10 to P90 of what is left; null where there is no band. */
  readonly band: readonly [number, number] | null
}

/**
 * The points that an area by lot, the even pace and the run rate are drawn from, as one list that rises with time. Where anything
 * steps - a lot is bought, or expires with units left - there are two points at one instant: a cliff is drawn as one.
 */
export function chartPoints(account: AccountPaceJson, edges: BandEdges | null = null): ChartPoint[] {
  const start = Date.parse(account.even[0]?.at ?? account.points[0]?.at ?? '')
  const ends = account.points.map((point): DayEnd => ({
    at: Date.parse(point.at),
    lots: new Map(point.lots.map(({ lot, units }) => [lot, Number(units)])),
  }))
  const lines = account.lots.map((lot) => ({ id: lot.id, corners: lotLine(ends, lot, start) }))
  const even = lineOf(account.even)
  const ahead = lineOf(account.ahead)
  const low = lineOf(edges?.low ?? [])
  const high = lineOf(edges?.high ?? [])
  const all = [...lines.map((line) => line.corners), even, ahead, low, high]
  return instantsOf(all).flatMap((at) => {
    const sides: readonly Side[] = all.some((line) => stepsAt(line, at)) ? ['before', 'after'] : ['after']
    return sides.map((side) => ({
      at,
      lots: Object.fromEntries(lines.map(({ id, corners }) => [id, heightAt(corners, at, side) ?? 0])),
      even: heightAt(even, at, side),
      ahead: heightAt(ahead, at, side),
      band: pairOf(heightAt(low, at, side), heightAt(high, at, side)),
    }))
  })
}

/** The lines between which 80 of 100 futures lie. */
export interface BandEdges {
  readonly low: AccountPaceJson['ahead']
  readonly high: AccountPaceJson['ahead']
}

function pairOf(low: number | null, high: number | null): ChartPoint['band'] {
  return low === null || high === null ? null : [low, high]
}

function lineOf(corners: AccountPaceJson['even']): Corner[] {
  return corners.map(({ at, units }) => ({ at: Date.parse(at), height: Number(units) }))
}

/** The end of a day, and what each lot held then. */
interface DayEnd {
  readonly at: number
  readonly lots: ReadonlyMap<string, number>
}

/**
 * What a lot held: at the end of each day, and between two of those a straight line; from its purchase, where it steps up to what was
 * bought, to its expiry, where it steps down from what was forfeited.
 */
function lotLine(days: readonly DayEnd[], lot: AccountPaceJson['lots'][number], start: number): Corner[] {
  const now = days.at(-1)?.at ?? start
  const bought = Date.parse(lot.purchasedAt)
  const expires = Date.parse(lot.expiresAt)
  const ends = days
    .filter(({ at }) => at > bought && at < expires)
    .map(({ at, lots }) => ({ at, height: lots.get(lot.id) ?? 0 }))
  const opening = bought > start ? stepUp(bought, Number(lot.units)) : []
  const closing = expires <= now ? stepDown(expires, Number(lot.forfeited)) : stepDown(now, ends.at(-1)?.height ?? 0)
  const inner = expires <= now ? ends : ends.filter(({ at }) => at < now)
  return [...opening, ...inner, ...closing]
}

function stepUp(at: number, height: number): Corner[] {
  return [
    { at, height: 0 },
    { at, height },
  ]
}

function stepDown(at: number, height: number): Corner[] {
  return [
    { at, height },
    { at, height: 0 },
  ]
}

function instantsOf(lines: readonly (readonly Corner[])[]): number[] {
  return [...new Set(lines.flatMap((line) => line.map(({ at }) => at)))].sort((a, b) => a - b)
}

function stepsAt(line: readonly Corner[], at: number): boolean {
  const here = line.filter((corner) => corner.at === at)
  return here.length > 1 && here[0]?.height !== here.at(-1)?.height
}

type Side = 'before' | 'after'

/** The line's height at an instant, seen from one side of a step; null beyond its ends. */
function heightAt(line: readonly Corner[], at: number, side: Side): number | null {
  const here = line.filter((corner) => corner.at === at)
  const own = side === 'before' ? here[0] : here.at(-1)
  if (own !== undefined) return own.height
  const next = line.findIndex((corner) => corner.at > at)
  const [from, to] = [line[next - 1], line[next]]
  if (from === undefined || to === undefined) return null
  return from.height + ((to.height - from.height) * (at - from.at)) / (to.at - from.at)
}

/** What happened, or will happen, at an instant. */
export interface Mark {
  readonly kind: 'purchase' | 'balance' | 'expiry'
  readonly at: number
  /** Names the lot that was bought or expires; null for a balance. */
  readonly lot: string | null
  /** Units bought, gained or lost by a balance, or forfeited. Null for an expiry that is yet to come. */
  readonly units: string | null
}

/** Purchases, balances and expiries within the chart, in the order of time. */
export function marksOf(account: AccountPaceJson): Mark[] {
  const start = Date.parse(account.even[0]?.at ?? '')
  const now = Date.parse(account.points.at(-1)?.at ?? '')
  const purchases = account.lots.map((lot): Mark => ({
    kind: 'purchase',
    at: Date.parse(lot.purchasedAt),
    lot: lot.id,
    units: lot.units,
  }))
  const expiries = account.lots.map((lot): Mark => {
    const at = Date.parse(lot.expiresAt)
    return { kind: 'expiry', at, lot: lot.id, units: at <= now ? lot.forfeited : null }
  })
  const balances = account.adjustments.map((one): Mark => ({
    kind: 'balance',
    at: Date.parse(one.at),
    lot: null,
    units: one.units,
  }))
  return [...purchases, ...expiries, ...balances].filter(({ at }) => at >= start).sort((a, b) => a.at - b.at)
}

/** A day of the table and of what the chart tells on hovering: recorded, or as the run rate has it. */
export interface DayRow {
  readonly day: string
  /** The end of the day, in UTC milliseconds. */
  readonly at: number
  readonly units: string
  readonly even: string
  readonly lots: readonly { readonly lot: string; readonly units: string }[]
  readonly isProjected: boolean
}

/** Every day of the chart, the earliest first. */
export function dayRows(account: AccountPaceJson): DayRow[] {
  const past = account.points.map((one): DayRow => ({ ...one, at: Date.parse(one.at), isProjected: false }))
  const ahead = account.projection.map((one): DayRow => ({
    ...one,
    at: Date.parse(one.at),
    lots: [],
    isProjected: true,
  }))
  return [...past, ...ahead]
}

/** The day that an instant belongs to; undefined after the last. */
export function dayAt(rows: readonly DayRow[], at: number): DayRow | undefined {
  return rows.find((row) => row.at >= at) ?? rows.at(-1)
}
