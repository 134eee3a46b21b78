import type { QueueView, ShownRender } from '../../shared/api/planning.ts'
import { formatDay, formatInstant } from '../../shared/domain/calendar.ts'
import { formatDecimal } from '../../shared/domain/decimal.ts'
import { remaining } from '../../shared/domain/lot.ts'
import type { Currency } from '../../shared/domain/money.ts'
import { quotient, toMoney } from '../../shared/domain/money.ts'
import type { ExpiringLot, LotDraw, PlanProjection, Projection } from '../../shared/domain/queue.ts'
import { balanceOf, sumExpiring, sumProjections } from '../../shared/domain/queue.ts'
import { Refusal } from '../../shared/domain/refusal.ts'
import { formatUnits, MILLIUNITS_PER_UNIT } from '../../shared/domain/units.ts'
import type { StoredQueue } from '../ledger/plans/queues.ts'
import type { QueryContext } from './context.ts'
import { paceToJson, purchasePlanToJson } from './plan-json.ts'
import { purchaseOfLot } from './planned-lots.ts'
import type { PlanGround, QueuePlan } from './queue-plan.ts'
import { planQueue } from './queue-plan.ts'
import type { QueueRow } from './queue-rows.ts'
import { cardOf } from './queue-rows.ts'

/** A queue with what each render would draw and when, and the sums. */
export function queueView(context: QueryContext, queue: StoredQueue): QueueView {
  const { now, currency } = context
  const plan = planQueue(context, queue)
  const { ground, rows, times, projection, holds } = plan
  const projections = projection.renders
  const firstUncovered = [...projections].find(([, one]) => one.overageUnits > 0)?.[0] ?? null
  const finishes = [...times.times.values()].map((time) => time.finish)
  return {
    queue,
    at: formatInstant(now),
    balance: formatUnits(balanceOf(ground.book, queue.account)),
    lots: ground.lots.map((lot) => ({
      lot: lot.id,
      pack: lot.pack,
      remaining: formatUnits(remaining(lot)),
      expiresAt: formatInstant(lot.expiresAt),
    })),
    purchases: purchasesToJson(ground, currency),
    held: formatUnits(holds.reduce((sum, hold) => sum + hold.units, 0)),
    pace: paceView(plan),
    finish: finishes.length === 0 ? null : formatInstant(finishes.reduce((a, b) => Math.max(a, b))),
    safeStart: safeStartOf(plan),
    expiring: projection.expiring.map((one) => expiringToJson(one, currency)),
    renders: rows.map((row) => rowToJson(row, plan, currency)),
    totals: totalsOf(rows, projection, currency),
    firstUncovered,
    kinds: kindsOf(context, queue),
  }
}

function paceView({ pace, times }: QueuePlan): QueueView['pace'] {
  const { milliseconds, limit } = times.beat
  return {
    ...paceToJson(pace.pace),
    isOwn: pace.isOwn,
    secondsBetweenClips: formatDecimal(milliseconds, 3, 0),
    limit,
  }
}

/** The first render in the order of drawing says when the queue has to begin. */
function safeStartOf({ projection, safeStarts }: QueuePlan): QueueView['safeStart'] {
  const [first] = projection.pieces
  const safe = first === undefined ? undefined : safeStarts.get(first.takes.id)
  const lot = projection.pieces.flatMap((piece) => piece.projection.draws).find((draw) => draw.lot === safe?.lot)
  if (safe === undefined || lot === undefined) return null
  return { ...lotName(lot), at: formatInstant(safe.at), expiresAt: formatInstant(lot.expiresAt) }
}

/** A lot as it is shown: one of a planned purchase goes by that purchase's id. */
export function lotName({ lot, pack }: { readonly lot: string; readonly pack: string | null }) {
  const purchase = purchaseOfLot(lot)
  return { lot: purchase ?? lot, pack, isPlanned: purchase !== null }
}

function expiringToJson(one: ExpiringLot, currency: Currency): QueueView['expiring'][number] {
  return {
    ...lotName(one),
    expiresAt: formatInstant(one.expiresAt),
    units: formatUnits(one.units),
    cost: toMoney(one.cost, currency),
  }
}

function purchasesToJson({ planned }: PlanGround, currency: Currency): QueueView['purchases'] {
  const priced = planned.purchases.map(({ purchase, expiresAt, units, price }) => ({
    ...purchasePlanToJson(purchase, currency),
    totalUnits: formatUnits(units * purchase.count),
    totalPrice: toMoney(price * purchase.count, currency),
    expiresAt: formatInstant(expiresAt),
    problem: null,
  }))
  const others = planned.problems.map(({ purchase, why }) => ({
    ...purchasePlanToJson(purchase, currency),
    totalUnits: null,
    totalPrice: null,
    expiresAt: null,
    problem: why,
  }))
  return [...others, ...priced].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
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

function rowToJson(
  { render, made, toDo, charge, problem }: QueueRow,
  { times, projection, safeStarts }: QueuePlan,
  currency: Currency,
): ShownRender {
  const time = times.times.get(render.id)
  const safe = safeStarts.get(render.id)
  const projected = projection.renders.get(render.id)
  return {
    ...render,
    day: render.day === null ? null : formatDay(render.day),
    start: time === undefined ? null : formatInstant(time.start),
    finish: time === undefined ? null : formatInstant(time.finish),
    safeStart: safe === undefined ? null : formatInstant(safe.at),
    unitsPerClip: charge === null ? null : formatUnits(charge.unitsPerClip),
    made: made.clips,
    kept: made.kept,
    toDo,
    projection: projected === undefined ? null : projectionToJson(projected, currency),
    problem,
  }
}

function projectionToJson(projection: Projection, currency: Currency): NonNullable<ShownRender['projection']> {
  const { units, cost, draws, overageUnits, overageCost, balanceAfter } = projection
  return {
    units: formatUnits(units),
    cost: toMoney(cost, currency),
    unitCost: quotient(cost, units, MILLIUNITS_PER_UNIT, currency),
    lots: drawsToJson(draws, currency),
    overageUnits: formatUnits(overageUnits),
    overageCost: toMoney(overageCost, currency),
    balanceAfter: formatUnits(balanceAfter),
  }
}

/** Packs of one planned purchase are shown as one. */
function drawsToJson(draws: readonly LotDraw[], currency: Currency): NonNullable<ShownRender['projection']>['lots'] {
  const shown = new Map<string, LotDraw>()
  for (const draw of draws) {
    const key = purchaseOfLot(draw.lot) ?? draw.lot
    const known = shown.get(key)
    shown.set(key, { ...draw, units: draw.units + (known?.units ?? 0), cost: draw.cost + (known?.cost ?? 0) })
  }
  return [...shown.values()].map((draw) => ({
    ...lotName(draw),
    units: formatUnits(draw.units),
    cost: toMoney(draw.cost, currency),
  }))
}

function totalsOf(rows: readonly QueueRow[], plan: PlanProjection, currency: Currency): QueueView['totals'] {
  const { units, cost, overageUnits, overageCost } = sumProjections(plan.renders.values())
  const sum = (figure: (row: QueueRow) => number): number => rows.reduce((total, row) => total + figure(row), 0)
  const waste = sumExpiring(plan.expiring)
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
    wasteUnits: formatUnits(waste.units),
    wasteCost: toMoney(waste.cost, currency),
  }
}
