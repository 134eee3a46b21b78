import type { ParsedInput } from '../../../shared/api/operations.ts'
import type { ScheduleJson } from '../../../shared/api/scheduling.ts'
import { activeLots } from '../../../shared/domain/book.ts'
import type { EpochDay } from '../../../shared/domain/calendar.ts'
import { dayOf, parseDay } from '../../../shared/domain/calendar.ts'
import { DEFAULT_CARD, MAIN_ACCOUNT } from '../../../shared/domain/defaults.ts'
import { demandedUnits, parseDemandRows } from '../../../shared/domain/demand-rows.ts'
import { remaining } from '../../../shared/domain/lot.ts'
import type { MicroPrice } from '../../../shared/domain/money.ts'
import { parseAmount, parsePrice } from '../../../shared/domain/money.ts'
import { planPrices } from '../../../shared/domain/plan-prices.ts'
import type { RateCard } from '../../../shared/domain/rate-card.ts'
import { invalid } from '../../../shared/domain/refusal.ts'
import type { Schedule } from '../../../shared/domain/schedule/schedule.ts'
import { schedulePurchases } from '../../../shared/domain/schedule/schedule.ts'
import type { DatedDemand, LotOnHand } from '../../../shared/domain/schedule/problem.ts'
import { bookAt } from '../../ledger/figures/balances.ts'
import type { QueryContext } from '../context.ts'
import { customPack, withinReach } from '../custom-pack.ts'
import { resolveQueue } from '../find-queue.ts'
import { queueDemand } from '../queue-demand.ts'
import type { ScheduleQuestion } from '../schedule-json.ts'
import { scheduleToJson } from '../schedule-json.ts'
import type { Study } from '../study.ts'

type Question = ParsedInput<'plans.schedule'>

/** What is asked, and how long it may take, in milliseconds. */
type Asked = ScheduleQuestion & { readonly timeLimit: number }

/** Which packs to buy on which days for dated demand. */
export const schedulePlan: Study<'plans.schedule', Asked, Schedule> = {
  prepare: question,
  work: ({ problem, timeLimit }, control) => schedulePurchases(problem, timeLimit, control),
  answer: (_, asked, schedule) => scheduleToJson(asked, schedule),
}

/** What is wanted, and of what card and account. */
interface Wanted {
  readonly demand: readonly DatedDemand[]
  readonly account: string
  readonly card: RateCard
  readonly queue: ScheduleJson['queue']
  readonly problems: readonly string[]
}

function question(context: QueryContext, input: Question): Asked {
  const { demand, account, card, queue, problems } = wantedUnits(context, input)
  const { currency } = card
  const { packs } = withinReach(() => planPrices(card, customPack(input.custom, currency)))
  const today = dayOf(context.now, context.zone)
  const isPast = demand.some(({ day }) => day < today)
  const lots = isPast ? [] : lotsOnHand(context, account)
  return {
    card,
    account,
    queue,
    packs,
    problems: isPast ? [...problems, PAST_DEMAND] : problems,
    timeLimit: Math.round(input.timeLimit * 1000),
    problem: {
      demand,
      lots,
      packs: packs.map(({ id, price, units, validity }) => ({ id, price, units, validity })),
      currency,
      overflowPrice: overflowPrice(card, input.overflowPrice),
      earliest: earliestDay(input, isPast ? null : today),
      monthlyBudget:
        input.monthlyBudget === undefined ? null : parseAmount(input.monthlyBudget, currency, 'monthlyBudget'),
    },
  }
}

const PAST_DEMAND = 'the lots on hand are not counted, since the demand begins before today'

function wantedUnits(context: QueryContext, input: Question): Wanted {
  const { account = MAIN_ACCOUNT, card: id = DEFAULT_CARD } = input
  if (input.queue === undefined) {
    return { demand: writtenDemand(input), account, card: context.cards.find(id), queue: null, problems: [] }
  }
  const queue = resolveQueue(context.reader, input.queue)
  const rateCard = input.card ?? queue.rateCard
  const { days, problems } = queueDemand(context, { ...queue, rateCard })
  return {
    demand: days,
    account: input.account ?? queue.account,
    card: context.cards.find(rateCard),
    queue: { production: queue.production, name: queue.name },
    problems,
  }
}

function writtenDemand({ rows, demand = [] }: Question): DatedDemand[] {
  if (rows !== undefined) return parseDemandRows(rows.text, rows.origin)
  return demand.map(({ date, units }, index) => ({
    day: parseDay(date, `demand.${index}.date`),
    units: demandedUnits(units, `demand.${index}.units`),
  }))
}

/** An account's lots that have units left. A lot covers no demand of the day on which it expires, at whatever hour that is. */
function lotsOnHand({ reader, names, zone, now }: QueryContext, account: string): LotOnHand[] {
  const lots = activeLots(bookAt(reader, names, now), account)
  return lots.flatMap((lot) =>
    remaining(lot) > 0
      ? [{ id: lot.id, pack: lot.pack, units: remaining(lot), expires: dayOf(lot.expiresAt, zone) }]
      : [],
  )
}

function overflowPrice(card: RateCard, given: Question['overflowPrice']): MicroPrice | null {
  if (given !== undefined) return given === null ? null : parsePrice(given.trim(), 'overflowPrice')
  if (card.listPricePerUnit !== null) return card.listPricePerUnit
  throw invalid(
    `overflowPrice: ${card.id} has no list price of a unit; say what a unit costs at pay-as-you-go, or that there is none`,
    { field: 'overflowPrice' },
  )
}

function earliestDay({ earliest }: Question, otherwise: EpochDay | null): EpochDay | null {
  return earliest === undefined ? otherwise : parseDay(earliest, 'earliest')
}
