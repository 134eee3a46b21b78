import type { Book } from './book.ts'
import { activeLots, copyBook } from './book.ts'
import type { EpochDay, Instant, Zone } from './calendar.ts'
import { startOfDay } from './calendar.ts'
import type { Charge, FoldUsage, LotId } from './journal.ts'
import { remaining } from './lot.ts'
import type { Minor } from './money.ts'
import { fold } from './postings.ts'
import type { Milliunits } from './units.ts'

/** `held` is left out of the projection for now; `done` needs no more takes, however many were planned. */
export const RENDER_STATES = ['planned', 'held', 'done'] as const

export type RenderState = (typeof RENDER_STATES)[number]

/** What is still to be rendered of a planned render. */
export interface ProjectedTakes {
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
  readonly units: Milliunits
  readonly cost: Minor
}

/** What a planned render would cost if all before it were recorded too. */
export interface Projection {
  readonly units: Milliunits
  /** Of the lots drawn and of what they do not cover. */
  readonly cost: Minor
  readonly draws: readonly LotDraw[]
  readonly overageUnits: Milliunits
  readonly overageCost: Minor
  /** What the account's lots hold after it. */
  readonly balanceAfter: Milliunits
}

/**
 * What planned renders would cost: the fold over hypothetical usages on a copy of the book, one usage for each (R2, R3, R5, R7).
 * So the figures are those that recording each render's takes as one usage at its instant would give, to the minor unit. They
 * are drawn by their instants, at one instant in the order given. The book is left as it is.
 */
export function projectRenders(book: Book, renders: readonly ProjectedTakes[]): Map<string, Projection> {
  const copy = copyBook(book)
  const projections = new Map<string, Projection>()
  for (const render of renders.toSorted((a, b) => a.at - b.at)) projections.set(render.id, project(copy, render))
  return projections
}

function project(book: Book, { id, account, charge, clips, at }: ProjectedTakes): Projection {
  const usage: FoldUsage = { kind: 'usage', id, at, account, charge, clips, outcome: 'success' }
  const draws: LotDraw[] = []
  let [overageUnits, overageCost] = [0, 0]
  fold(book, [usage], (posting, entry) => {
    // What expires before the takes is no part of their cost.
    if (entry === null) return
    const { lot, cost } = posting
    if (lot === null) {
      overageUnits -= posting.units
      overageCost += cost
    } else draws.push({ lot, pack: book.lots.get(lot)?.pack ?? null, units: -posting.units, cost })
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

/**
 * When each of a queue's renders is due: one with a day at that day's start in the studio's zone, one without after the one
 * before it; none before now.
 */
export function dueInstants(days: readonly (EpochDay | null)[], now: Instant, zone: Zone): Instant[] {
  const starts = new Map<EpochDay, Instant>()
  const startOf = (day: EpochDay): Instant => {
    const start = starts.get(day) ?? startOfDay(day, zone)
    starts.set(day, start)
    return start
  }
  let previous = now
  return days.map((day) => {
    if (day !== null) previous = Math.max(now, startOf(day))
    return previous
  })
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
