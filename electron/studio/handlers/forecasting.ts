import type { ForecastJson } from '../../../shared/api/forecasting.ts'
import type { ParsedInput } from '../../../shared/api/operations.ts'
import { formatInstant } from '../../../shared/domain/calendar.ts'
import { formatDecimal } from '../../../shared/domain/decimal.ts'
import type { Bin } from '../../../shared/domain/forecast/distribution.ts'
import { multiplyDivide } from '../../../shared/domain/exact.ts'
import type { Forecast, ForecastProblem, Percentiles } from '../../../shared/domain/forecast/forecast.ts'
import { forecastTakes } from '../../../shared/domain/forecast/forecast.ts'
import { restsOn } from '../../../shared/domain/forecast/forecast-words.ts'
import { judgedTakes } from '../../../shared/domain/forecast/keep-history.ts'
import type { Currency, Money } from '../../../shared/domain/money.ts'
import { quotient, toMoney } from '../../../shared/domain/money.ts'
import { balanceOf } from '../../../shared/domain/queue.ts'
import { timetable } from '../../../shared/domain/render-time.ts'
import type { OpenRender } from '../../../shared/domain/forecast/takes-cost.ts'
import { formatUnits } from '../../../shared/domain/units.ts'
import { bookAt } from '../../ledger/figures/balances.ts'
import { markedTakes } from '../../ledger/figures/kept-takes.ts'
import type { StoredQueue } from '../../ledger/plans/queues.ts'
import type { QueryContext } from '../context.ts'
import { resolveQueue } from '../find-queue.ts'
import type { QueueRow } from '../queue-rows.ts'
import { queueRows } from '../queue-rows.ts'
import { queuePace } from '../queue-times.ts'
import type { Study } from '../study.ts'

interface QueueForecast extends ForecastProblem {
  readonly queue: StoredQueue
  readonly leftOut: ForecastJson['leftOut']
  readonly problems: readonly string[]
}

/** What a queue's renders need until a take of each is kept. A queue in which none needs any has no figures. */
export const forecastQueue: Study<'queue.forecast', QueueForecast, Forecast | null> = {
  prepare,
  work: (problem, control) => (problem.renders.length === 0 ? null : forecastTakes(problem, control)),
  answer,
}

function prepare(context: QueryContext, { queue: name, draws, seed }: ParsedInput<'queue.forecast'>): QueueForecast {
  const { reader, names, now } = context
  const queue = resolveQueue(reader, name)
  const book = bookAt(reader, names, now)
  const rows = queueRows(context, queue)
  return {
    queue,
    book,
    account: queue.account,
    production: queue.production,
    history: judgedTakes(markedTakes(reader, names)),
    renders: openRenders(context, queue, rows.filter(needsKeeper), book),
    plannedUnits: rows.reduce((sum, { toDo, charge }) => sum + toDo * (charge?.unitsPerClip ?? 0), 0),
    leftOut: leftOutOf(rows),
    problems: [...new Set(rows.flatMap(({ problem }) => problem ?? []))],
    draws,
    seed,
  }
}

/** A render wants one kept take, however many are planned: it is open until there is one. */
function needsKeeper({ render, made }: QueueRow): boolean {
  return render.state === 'planned' && render.takes > 0 && made.kept === 0
}

function leftOutOf(rows: readonly QueueRow[]): ForecastJson['leftOut'] {
  const planned = rows.filter(({ render }) => render.state === 'planned')
  const kept = planned.filter(({ made }) => made.kept > 0)
  return {
    heldOrDone: rows.length - planned.length,
    kept: kept.length,
    unplanned: planned.filter(({ render, made }) => made.kept === 0 && render.takes === 0).length,
  }
}

/** Each with when it starts at the queue's pace, one that has used up its planned takes with one take more. */
function openRenders(
  context: QueryContext,
  queue: StoredQueue,
  rows: readonly QueueRow[],
  book: QueueForecast['book'],
): OpenRender[] {
  const { now, zone } = context
  const timed = rows.flatMap(({ render: { id, day, clips }, toDo, charge }) =>
    charge === null ? [] : [{ id, day, clips: Math.max(toDo, clips) }],
  )
  const { times } = timetable(timed, queuePace(context, queue, book).pace, now, zone)
  return rows.flatMap(({ render: { id, clips }, charge }) =>
    charge === null ? [] : [{ charge, clips, at: times.get(id)?.start ?? now }],
  )
}

function answer({ currency, now }: QueryContext, problem: QueueForecast, result: Forecast | null): ForecastJson {
  const { queue, book, renders, plannedUnits, seed, leftOut, problems } = problem
  const { id, production, name, account } = queue
  const share = (count: number): string => (result === null ? '1' : shareText(count, result.draws))
  return {
    queue: { id, production, name, account },
    at: formatInstant(now),
    draws: result?.draws ?? 0,
    seed,
    renders: renders.length,
    leftOut,
    problems: [...problems],
    onHand: formatUnits(balanceOf(book, account)),
    plan: { units: formatUnits(plannedUnits), enough: share(result?.withinPlan ?? 0) },
    lasts: share(result?.lasting ?? 0),
    forecast: result === null ? null : figuresOf(result, renders, currency),
    kinds: result === null ? [] : kindsOf(result),
  }
}

const SHARE_PLACES = 4

function shareText(count: number, of: number): string {
  return formatDecimal(multiplyDivide(count, 10 ** SHARE_PLACES, of), SHARE_PLACES, 0)
}

function figuresOf(
  { takes, units, cost }: Forecast,
  renders: readonly OpenRender[],
  currency: Currency,
): NonNullable<ForecastJson['forecast']> {
  const money = (minor: number): Money => toMoney(minor, currency)
  const keptSeconds = renders.reduce((sum, { charge, clips }) => sum + charge.seconds * clips, 0)
  return {
    takes,
    units: { ...percentilesTo(units, formatUnits), bins: binsTo(units.bins, formatUnits) },
    cost: { ...percentilesTo(cost, money), bins: binsTo(cost.bins, money) },
    keptSeconds,
    keptSecondCost: percentilesTo(cost, (minor) => quotient(minor, keptSeconds, 1, currency) ?? money(0)),
  }
}

function percentilesTo<T>({ p50, p80, p95 }: Percentiles, text: (figure: number) => T) {
  return { p50: text(p50), p80: text(p80), p95: text(p95) }
}

function binsTo<T>(bins: readonly Bin[], text: (figure: number) => T) {
  return bins.map(({ from, to, count }) => ({ from: text(from), to: to === null ? null : text(to), count }))
}

function kindsOf({ kinds }: Forecast): ForecastJson['kinds'] {
  return kinds.map(({ charge, renders, takesPerKept: { middle, low, high }, evidence }) => ({
    model: charge.model,
    resolution: charge.resolution,
    seconds: charge.seconds,
    renders,
    takesPerKept: { middle: tenths(middle), low: tenths(low), high: tenths(high) },
    evidence,
    restsOn: restsOn(evidence),
  }))
}

/** A number of takes is no amount: it is an estimate, shown to a tenth. */
function tenths(takes: number): string {
  return formatDecimal(Math.round(takes * 10), 1, 0)
}
