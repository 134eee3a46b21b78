import type { AccountPaceJson, PaceRange } from '../../../shared/api/reporting.ts'
import type { Output, ParsedInput } from '../../../shared/api/operations.ts'
import type { Book } from '../../../shared/domain/book.ts'
import type { Corner } from '../../../shared/domain/burn-down.ts'
import { alongLine, evenLine, evenPace } from '../../../shared/domain/burn-down.ts'
import type { EpochDay, Instant, Month, Zone } from '../../../shared/domain/calendar.ts'
import {
  dayOf,
  formatDay,
  formatInstant,
  monthDays,
  monthOfDay,
  shiftMonth,
  startOfDay,
} from '../../../shared/domain/calendar.ts'
import { remaining } from '../../../shared/domain/lot.ts'
import { spendOf } from '../../../shared/domain/monthly-spend.ts'
import { toMoney } from '../../../shared/domain/money.ts'
import type { Outlook, RunRate } from '../../../shared/domain/pace.ts'
import { neededPerDay, outlook, unitsPerDay, wholeDaysUntil } from '../../../shared/domain/pace.ts'
import { formatUnits } from '../../../shared/domain/units.ts'
import { bookAt } from '../../ledger/balances.ts'
import type { DayAdjustment, Forfeit } from '../../ledger/burn-down-marks.ts'
import { dayAdjustments, forfeits } from '../../ledger/burn-down-marks.ts'
import type { AccountBurnDown } from '../../ledger/burn-downs.ts'
import { burnDowns, firstPurchaseOnHand } from '../../ledger/burn-downs.ts'
import { runRates } from '../../ledger/daily-usage.ts'
import { listMonths } from '../../ledger/month-list.ts'
import { monthlySpend } from '../../ledger/spend.ts'
import type { QueryContext } from '../context.ts'

export function showMonths({ reader, now, zone }: QueryContext): Output<'months.list'> {
  const running = monthOfDay(dayOf(now, zone))
  return {
    at: formatInstant(now),
    running,
    months: listMonths(reader, zone, running).map(({ month, closing, hasEntries }) => ({
      month,
      closedAt: closing === null ? null : formatInstant(closing.at),
      digest: closing?.digest ?? null,
      hasEntries,
    })),
  }
}

export function showSpend(context: QueryContext, input: ParsedInput<'spend.show'>): Output<'spend.show'> {
  const { reader, names, currency } = context
  const spans = monthsUpTo(input.month, input.months).map((month) => ({ month, ...monthDays(month) }))
  return spendOf(monthlySpend(reader, names, spans), currency, input.top)
}

/** So many months, the last of them named; the earliest first. */
function monthsUpTo(last: Month, count: number): Month[] {
  const months = [last]
  for (let month = last; months.length < count; months.unshift(month)) month = shiftMonth(month, -1)
  return months
}

/** What `paceOf` is told of all accounts at once. */
interface Scene {
  readonly from: EpochDay
  readonly today: EpochDay
  readonly book: Book
  readonly rates: ReadonlyMap<string, RunRate>
  readonly forfeited: ReadonlyMap<string, Forfeit>
  readonly adjustments: readonly DayAdjustment[]
}

/** The burn-down with its pace: what was left day by day, the even pace, and where the run rate leads. */
export function showPace(context: QueryContext, input: ParsedInput<'burndown.pace'>): Output<'burndown.pace'> {
  const { reader, names, now, zone } = context
  const today = dayOf(now, zone)
  const from = firstDay(context, input.range, today)
  const scene: Scene = {
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
    accounts: shown.map((one) => paceOf(context, scene, one)),
  }
}

const DAYS_BACK: Readonly<Record<Exclude<PaceRange, 'lots'>, number>> = { '30d': 30, '90d': 90, '12m': 365 }

function firstDay({ reader, now, zone }: QueryContext, range: PaceRange, today: EpochDay): EpochDay {
  if (range !== 'lots') return today - DAYS_BACK[range]
  return Math.min(today, dayOf(firstPurchaseOnHand(reader) ?? now, zone))
}

