import type { ScheduleJson } from '../../shared/api/scheduling.ts'
import type { EpochDay } from '../../shared/domain/calendar.ts'
import { formatDay } from '../../shared/domain/calendar.ts'
import type { Currency } from '../../shared/domain/money.ts'
import { formatPrice, toMoney } from '../../shared/domain/money.ts'
import type { PricedPack } from '../../shared/domain/plan-prices.ts'
import type { RateCard } from '../../shared/domain/rate-card.ts'
import type { Schedule } from '../../shared/domain/schedule/schedule.ts'
import type { ScheduleProblem } from '../../shared/domain/schedule/problem.ts'
import type { Plan } from '../../shared/domain/schedule/replay.ts'
import { formatUnits } from '../../shared/domain/units.ts'

/** What a schedule is about, as it was asked for. */
export interface ScheduleQuestion {
  readonly card: RateCard
  readonly account: string
  readonly queue: ScheduleJson['queue']
  readonly packs: readonly PricedPack[]
  readonly problem: ScheduleProblem
  readonly problems: readonly string[]
}

/** A schedule in the contract's words. */
export function scheduleToJson(question: ScheduleQuestion, schedule: Schedule): ScheduleJson {
  const { card, account, queue, packs, problem, problems } = question
  const { plan, lowerBound, gap, proven, runnerUp, habit } = schedule
  const { currency } = problem
  const other = (one: Plan | null): ScheduleJson['habit'] =>
    one === null ? null : { ...planToJson(one, currency), behind: toMoney(one.cost - plan.cost, currency) }
  return {
    ...planToJson(plan, currency),
    lowerBound: toMoney(lowerBound, currency),
    gap,
    proven,
    runnerUp: other(runnerUp),
    habit: other(habit),
    card: { id: card.id, vendor: card.vendor, currency, asOf: card.file.asOf },
    account,
    queue,
    demand: {
      units: formatUnits(plan.days.reduce((sum, { units }) => sum + units, 0)),
      days: plan.days.length,
      from: dayOrNull(plan.days[0]?.day ?? null),
      to: dayOrNull(plan.days.at(-1)?.day ?? null),
    },
    overflowPrice: problem.overflowPrice === null ? null : formatPrice(problem.overflowPrice, currency),
    earliest: dayOrNull(problem.earliest),
    monthlyBudget: problem.monthlyBudget === null ? null : toMoney(problem.monthlyBudget, currency),
    days: plan.days.map(({ day, units, overflow }) => ({
      date: formatDay(day),
      units: formatUnits(units),
      overflow: formatUnits(overflow),
    })),
    lots: plan.lots.map(({ id, pack, count, from, expires, units, drawn }) => ({
      lot: id,
      pack,
      count,
      from: dayOrNull(from),
      expires: formatDay(expires),
      units: formatUnits(units),
      drawn: formatUnits(drawn),
      left: formatUnits(units - drawn),
    })),
    packs: packs.map(({ id, name }) => ({ id, name })),
    problems: [...problems],
  }
}

function planToJson(plan: Plan, currency: Currency) {
  return {
    purchases: plan.purchases.map(({ day, pack, count, expires }) => ({
      date: formatDay(day),
      pack,
      count,
      expires: formatDay(expires),
    })),
    cost: toMoney(plan.cost, currency),
    packCost: toMoney(plan.packCost, currency),
    overflowUnits: formatUnits(plan.overflowUnits),
    overflowCost: toMoney(plan.overflowCost, currency),
    wastedUnits: formatUnits(plan.wastedUnits),
  }
}

function dayOrNull(day: EpochDay | null): string | null {
  return day === null ? null : formatDay(day)
}
