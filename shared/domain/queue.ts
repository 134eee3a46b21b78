import type { Book } from './book.ts'
import { activeLots, copyBook } from './book.ts'
import type { EpochDay, Instant } from './calendar.ts'
import type { Charge, FoldPurchase, FoldUsage, LotId } from './journal.ts'
import { consume, remaining } from './lot.ts'
import type { Minor } from './money.ts'
import type { Post } from './postings.ts'
import { expireThrough, fold } from './postings.ts'
import type { Milliunits } from './units.ts'

/** `held` is left out of the projection for now; `done` needs no more takes, however many were planned. */
export const RENDER_STATES = ['planned', 'held', 'done'] as const

export type RenderState = (typeof RENDER_STATES)[number]

/** A render as a queue has it. */
export interface QueuedRender {
  readonly id: string
  readonly shot: string
  readonly model: string
  readonly resolution: string
  readonly seconds: number
  /** Planned in all, those made included. */
  readonly takes: number
  /** Of one take. */
  readonly clips: number
  /** Null is after the previous. */
  readonly day: EpochDay | null
  /** From 1, the first, to 9. */
  readonly priority: number
  readonly state: RenderState
}

/** Clips of a planned render that are still to be made, all at one time. A render that takes several days has one a day. */
export interface ProjectedTakes {
  /** The render's. */
  readonly id: string
  readonly account: string
  readonly charge: Charge
  /** Clips still to be made: at least 1. */
  readonly clips: number
  /** When: at or after the instant at which the book stands. */
  readonly at: Instant
}

/** What a planned render would draw from one lot. */
export interface LotDraw {
  readonly lot: LotId
  readonly pack: string | null
  readonly expiresAt: Instant
  readonly units: Milliunits
  readonly cost: Minor
}

/** What a planned render would cost if all before it were recorded too. */
export interface Projection {
  readonly units: Milliunits
  /** Of the lots drawn and of what they do not cover. */
  readonly cost: Minor
  /** Each lot once, in the order in which they are drawn. */
  readonly draws: readonly LotDraw[]
  readonly overageUnits: Milliunits
  readonly overageCost: Minor
  /** What the account's lots hold after it. */
  readonly balanceAfter: Milliunits
}

/** What would be forfeited of a lot (R3). */
export interface ExpiringLot {
  readonly lot: LotId
  readonly pack: string | null
  readonly expiresAt: Instant
  readonly units: Milliunits
  readonly cost: Minor
}

/** Units of a lot that are not to be drawn before an instant. */
export interface Hold {
  readonly lot: LotId
  readonly units: Milliunits
  /** When they can be drawn again. */
  readonly until: Instant
}

/** What a projection reckons with besides the lots on hand. */
export interface PlannedChanges {
  /** At or after the instant at which the book stands. */
  readonly purchases: readonly FoldPurchase[]
  /** Of lots on hand; no more than each has left. */
  readonly holds: readonly Hold[]
}

export interface PlanProjection {
  /** By the renders' ids. */
  readonly renders: ReadonlyMap<string, Projection>
  /** Each of the takes given with what it draws, in the order of drawing. */
  readonly pieces: readonly { readonly takes: ProjectedTakes; readonly projection: Projection }[]
  /** What would expire once all is drawn, of every account with takes or purchases: by expiry. */
  readonly expiring: readonly ExpiringLot[]
}

const NO_CHANGES: PlannedChanges = { purchases: [], holds: [] }

/** `projectPlan` with the lots on hand alone. */
export function projectRenders(book: Book, renders: readonly ProjectedTakes[]): ReadonlyMap<string, Projection> {
  return projectPlan(book, renders, NO_CHANGES).renders
}

/**
 * What planned renders would cost: the fold over hypothetical purchases and usages on a copy of the book, one usage for each of
 * the takes given (R2, R3, R5, R7). So the figures are those that recording them would give, to the minor unit; where units are
 * held back, each cost is within two minor units of that, since R7 rounds by the units drawn before. Takes are drawn by their
 * instants, at one instant in the order given. The book is left as it is.
 */
export function projectPlan(
  book: Book,
  renders: readonly ProjectedTakes[],
  { purchases, holds }: PlannedChanges,
): PlanProjection {
  const copy = copyBook(book)
  const expiring: ExpiringLot[] = []
  const expire: Post<unknown> = ({ kind, lot, at, units, cost }) => {
    if (kind !== 'expiry' || lot === null) return
    expiring.push({ lot, pack: copy.lots.get(lot)?.pack ?? null, expiresAt: at, units: -units, cost })
  }
  const pending = changesInOrder(copy, purchases, holds, expire)
  const pieces = renders
    .toSorted((a, b) => a.at - b.at)
    .map((takes) => {
      pending.applyThrough(takes.at)
      return { takes, projection: project(copy, takes, expire) }
    })
  pending.applyThrough(Infinity)
  expireThrough(copy, Number.MAX_SAFE_INTEGER, expire)
  const accounts = new Set([...renders, ...purchases].map((one) => one.account))
  const ofAccounts = expiring.filter(({ lot }) => accounts.has(copy.lots.get(lot)?.account ?? ''))
  return { renders: byRender(pieces), pieces, expiring: ofAccounts }
}

