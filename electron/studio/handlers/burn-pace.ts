import type { AccountPaceJson, PaceRange } from '../../../shared/api/burn-pace.ts'
import type { Output, ParsedInput } from '../../../shared/api/operations.ts'
import type { Book } from '../../../shared/domain/book.ts'
import { activeLots } from '../../../shared/domain/book.ts'
import type { BurnDownPoint, Corner } from '../../../shared/domain/burn-down.ts'
import { alongLine, evenLine, evenPace } from '../../../shared/domain/burn-down.ts'
import type { EpochDay, Instant, Zone } from '../../../shared/domain/calendar.ts'
import { dayOf, formatDay, formatInstant, startOfDay } from '../../../shared/domain/calendar.ts'
import type { Lot } from '../../../shared/domain/lot.ts'
import { remaining } from '../../../shared/domain/lot.ts'
import { toMoney } from '../../../shared/domain/money.ts'
import type { Outlook, RunRate } from '../../../shared/domain/pace.ts'
import { neededPerDay, outlook, unitsPerDay, wholeDaysUntil } from '../../../shared/domain/pace.ts'
import { sumOf } from '../../../shared/domain/sum.ts'
import { formatUnits } from '../../../shared/domain/units.ts'
import { bookAt } from '../../ledger/figures/balances.ts'
import type { DayAdjustment, Forfeit } from '../../ledger/figures/burn-down-marks.ts'
import { dayAdjustments, forfeits } from '../../ledger/figures/burn-down-marks.ts'
import type { AccountBurnDown } from '../../ledger/figures/burn-downs.ts'
import { burnDowns, firstPurchaseOnHand } from '../../ledger/figures/burn-downs.ts'
import { runRates } from '../../ledger/figures/daily-usage.ts'
import type { QueryContext } from '../context.ts'

/** What is known of all accounts at once. */
interface Scene extends Pick<QueryContext, 'now' | 'zone' | 'currency'> {
  readonly from: EpochDay
  readonly today: EpochDay
  readonly book: Book
  readonly rates: ReadonlyMap<string, RunRate>
  readonly forfeited: ReadonlyMap<string, Forfeit>
  readonly adjustments: readonly DayAdjustment[]
}

/** The burn-down with its pace: what was left day by day, the even pace, and where the run rate leads. */
export function showPace(context: QueryContext, input: ParsedInput<'burndown.pace'>): Output<'burndown.pace'> {
  const { reader, names, now, zone, currency } = context
  const today = dayOf(now, zone)
  const from = firstDay(context, input.range, today)
  const scene: Scene = {
    now,
    zone,
    currency,
    from,
    today,
    book: bookAt(reader, names, now),
    rates: runRates(reader, names, today),
    forfeited: new Map(forfeits(reader, from, today).map((one) => [one.lot, one])),
    adjustments: dayAdjustments(reader, names, from, today),
  }
  const accounts = burnDowns(reader, names, from, today)
  const shown = input.account === undefined ? accounts : accounts.filter((one) => one.account === input.account)
  return {
    at: formatInstant(now),
    zone,
    from: formatDay(from),
    to: formatDay(today),
    accounts: shown.map((one) => paceOf(scene, one)),
  }
}

const DAYS_BACK: Readonly<Record<Exclude<PaceRange, 'lots'>, number>> = { '30d': 30, '90d': 90, '12m': 365 }

function firstDay({ reader, now, zone }: QueryContext, range: PaceRange, today: EpochDay): EpochDay {
  if (range !== 'lots') return today - DAYS_BACK[range]
  return Math.min(today, dayOf(firstPurchaseOnHand(reader) ?? now, zone))
}

function paceOf(scene: Scene, burnDown: AccountBurnDown): AccountPaceJson {
  const { book, now, zone } = scene
  const { account, points } = burnDown
  const active = activeLots(book, account)
  const rate = scene.rates.get(account) ?? null
  const ahead = outlook(active, rate, now, book.settings.drawingOrders.get(account))
  const lots = lotsOf(scene, burnDown)
  const end = Math.max(now, ...active.map((lot) => lot.expiresAt))
  const need = neededPerDay(active, now)
  return {
    account,
    units: formatUnits(sumOf(active, remaining)),
    lots: lots.map((lot) => lotToJson(scene, lot, ahead)),
    points: points.map((point) => pointToJson(scene, point, lots)),
    projection: projectedDays(scene.today, end, zone).map((day) => projectedToJson(day, ahead, lots)),
    even: cornersToJson(evenLine(lots, startOfDay(scene.from, zone), end)),
    ahead: cornersToJson(ahead.levels),
    adjustments: scene.adjustments
      .filter((one) => one.account === account)
      .map(({ day, units }) => ({ ...dayToJson(scene, day), units: formatUnits(units) })),
    rate: rate === null ? null : rateToJson(rate),
    outlook: outlookToJson(scene, ahead),
    neededPerDay: need === null ? null : formatUnits(need),
  }
}

