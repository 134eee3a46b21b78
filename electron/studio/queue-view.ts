import type { QueueView, ShownRender } from '../../shared/api/planning.ts'
import { formatDay, formatInstant } from '../../shared/domain/calendar.ts'
import type { Charge } from '../../shared/domain/journal.ts'
import { remaining } from '../../shared/domain/lot.ts'
import type { Currency } from '../../shared/domain/money.ts'
import { quotient, toMoney } from '../../shared/domain/money.ts'
import type { ProjectedTakes, Projection } from '../../shared/domain/queue.ts'
import { balanceOf, clipsToDo, dueInstants, projectRenders, sumProjections } from '../../shared/domain/queue.ts'
import type { RateCard } from '../../shared/domain/rate-card.ts'
import { chargeOf, findRenderKind } from '../../shared/domain/rate-card.ts'
import { Refusal } from '../../shared/domain/refusal.ts'
import { formatUnits, MILLIUNITS_PER_UNIT } from '../../shared/domain/units.ts'
import { standingAt } from '../ledger/balances.ts'
import type { StoredQueue, StoredRender } from '../ledger/queues.ts'
import { storedRenders } from '../ledger/queues.ts'
import type { TakesMade } from '../ledger/takes-made.ts'
import { takesKey, takesMade } from '../ledger/takes-made.ts'
import type { QueryContext } from './context.ts'

/** A planned render with all that is known of it before it is projected. */
interface Row {
  readonly render: StoredRender
  readonly at: number
  readonly made: TakesMade
  readonly toDo: number
  /** What a clip is charged now; null where the card does not have the kind any more. */
  readonly charge: Charge | null
  readonly problem: string | null
}

/** A queue with what each render would draw from the lots on hand, and the sums. */
export function queueView(context: QueryContext, queue: StoredQueue): QueueView {
  const { reader, names, now, currency } = context
  const { book } = standingAt(reader, names, now)
  const rows = rowsOf(context, queue)
  const drawn = rows.flatMap((row) => takesOf(queue, row))
  const projections = projectRenders(book, drawn)
  const firstUncovered = [...projections].find(([, projection]) => projection.overageUnits > 0)?.[0] ?? null
  const lots = (book.active.get(queue.account) ?? []).filter((lot) => remaining(lot) > 0)
  return {
    queue,
    at: formatInstant(now),
    balance: formatUnits(balanceOf(book, queue.account)),
    lots: lots.map((lot) => ({
      lot: lot.id,
      pack: lot.pack,
      remaining: formatUnits(remaining(lot)),
      expiresAt: formatInstant(lot.expiresAt),
    })),
    renders: rows.map((row) => rowToJson(row, projections.get(row.render.id) ?? null, currency)),
    totals: totalsOf(rows, [...projections.values()], currency),
    firstUncovered,
    kinds: kindsOf(context, queue),
  }
}

function kindsOf({ cards }: QueryContext, queue: StoredQueue): QueueView['kinds'] {
  const card = cardOf(cards, queue)
  if (card instanceof Refusal) return []
  return card.renderKinds.map(({ model, resolution, seconds, unitsPerClip }) => ({
    model,
    resolution,
    seconds,
    units: formatUnits(unitsPerClip),
  }))
}

function rowsOf(context: QueryContext, queue: StoredQueue): Row[] {
  const { reader, names, zone, now } = context
  const renders = storedRenders(reader, queue.id)
  const made = allocated(renders, takesMade(reader, names, zone, queue.production))
  const charges = chargesOf(context, queue)
  const due = dueInstants(
    renders.map((render) => render.day),
    now,
    zone,
  )
  return renders.map((render, index) => {
    const ofRow = made[index] ?? { clips: 0, kept: 0 }
    const charge = charges(render)
    const refused = charge instanceof Refusal
    return {
      render,
      at: due[index] ?? now,
      made: ofRow,
      toDo: clipsToDo(render, ofRow.clips),
      charge: refused ? null : charge,
      problem: refused ? charge.message : null,
    }
  })
}