/** Takes held units out of the lots, and gives each back and adds each purchase when its time has come. */
function changesInOrder(
  book: Book,
  purchases: readonly FoldPurchase[],
  holds: readonly Hold[],
  expire: Post<unknown>,
): { applyThrough(at: Instant): void } {
  const releases = holds.map(({ lot: id, units, until }) => {
    const lot = book.lots.get(id)
    if (lot !== undefined) consume(lot, units)
    return {
      at: until,
      apply: (): void => {
        if (lot !== undefined) consume(lot, -units)
      },
    }
  })
  const bought = purchases.map((purchase) => ({
    at: purchase.at,
    apply: (): void => {
      fold(book, [purchase], expire)
    },
  }))
  const pending = [...releases, ...bought].sort((a, b) => a.at - b.at)
  let next = 0
  return {
    applyThrough(at) {
      for (let change = pending[next]; change !== undefined && change.at <= at; change = pending[next]) {
        change.apply()
        next += 1
      }
    },
  }
}

function project(book: Book, { id, account, charge, clips, at }: ProjectedTakes, expire: Post<unknown>): Projection {
  const usage: FoldUsage = { kind: 'usage', id, at, account, charge, clips, outcome: 'success' }
  const draws: LotDraw[] = []
  let [overageUnits, overageCost] = [0, 0]
  fold(book, [usage], (posting, entry) => {
    // What expires before the takes is no part of their cost.
    if (entry === null) {
      expire(posting, null)
      return
    }
    const { lot: drawn, cost } = posting
    const lot = drawn === null ? undefined : book.lots.get(drawn)
    if (lot === undefined) {
      overageUnits -= posting.units
      overageCost += cost
    } else draws.push({ lot: lot.id, pack: lot.pack, expiresAt: lot.expiresAt, units: -posting.units, cost })
  })
  return {
    units: clips * charge.unitsPerClip,
    cost: draws.reduce((sum, draw) => sum + draw.cost, overageCost),
    draws,
    overageUnits,
    overageCost,
    balanceAfter: balanceOf(book, account),
  }
}

function byRender(pieces: PlanProjection['pieces']): Map<string, Projection> {
  const renders = new Map<string, Projection>()
  for (const { takes, projection } of pieces) {
    const before = renders.get(takes.id)
    renders.set(takes.id, before === undefined ? projection : joined(before, projection))
  }
  return renders
}

function joined(before: Projection, after: Projection): Projection {
  const draws = new Map(before.draws.map((draw) => [draw.lot, draw]))
  for (const draw of after.draws) {
    const known = draws.get(draw.lot)
    const units = draw.units + (known?.units ?? 0)
    draws.set(draw.lot, { ...draw, units, cost: draw.cost + (known?.cost ?? 0) })
  }
  return {
    units: before.units + after.units,
    cost: before.cost + after.cost,
    draws: [...draws.values()],
    overageUnits: before.overageUnits + after.overageUnits,
    overageCost: before.overageCost + after.overageCost,
    balanceAfter: after.balanceAfter,
  }
}

/** What the account's lots that have not expired hold. */
export function balanceOf(book: Book, account: string): Milliunits {
  return activeLots(book, account).reduce((sum, lot) => sum + remaining(lot), 0)
}

/** The sums of some projections. */
export type ProjectionTotals = Omit<Projection, 'draws' | 'balanceAfter'>

export function sumProjections(projections: Iterable<Projection>): ProjectionTotals {
  const sum = { units: 0, cost: 0, overageUnits: 0, overageCost: 0 }
  for (const one of projections) {
    sum.units += one.units
    sum.cost += one.cost
    sum.overageUnits += one.overageUnits
    sum.overageCost += one.overageCost
  }
  return sum
}

export function sumExpiring(expiring: readonly ExpiringLot[]): { readonly units: Milliunits; readonly cost: Minor } {
  return {
    units: expiring.reduce((sum, one) => sum + one.units, 0),
    cost: expiring.reduce((sum, one) => sum + one.cost, 0),
  }
}

/** Clips still to be made of a render: those planned less those that succeeded; none of one that is held or done. */
export function clipsToDo(planned: { takes: number; clips: number; state: RenderState }, made: number): number {
  return planned.state === 'planned' ? Math.max(0, planned.takes * planned.clips - made) : 0
}

/** A list with one element taken to another place. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const rest = list.toSpliced(from, 1)
  return rest.toSpliced(to, 0, ...list.slice(from, from + 1))
}