/**
 * The lots of a burn-down. An even pace needs a lot's purchase, which the burn-down's lots do not tell, and its newest expiry,
 * which the book may not.
 */
function lotsOf({ book }: Scene, { lots }: AccountBurnDown): Lot[] {
  return lots.flatMap(({ id, expiresAt }) => {
    const known = book.lots.get(id)
    return known === undefined ? [] : [{ ...known, expiresAt }]
  })
}

function lotToJson(scene: Scene, lot: Lot, ahead: Outlook): AccountPaceJson['lots'][number] {
  return {
    id: lot.id,
    pack: lot.pack,
    purchasedAt: formatInstant(lot.purchasedAt),
    expiresAt: formatInstant(lot.expiresAt),
    units: formatUnits(lot.units),
    left: formatUnits(lot.expiresAt > scene.now ? remaining(lot) : 0),
    forfeited: formatUnits(scene.forfeited.get(lot.id)?.units ?? 0),
    outlook: lotOutlook(scene, ahead, lot.id),
  }
}

function lotOutlook({ currency }: Scene, { lots }: Outlook, id: string) {
  const found = lots.find(({ lot }) => lot.id === id)
  if (found === undefined) return null
  return {
    emptyAt: found.emptyAt === null ? null : formatInstant(found.emptyAt),
    unused: formatUnits(found.unused),
    unusedValue: toMoney(found.unusedValue, currency),
  }
}

/** When a day ends; of today, which has not ended, now. */
function endOf({ now, zone }: Scene, day: EpochDay): Instant {
  return Math.min(now, startOfDay(day + 1, zone))
}

function dayToJson(scene: Scene, day: EpochDay) {
  return { day: formatDay(day), at: formatInstant(endOf(scene, day)) }
}

function pointToJson(
  scene: Scene,
  { day, units, lots: held }: BurnDownPoint,
  lots: readonly Lot[],
): AccountPaceJson['points'][number] {
  return {
    ...dayToJson(scene, day),
    units: formatUnits(units),
    even: formatUnits(evenPace(lots, endOf(scene, day))),
    lots: held.map((one) => ({ lot: one.lot, units: formatUnits(one.units) })),
  }
}

/** A day to come, and the instant at which it ends. */
interface ProjectedDay {
  readonly day: EpochDay
  readonly at: Instant
}

/** More than a year ahead no pace is worth a row a day. */
const MOST_DAYS_AHEAD = 400

/** The days after today through the one on which the last lot expires. */
function projectedDays(today: EpochDay, end: Instant, zone: Zone): ProjectedDay[] {
  const days: ProjectedDay[] = []
  for (let day = today + 1; days.length < MOST_DAYS_AHEAD && startOfDay(day, zone) < end; day += 1) {
    days.push({ day, at: startOfDay(day + 1, zone) })
  }
  return days
}

function projectedToJson({ day, at }: ProjectedDay, ahead: Outlook, lots: readonly Lot[]) {
  return {
    day: formatDay(day),
    at: formatInstant(at),
    units: formatUnits(alongLine(ahead.levels, at)),
    even: formatUnits(evenPace(lots, at)),
  }
}

function cornersToJson(corners: readonly Corner[]) {
  return corners.map(({ at, units }) => ({ at: formatInstant(at), units: formatUnits(units) }))
}

function rateToJson(rate: RunRate) {
  return { perDay: formatUnits(unitsPerDay(rate)), used: formatUnits(rate.units), days: rate.days }
}

function outlookToJson({ now, currency }: Scene, { emptyAt, isUsedUp, unused, unusedValue }: Outlook) {
  return {
    emptyAt: emptyAt === null ? null : formatInstant(emptyAt),
    lastsDays: emptyAt === null ? null : wholeDaysUntil(emptyAt, now),
    isUsedUp,
    unused: formatUnits(unused),
    unusedValue: toMoney(unusedValue, currency),
  }
}
