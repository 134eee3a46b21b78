import type { BurnProjectionJson, ProjectionBasis } from '../../../shared/api/burn-outlook.ts'
import { PROJECTION_BASES } from '../../../shared/api/burn-outlook.ts'
import type { Output, ParsedInput } from '../../../shared/api/operations.ts'
import type { Band, BurnBands, BurnGround, BurnProjection } from '../../../shared/domain/burn-outlook.ts'
import { adviceOf, daysAhead, pastForecast, projectDays, projectRate } from '../../../shared/domain/burn-outlook.ts'
import type { Drawdown } from '../../../shared/domain/drawdown.ts'
import { unitsPerDay, wholeDaysUntil } from '../../../shared/domain/pace.ts'
import { adviceWords, toldRate } from '../../../shared/domain/burn-words.ts'
import type { EpochDay } from '../../../shared/domain/calendar.ts'
import { dayOf, formatDay, formatInstant } from '../../../shared/domain/calendar.ts'
import { remaining } from '../../../shared/domain/lot.ts'
import { toMoney } from '../../../shared/domain/money.ts'
import { seedOf } from '../../../shared/domain/random.ts'
import { formatUnits } from '../../../shared/domain/units.ts'
import type { DailyUsage } from '../../../shared/domain/usage-rate.ts'
import { bookAt } from '../../ledger/figures/balances.ts'
import { dailyUsage } from '../../ledger/figures/daily-usage.ts'
import type { PlannedUse } from '../account-plans.ts'
import { plannedUse } from '../account-plans.ts'
import type { QueryContext } from '../context.ts'

/** A past forecast of four weeks still has a quarter of a year before it. */
const HISTORY_DAYS = 120

/** More than a year ahead no pace is worth a row a day. */
const MOST_DAYS_AHEAD = 400

const DAYS_AGO = [7, 14, 28]

/** Where each account's units lead: as planned, and at the run rates, with what to do about it. */
export function showBurnOutlook(
  context: QueryContext,
  input: ParsedInput<'burndown.outlook'>,
): Output<'burndown.outlook'> {
  const { reader, names, now, zone } = context
  const today = dayOf(now, zone)
  const book = bookAt(reader, names, now)
  const usage = dailyUsage(reader, names, today - HISTORY_DAYS, today)
  const plans = plannedUse(context, book)
  const accounts = [...new Set([...book.lots.values()].map((lot) => lot.account))].sort()
  return {
    at: formatInstant(now),
    zone,
    accounts: accounts
      .filter((account) => input.account === undefined || account === input.account)
      .map((account) => {
        const lots = (book.active.get(account) ?? []).filter((lot) => remaining(lot) > 0)
        const end = Math.max(now, ...lots.map((lot) => lot.expiresAt - 1))
        const days = lots.length === 0 ? 0 : Math.min(MOST_DAYS_AHEAD, dayOf(end, zone) - today + 1)
        const ground = { lots, order: book.settings.drawingOrders.get(account), now, today, days, zone }
        return {
          account,
          units: formatUnits(lots.reduce((sum, lot) => sum + remaining(lot), 0)),
          projections: projectionsOf(
            context,
            ground,
            account,
            usage.get(account),
            plans.get(account) ?? [],
            input.basis,
          ),
        }
      }),
  }
}

function projectionsOf(
  context: QueryContext,
  ground: BurnGround,
  account: string,
  usage: DailyUsage | undefined,
  plans: readonly PlannedUse[],
  wanted: ProjectionBasis | undefined,
): BurnProjectionJson[] {
  const known = usage ?? { from: ground.today, units: [] }
  const planned = unitsByDay(plans)
  return PROJECTION_BASES.filter((basis) => wanted === undefined || basis === wanted).map((basis) => {
    if (basis === 'queue') {
      return projectionJson(
        context,
        ground,
        basis,
        projectDays(ground, (day) => planned.get(day) ?? 0),
        plans,
      )
    }
    const days = Number(basis)
    const seed = seedOf(`${account} ${days}`)
    const past = DAYS_AGO.flatMap((ago) => pastJson(known, ago, days, seed))
    return { ...projectionJson(context, ground, basis, projectRate(ground, known, days, seed), plans), past }
  })
}

/** Takes of today are still to be made, so they are planned for the rest of it whole. */
function unitsByDay(plans: readonly PlannedUse[]): ReadonlyMap<EpochDay, number> {
  const days = new Map<EpochDay, number>()
  for (const { day, units } of plans.flatMap((plan) => plan.days)) days.set(day, (days.get(day) ?? 0) + units)
  return days
}

