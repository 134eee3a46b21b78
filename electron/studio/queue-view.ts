import type { QueueView, ShownRender } from '../../shared/api/planning.ts'
import { formatDay, formatInstant } from '../../shared/domain/calendar.ts'
import { remaining } from '../../shared/domain/lot.ts'
import type { Currency } from '../../shared/domain/money.ts'
import { quotient, toMoney } from '../../shared/domain/money.ts'
import type { ProjectedTakes, Projection } from '../../shared/domain/queue.ts'
import { balanceOf, projectRenders, sumProjections } from '../../shared/domain/queue.ts'
import { Refusal } from '../../shared/domain/refusal.ts'
import { formatUnits, MILLIUNITS_PER_UNIT } from '../../shared/domain/units.ts'
import { standingAt } from '../ledger/balances.ts'
import type { StoredQueue } from '../ledger/queues.ts'
import type { QueryContext } from './context.ts'
import type { QueueRow } from './queue-rows.ts'
import { cardOf, queueRows } from './queue-rows.ts'

/** A queue with what each render would draw from the lots on hand, and the sums. */
export function queueView(context: QueryContext, queue: StoredQueue): QueueView {
  const { reader, names, now, currency } = context
  const { book } = standingAt(reader, names, now)
  const rows = queueRows(context, queue)
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

function takesOf({ account }: StoredQueue, { render, at, toDo, charge }: QueueRow): ProjectedTakes[] {
  return charge === null || toDo === 0 ? [] : [{ id: render.id, account, charge, clips: toDo, at }]
}

function rowToJson(
  { render, at, made, toDo, charge, problem }: QueueRow,
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

function totalsOf(
  rows: readonly QueueRow[],
  projections: readonly Projection[],
  currency: Currency,
): QueueView['totals'] {
  const { units, cost, overageUnits, overageCost } = sumProjections(projections)
  const sum = (figure: (row: QueueRow) => number): number => rows.reduce((total, row) => total + figure(row), 0)
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