/** What was made of a shot and render kind goes to the rows that plan it, in turn; what exceeds all of them to the last. */
function allocated(renders: readonly StoredRender[], made: ReadonlyMap<string, TakesMade>): TakesMade[] {
  const keys = renders.map((render) => takesKey(render.shot, render))
  const lastOf = new Map(keys.map((key, index) => [key, index]))
  const left = new Map<string, TakesMade>()
  return renders.map((render, index) => {
    const key = keys[index] ?? ''
    const have = left.get(key) ?? made.get(key) ?? { clips: 0, kept: 0 }
    const clips = lastOf.get(key) === index ? have.clips : Math.min(have.clips, render.takes * render.clips)
    const kept = Math.min(have.kept, clips)
    left.set(key, { clips: have.clips - clips, kept: have.kept - kept })
    return { clips, kept }
  })
}

function cardOf(cards: QueryContext['cards'], queue: StoredQueue): RateCard | Refusal {
  return orRefusal(() => cards.find(queue.rateCard))
}

/** What a clip is charged by the queue's card as it is now, each kind looked up once. */
function chargesOf({ cards, currency }: QueryContext, queue: StoredQueue): (render: StoredRender) => Charge | Refusal {
  const card = cardOf(cards, queue)
  const known = new Map<string, Charge | Refusal>()
  return (render) => {
    if (card instanceof Refusal) return card
    const { model, resolution, seconds } = render
    const key = takesKey('', render)
    const charge =
      known.get(key) ?? orRefusal(() => chargeOf(card, findRenderKind(card, model, resolution, seconds), currency))
    known.set(key, charge)
    return charge
  }
}

function orRefusal<T>(find: () => T): T | Refusal {
  try {
    return find()
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

function takesOf({ account }: StoredQueue, { render, at, toDo, charge }: Row): ProjectedTakes[] {
  return charge === null || toDo === 0 ? [] : [{ id: render.id, account, charge, clips: toDo, at }]
}

function rowToJson(
  { render, at, made, toDo, charge, problem }: Row,
  projection: Projection | null,
  currency: Currency,
): ShownRender {
  return {
    ...render,
    day: render.day === null ? null : formatDay(render.day),
    at: formatInstant(at),
    unitsPerClip: charge === null ? null : formatUnits(charge.unitsPerClip),
    made: made.clips,
    kept: made.kept,
    toDo,
    projection: projection === null ? null : projectionToJson(projection, currency),
    problem,
  }
}

function projectionToJson(projection: Projection, currency: Currency): NonNullable<ShownRender['projection']> {
  const { units, cost, draws, overageUnits, overageCost, balanceAfter } = projection
  return {
    units: formatUnits(units),
    cost: toMoney(cost, currency),
    unitCost: quotient(cost, units, MILLIUNITS_PER_UNIT, currency),
    lots: draws.map((draw) => ({
      lot: draw.lot,
      pack: draw.pack,
      units: formatUnits(draw.units),
      cost: toMoney(draw.cost, currency),
    })),
    overageUnits: formatUnits(overageUnits),
    overageCost: toMoney(overageCost, currency),
    balanceAfter: formatUnits(balanceAfter),
  }
}

function totalsOf(rows: readonly Row[], projections: readonly Projection[], currency: Currency): QueueView['totals'] {
  const { units, cost, overageUnits, overageCost } = sumProjections(projections)
  const sum = (figure: (row: Row) => number): number => rows.reduce((total, row) => total + figure(row), 0)
  return {
    renders: rows.length,
    takes: sum((row) => row.render.takes),
    toDo: sum((row) => row.toDo),
    made: sum((row) => row.made.clips),
    kept: sum((row) => row.made.kept),
    units: formatUnits(units),
    cost: toMoney(cost, currency),
    unitCost: quotient(cost, units, MILLIUNITS_PER_UNIT, currency),
    coveredUnits: formatUnits(units - overageUnits),
    coveredCost: toMoney(cost - overageCost, currency),
    overageUnits: formatUnits(overageUnits),
    overageCost: toMoney(overageCost, currency),
  }
}