function projectionJson(
  { currency, zone }: QueryContext,
  ground: BurnGround,
  basis: ProjectionBasis,
  { expected, window, bands }: BurnProjection,
  plans: readonly PlannedUse[],
): BurnProjectionJson {
  const found = adviceOf(ground, expected)
  const ends = daysAhead(ground, () => 0)
  const unusedUnits = expected.unused.reduce((sum, one) => sum + one.units, 0)
  return {
    basis,
    window: window && {
      ...window,
      from: formatDay(window.from),
      to: formatDay(window.to - 1),
      units: formatUnits(window.units),
      perDay: formatUnits(unitsPerDay({ units: window.units, days: window.workingDays })),
      weekday: formatUnits(window.weekday),
      weekend: formatUnits(window.weekend),
    },
    points: ends.map(({ to }, index) => {
      const band = bands?.left[index]
      return {
        day: formatDay(dayOf(to - 1, zone)),
        at: formatInstant(to),
        units: formatUnits(expected.left[index] ?? 0),
        low: band === undefined ? null : formatUnits(band.low),
        high: band === undefined ? null : formatUnits(band.high),
      }
    }),
    cliffs: cliffsJson(expected, bands),
    isIdle: unusedUnits === ground.lots.reduce((sum, lot) => sum + remaining(lot), 0),
    unused: {
      units: formatUnits(unusedUnits),
      value: toMoney(
        expected.unused.reduce((sum, one) => sum + one.value, 0),
        currency,
      ),
    },
    unusedLots: expected.unused.map(({ lot, units, value }) => ({
      lot: lot.id,
      units: formatUnits(units),
      value: toMoney(value, currency),
    })),
    unusedBand: bands && {
      low: formatUnits(bands.unused.low),
      high: formatUnits(bands.unused.high),
      lowValue: toMoney(bands.unusedValue.low, currency),
      highValue: toMoney(bands.unusedValue.high, currency),
    },
    emptyAt: expected.emptyAt === null ? null : formatInstant(expected.emptyAt),
    lastsDays: expected.emptyAt === null ? null : wholeDaysUntil(expected.emptyAt, ground.now),
    isUsedUp: expected.isUsedUp,
    emptyBand: bands?.emptyAt
      ? { early: formatInstant(bands.emptyAt.low), late: formatInstant(bands.emptyAt.high) }
      : null,
    advice: found && {
      perDay: formatUnits(toldRate(found.perDay)),
      units: formatUnits(found.units),
      value: toMoney(found.value, currency),
      expiresAt: formatInstant(found.expiresAt),
      text: adviceWords(found, currency, zone),
      bringForward: laterThan(plans, found.expiresAt),
    },
    past: [],
  }
}

function cliffsJson({ cliffs }: Drawdown, bands: BurnBands | null): BurnProjectionJson['cliffs'] {
  const side = (units: number, band: Band | undefined) => ({
    units: formatUnits(units),
    low: band === undefined ? null : formatUnits(band.low),
    high: band === undefined ? null : formatUnits(band.high),
  })
  return cliffs
    .map(({ at, before, after }, index) => ({
      at: formatInstant(at),
      before: side(before, bands?.cliffs[index]?.before),
      after: side(after, bands?.cliffs[index]?.after),
    }))
    .filter(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after))
}

/** As many as a person looks at. */
const MOST_RENDERS = 20

function laterThan(plans: readonly PlannedUse[], at: number) {
  return plans
    .filter((plan) => plan.at >= at)
    .sort((a, b) => a.at - b.at || a.render.priority - b.render.priority)
    .slice(0, MOST_RENDERS)
    .map(({ queue, render, days }) => ({
      queue: queue.id,
      queueName: queue.name,
      production: queue.production,
      shot: render.shot,
      day: formatDay(days[0]?.day ?? 0),
      units: formatUnits(days.reduce((sum, { units }) => sum + units, 0)),
    }))
}

function pastJson(usage: DailyUsage, days: number, workingDays: number, seed: number): BurnProjectionJson['past'] {
  const found = pastForecast(usage, days, workingDays, seed)
  if (found === null) return []
  const { day, expected, band, used } = found
  return [
    {
      day: formatDay(day),
      days,
      expected: formatUnits(expected),
      band: band && { low: formatUnits(band.low), high: formatUnits(band.high) },
      used: formatUnits(used),
      isWithin: band && used >= band.low && used <= band.high,
    },
  ]
}