function paceOf(context: QueryContext, scene: Scene, { account, lots, points }: AccountBurnDown): AccountPaceJson {
  const { now, zone, currency } = context
  const { book } = scene
  const active = book.active.get(account) ?? []
  const rate = scene.rates.get(account) ?? null
  const ahead = outlook(active, rate, now, book.settings.drawingOrders.get(account))
  // An even pace needs a lot's purchase, which the burn-down's lots do not tell, and its newest expiry, which the book may not.
  const spans = lots.flatMap((lot) => {
    const known = book.lots.get(lot.id)
    return known === undefined ? [] : [{ ...known, expiresAt: lot.expiresAt }]
  })
  const start = startOfDay(scene.from, zone)
  const end = Math.max(now, ...active.map((lot) => lot.expiresAt))
  const endOf = (day: EpochDay): Instant => Math.min(now, startOfDay(day + 1, zone))
  const need = neededPerDay(active, now)
  return {
    account,
    units: formatUnits(active.reduce((sum, lot) => sum + remaining(lot), 0)),
    lots: spans.map((lot) => ({
      id: lot.id,
      pack: lot.pack,
      purchasedAt: formatInstant(lot.purchasedAt),
      expiresAt: formatInstant(lot.expiresAt),
      units: formatUnits(lot.units),
      left: formatUnits(lot.expiresAt > now ? remaining(lot) : 0),
      forfeited: formatUnits(scene.forfeited.get(lot.id)?.units ?? 0),
      outlook: lotOutlook(context, ahead, lot.id),
    })),
    points: points.map((point) => ({
      day: formatDay(point.day),
      at: formatInstant(endOf(point.day)),
      units: formatUnits(point.units),
      even: formatUnits(evenPace(spans, endOf(point.day))),
      lots: point.lots.map((one) => ({ lot: one.lot, units: formatUnits(one.units) })),
    })),
    projection: projectedDays(scene.today, end, zone).map(({ day, at }) => ({
      day: formatDay(day),
      at: formatInstant(at),
      units: formatUnits(alongLine(ahead.levels, at)),
      even: formatUnits(evenPace(spans, at)),
    })),
    even: cornersJson(evenLine(spans, start, end)),
    ahead: cornersJson(ahead.levels),
    adjustments: scene.adjustments
      .filter((one) => one.account === account)
      .map((one) => ({ day: formatDay(one.day), at: formatInstant(endOf(one.day)), units: formatUnits(one.units) })),
    rate:
      rate === null ? null : { perDay: formatUnits(unitsPerDay(rate)), used: formatUnits(rate.units), days: rate.days },
    outlook: {
      emptyAt: ahead.emptyAt === null ? null : formatInstant(ahead.emptyAt),
      lastsDays: ahead.emptyAt === null ? null : wholeDaysUntil(ahead.emptyAt, now),
      isUsedUp: ahead.isUsedUp,
      unused: formatUnits(ahead.unused),
      unusedValue: toMoney(ahead.unusedValue, currency),
    },
    neededPerDay: need === null ? null : formatUnits(need),
  }
}

/** More than a year ahead no pace is worth a row a day. */
const MOST_DAYS_AHEAD = 400

/** The days after today through the one on which the last lot expires. */
function projectedDays(today: EpochDay, end: Instant, zone: Zone): { day: EpochDay; at: Instant }[] {
  const days: { day: EpochDay; at: Instant }[] = []
  for (let day = today + 1; days.length < MOST_DAYS_AHEAD && startOfDay(day, zone) < end; day += 1) {
    days.push({ day, at: startOfDay(day + 1, zone) })
  }
  return days
}

function lotOutlook({ currency }: QueryContext, { lots }: Outlook, id: string) {
  const found = lots.find(({ lot }) => lot.id === id)
  if (found === undefined) return null
  return {
    emptyAt: found.emptyAt === null ? null : formatInstant(found.emptyAt),
    unused: formatUnits(found.unused),
    unusedValue: toMoney(found.unusedValue, currency),
  }
}

function cornersJson(corners: readonly Corner[]) {
  return corners.map(({ at, units }) => ({ at: formatInstant(at), units: formatUnits(units) }))
}
