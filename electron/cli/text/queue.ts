import type { Output } from '../../../shared/api/operations.ts'
import type { QueueView, ShownRender } from '../../../shared/api/planning.ts'
import type { Zone } from '../../../shared/domain/calendar.ts'
import { kindText } from '../../../shared/domain/kind-text.ts'
import type { Locale } from './format.ts'
import { counted, isZero, localTime, moneyText, packText, page, shortId, unitsText } from './format.ts'
import { table } from './table.ts'

/** Queues, a line each, productions in the order of the answer. */
export function queuesText({ productions, archived }: Output<'queues.list'>): string {
  const rows = productions.flatMap((one) => one.queues)
  if (rows.length === 0) return 'No queues yet: queue create PRODUCTION makes one.'
  const putAway = rows.some((row) => row.isArchived) ? '' : archivedText(archived)
  return page(
    table(
      [
        { head: 'Production', cell: (row) => row.production },
        { head: 'Queue', cell: (row) => (row.isArchived ? `${row.name} (put away)` : row.name) },
        { head: 'Account', cell: (row) => row.account },
        { head: 'Rate card', cell: (row) => row.rateCard },
        { head: 'Renders', align: 'number', cell: (row) => String(row.renders) },
        { head: 'Id', cell: (row) => row.id },
      ],
      rows,
    ),
    putAway,
  )
}

function archivedText(archived: number): string {
  return archived === 0 ? '' : `${counted(archived, 'queue')} put away: --archived lists them too.`
}

export function madeText({ queue }: Output<'queues.save'>): string {
  return `Queue "${queue.production}/${queue.name}" ${queue.id}.`
}

export function addedText({ added }: Output<'renders.add'>): string {
  return `Planned ${added.join(', ')}.`
}

/** A queue's projection: each render, the sums, and the first that no lot covers. */
export function projectionText(view: QueueView, locale: Locale): string {
  const { queue, renders, balance } = view
  const title = `${queue.production} / ${queue.name}, account ${queue.account}: ${unitsText(balance)} on hand`
  if (renders.length === 0) return page(title, 'Nothing is planned yet: queue add plans a render.')
  return page(title, rendersTable(view, locale), totalsText(view), outlookText(view, locale), problemsText(renders))
}

function rendersTable({ renders }: QueueView, { zone, currency }: Locale): string {
  return table(
    [
      { head: 'Shot', cell: (one) => one.shot },
      { head: 'Render kind', cell: kindText },
      { head: 'State', cell: (one) => one.state },
      { head: 'Takes', align: 'number', cell: (one) => String(one.takes) },
      { head: 'Clips to do', align: 'number', cell: (one) => String(one.toDo) },
      { head: 'Start', cell: (one) => timeOf(one.start, zone) },
      { head: 'Finish', cell: (one) => timeOf(one.finish, zone) },
      { head: 'Units', align: 'number', cell: (one) => one.projection?.units ?? null },
      { head: `Unit cost ${currency}`, align: 'number', cell: (one) => one.projection?.unitCost?.amount ?? null },
      { head: `Cost ${currency}`, align: 'number', cell: (one) => one.projection?.cost.amount ?? null },
      { head: 'Drawn from', cell: (one) => drawnText(one.projection) },
      { head: 'Units left', align: 'number', cell: (one) => one.projection?.balanceAfter ?? null },
    ],
    renders,
  )
}

function drawnText(projection: ShownRender['projection']): string | null {
  if (projection === null) return null
  const lots = projection.lots.map(
    ({ lot, pack, isPlanned, units }) => `${packText(pack)} ${isPlanned ? '(planned)' : shortId(lot)}: ${units}`,
  )
  if (!isZero(projection.overageUnits)) lots.push(`overage: ${projection.overageUnits}`)
  return lots.join(', ')
}

function totalsText({ totals }: QueueView): string {
  const { renders, toDo, made, kept, units, cost, overageUnits, overageCost } = totals
  const overage = isZero(overageUnits)
    ? 'all of it covered'
    : `of which ${unitsText(overageUnits)} of overage, ${moneyText(overageCost)}`
  return `${counted(renders, 'render')}, ${counted(toDo, 'clip')} to do (${made} made, ${kept} kept): ${unitsText(units)}, ${moneyText(cost)}, ${overage}.`
}

/** What is not covered, when it is done and has to begin, what is waiting, and what would expire. */
function outlookText(view: QueueView, locale: Locale): string {
  const { finish, safeStart, pace, totals, held } = view
  const { zone } = locale
  const lines = [
    uncoveredText(view, locale),
    finish === null ? '' : `Done on ${localTime(finish, zone)}; ${LIMIT_TEXTS[pace.limit]} sets the pace.`,
    safeStart === null
      ? ''
      : `Has to begin by ${localTime(safeStart.at, zone)}: ${packText(safeStart.pack)} expires on ${localTime(safeStart.expiresAt, zone)}.`,
    isZero(held) ? '' : `${unitsText(held)} are kept for other productions.`,
    isZero(totals.wasteUnits)
      ? ''
      : `${unitsText(totals.wasteUnits)} (${moneyText(totals.wasteCost)}) would expire unused if nothing else were rendered.`,
  ]
  return lines.filter((line) => line !== '').join('\n')
}

const LIMIT_TEXTS: Readonly<Record<QueueView['pace']['limit'], string>> = {
  requests: "the vendor's requests a minute",
  clipsInFlight: 'the number of clips in flight',
  review: 'the review',
}

function uncoveredText({ renders, firstUncovered }: QueueView, { zone }: Locale): string {
  const first = renders.find((render) => render.id === firstUncovered)
  return first === undefined ? '' : `Not covered from ${first.shot} on, ${timeOf(first.start, zone) ?? 'now'}.`
}

function timeOf(instant: string | null, zone: Zone): string | null {
  return instant === null ? null : localTime(instant, zone)
}

function problemsText(renders: readonly ShownRender[]): string {
  return renders.flatMap(({ shot, problem }) => (problem === null ? [] : [`${shot}: ${problem}`])).join('\n')
}
