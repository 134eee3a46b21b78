import type { Output, ParsedInput } from '../../../shared/api/operations.ts'
import type { GreenLightSheet } from '../../../shared/api/queue-plans.ts'
import { dayOf, formatDay, formatInstant, parseDay } from '../../../shared/domain/calendar.ts'
import type { Currency } from '../../../shared/domain/money.ts'
import { toMoney } from '../../../shared/domain/money.ts'
import type { PlanProjection, Projection } from '../../../shared/domain/queue.ts'
import { balanceOf } from '../../../shared/domain/queue.ts'
import { invalid } from '../../../shared/domain/refusal.ts'
import { formatUnits } from '../../../shared/domain/units.ts'
import type { ActualUse } from '../../ledger/figures/production-actuals.ts'
import { actualUse } from '../../ledger/figures/production-actuals.ts'
import { findProduction } from '../../ledger/plans/planned-productions.ts'
import type { QueryContext } from '../context.ts'
import { resolveQueue } from '../find-queue.ts'
import { planQueue } from '../queue-plan.ts'
import type { QueueRow } from '../queue-rows.ts'
import { queueRows } from '../queue-rows.ts'

type Piece = PlanProjection['pieces'][number]

/** What may be rendered on a day: its first one unless another is asked for. Refuses a day on which nothing is planned. */
export function showGreenLight(context: QueryContext, input: ParsedInput<'queue.greenLight'>): GreenLightSheet {
  const { reader, zone, now, currency } = context
  const queue = resolveQueue(reader, input.queue)
  const plan = planQueue(context, queue)
  const { pieces } = plan.projection
  const days = [...new Set(pieces.map((piece) => dayOf(piece.takes.at, zone)))]
  const day = input.day === undefined ? (days[0] ?? dayOf(now, zone)) : parseDay(input.day, 'day')
  if (input.day !== undefined && !days.includes(day)) throw nothingOn(input.day, days.map(formatDay))
  const ofDay = pieces.filter((piece) => dayOf(piece.takes.at, zone) === day)
  const rows = new Map(plan.rows.map((row) => [row.render.id, row]))
  const described = findProduction(reader, queue.production)
  const [first, last] = [ofDay[0]?.projection, ofDay.at(-1)?.projection]
  const onHand = balanceOf(plan.ground.book, queue.account)
  return {
    queue,
    day: formatDay(day),
    at: formatInstant(now),
    production: { name: queue.production, client: described?.client ?? null, code: described?.code ?? null },
    unitsBefore: formatUnits(first === undefined ? onHand : balanceBefore(first)),
    unitsAfter: formatUnits(last === undefined ? onHand : last.balanceAfter),
    cost: toMoney(
      ofDay.reduce((sum, piece) => sum + piece.projection.cost, 0),
      currency,
    ),
    stopAfterClips: stopAfter(ofDay),
    rows: ofDay.map((piece) => sheetRow(piece, rows.get(piece.takes.id), currency)),
    days: days.sort((a, b) => a - b).map(formatDay),
  }
}

function nothingOn(day: string, days: readonly string[]) {
  const planned = days.length === 0 ? 'nothing is left to do' : `it is made on ${days.slice(0, 5).join(', ')}`
  return invalid(`day: nothing of this queue is planned on ${day}; ${planned}`, { field: 'day' })
}

function balanceBefore({ balanceAfter, units, overageUnits }: Projection): number {
  return balanceAfter + units - overageUnits
}

/** Whole clips that the lots cover before the first that they do not. */
function stopAfter(ofDay: readonly Piece[]): number | null {
  let clips = 0
  for (const { takes, projection } of ofDay) {
    if (projection.overageUnits > 0) {
      return clips + Math.floor((projection.units - projection.overageUnits) / takes.charge.unitsPerClip)
    }
    clips += takes.clips
  }
  return null
}

function sheetRow(
  { takes, projection }: Piece,
  row: QueueRow | undefined,
  currency: Currency,
): GreenLightSheet['rows'][number] {
  const { model, resolution, seconds } = takes.charge
  return {
    shot: row?.render.shot ?? '',
    model,
    resolution,
    seconds,
    priority: row?.render.priority ?? 5,
    takes: Math.ceil(takes.clips / (row?.render.clips ?? 1)),
    clips: takes.clips,
    start: formatInstant(takes.at),
    units: formatUnits(projection.units),
    cost: toMoney(projection.cost, currency),
    unitsBefore: formatUnits(balanceBefore(projection)),
    unitsAfter: formatUnits(projection.balanceAfter),
    overageUnits: formatUnits(projection.overageUnits),
  }
}

type Actuals = Output<'queue.actuals'>

/** What the queue planned against what the journal has of it, by render kind and by shot. */
export function showActuals(context: QueryContext, input: ParsedInput<'queue.actuals'>): Actuals {
  const { reader, names, currency } = context
  const queue = resolveQueue(reader, input.queue)
  const rows = queueRows(context, queue)
  const uses = actualUse(reader, names, queue.production)
  const kindKey = (one: KindName): string => JSON.stringify([one.model, one.resolution, one.seconds])
  const shots = new Set(rows.map((row) => row.render.shot))
  const ofShots = uses.filter((use) => shots.has(use.shot))
  return {
    kinds: grouped(rows, ofShots, kindKey, kindKey, currency).map(({ row, figures }) => ({
      model: row.model,
      resolution: row.resolution,
      seconds: row.seconds,
      ...figures,
    })),
    shots: grouped(
      rows,
      ofShots,
      (render) => render.shot,
      (use) => use.shot,
      currency,
    ).map(({ row, figures }) => ({ shot: row.shot, ...figures })),
  }
}

interface KindName {
  readonly model: string
  readonly resolution: string
  readonly seconds: number
}

type Figures = Omit<Actuals['shots'][number], 'shot'>

/** Plan and use under the same key side by side, in the plan's order; use that was not planned comes last. */
function grouped(
  rows: readonly QueueRow[],
  uses: readonly ActualUse[],
  keyOfRender: (render: QueueRow['render']) => string,
  keyOfUse: (use: ActualUse) => string,
  currency: Currency,
): { readonly row: KindName & { readonly shot: string }; readonly figures: Figures }[] {
  const keys = new Map<string, KindName & { readonly shot: string }>()
  for (const { render } of rows) if (!keys.has(keyOfRender(render))) keys.set(keyOfRender(render), render)
  for (const use of uses) if (!keys.has(keyOfUse(use))) keys.set(keyOfUse(use), use)
  return [...keys].map(([key, row]) => ({
    row,
    figures: figuresOf(
      rows.filter((one) => keyOfRender(one.render) === key),
      uses.filter((use) => keyOfUse(use) === key),
      currency,
    ),
  }))
}

function figuresOf(rows: readonly QueueRow[], uses: readonly ActualUse[], currency: Currency): Figures {
  const planned = (figure: (row: QueueRow) => number): number => rows.reduce((sum, row) => sum + figure(row), 0)
  const used = (figure: (use: ActualUse) => number): number => uses.reduce((sum, use) => sum + figure(use), 0)
  return {
    plannedTakes: planned((row) => row.render.takes),
    plannedClips: planned((row) => row.render.takes * row.render.clips),
    plannedUnits: formatUnits(planned((row) => row.render.takes * row.render.clips * (row.charge?.unitsPerClip ?? 0))),
    madeClips: used((use) => use.clips),
    keptClips: used((use) => use.kept),
    usedUnits: formatUnits(used((use) => use.units)),
    usedCost: toMoney(
      used((use) => use.cost),
      currency,
    ),
  }
}
