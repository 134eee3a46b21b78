import type { AccountStandingJson, OverviewJson, TaskJson } from '../../../shared/api/overview.ts'
import type { Output } from '../../../shared/api/operations.ts'
import type { Instant, Month } from '../../../shared/domain/calendar.ts'
import {
  dayOf,
  formatDay,
  formatInstant,
  MILLISECONDS_PER_DAY,
  monthDays,
  monthOfDay,
  shiftMonth,
} from '../../../shared/domain/calendar.ts'
import type { UncoveredQueue } from '../../../shared/domain/alerts.ts'
import { bookValue, remaining } from '../../../shared/domain/lot.ts'
import type { Currency, Minor } from '../../../shared/domain/money.ts'
import { toMoney } from '../../../shared/domain/money.ts'
import type { LotOutlook } from '../../../shared/domain/pace.ts'
import { unitsPerDay } from '../../../shared/domain/pace.ts'
import type { ProductionSpend } from '../../../shared/domain/spend.ts'
import { spendByProduction } from '../../../shared/domain/spend.ts'
import { sumOf } from '../../../shared/domain/sum.ts'
import type { Task } from '../../../shared/domain/tasks.ts'
import { tasksOf } from '../../../shared/domain/tasks.ts'
import { formatUnits } from '../../../shared/domain/units.ts'
import { closedMonths } from '../../ledger/figures/closings.ts'
import { newestLots, newestProductions } from '../../ledger/journal/entry-links.ts'
import { firstPostingAt } from '../../ledger/figures/month-list.ts'
import { productionUse } from '../../ledger/figures/production-use.ts'
import type { AccountNow } from '../accounts-now.ts'
import { accountsNow, monthsUse } from '../accounts-now.ts'
import type { QueryContext } from '../context.ts'
import { uncoveredQueues } from '../uncovered-queues.ts'

/** Where the studio stands: each account, what this month costs against the last, and what needs doing. */
export function showOverview(context: QueryContext): Output<'overview.show'> {
  const { reader, names, now, zone } = context
  const today = dayOf(now, zone)
  const month = monthOfDay(today)
  const lastMonth = shiftMonth(month, -1)
  const { from } = monthDays(month)
  const lastFrom = monthDays(lastMonth).from
  const use = monthsUse(context)
  const lastUse = productionUse(reader, names, lastFrom, from)
  const accounts = accountsNow(context, use)
  const openMonth = lastUse.length > 0 && !isClosed(context, lastMonth) ? lastMonth : null
  const uncovered = uncoveredQueues(context)
  const tasks = tasksOf({ now, accounts, uncovered, openMonth })
  return {
    at: formatInstant(now),
    accounts: accounts.map((account) => accountToJson(account, context)),
    spend: {
      month,
      lastMonth,
      from: formatDay(from),
      lastFrom: formatDay(lastFrom),
      ...spendToJson(spendByProduction(use, lastUse), context.currency),
    },
    tasks: tasks.map((task) => taskToJson(task, { ...context, accounts, uncovered })),
  }
}

function isClosed({ reader }: QueryContext, month: Month): boolean {
  return closedMonths(reader).some((one) => one.month === month)
}

function accountToJson(one: AccountNow, { now, currency }: QueryContext): AccountStandingJson {
  const { account, lots, rate, outlook: ahead, checkedAt } = one
  const emptyAt = one.recentUnits === 0 ? null : ahead.emptyAt
  const next = ahead.lots[0]
  return {
    account,
    units: formatUnits(one.units),
    bookValue: toMoney(sumOf(lots, bookValue), currency),
    lots: lots.length,
    hasLots: one.hasLots,
    runRate: rate === null ? null : { perDay: formatUnits(unitsPerDay(rate)), days: rate.days },
    emptyAt: emptyAt === null ? null : formatInstant(emptyAt),
    lastsDays: emptyAt === null ? null : wholeDays(now, emptyAt),
    isUsedUp: ahead.isUsedUp,
    unused: formatUnits(ahead.unused),
    unusedValue: toMoney(ahead.unusedValue, currency),
    nextExpiry: next === undefined ? null : expiryToJson(next, currency),
    checked: checkedAt === null ? null : { at: formatInstant(checkedAt), days: wholeDays(checkedAt, now) },
    overage: { units: formatUnits(one.overageUnits), cost: toMoney(one.overageCost, currency) },
  }
}

function expiryToJson({ lot, unused, unusedValue }: LotOutlook, currency: Currency) {
  return {
    lot: lot.id,
    pack: lot.pack,
    at: formatInstant(lot.expiresAt),
    units: formatUnits(remaining(lot)),
    bookValue: toMoney(bookValue(lot), currency),
    unused: formatUnits(unused),
    unusedValue: toMoney(unusedValue, currency),
  }
}

function spendToJson({ total, productions, others, greatest }: ProductionSpend, currency: Currency) {
  const figures = ({ thisMonth, lastMonth }: { readonly thisMonth: Minor; readonly lastMonth: Minor }) => ({
    thisMonth: toMoney(thisMonth, currency),
    lastMonth: toMoney(lastMonth, currency),
  })
  const share = (cost: Minor): number => (greatest === 0 ? 0 : Math.round((cost / greatest) * 1000))
  return {
    total: figures(total),
    productions: productions.map((one) => ({
      production: one.production,
      ...figures(one),
      share: { thisMonth: share(one.thisMonth), lastMonth: share(one.lastMonth) },
    })),
    others: others === null ? null : { productions: others.productions, ...figures(others) },
  } satisfies Partial<OverviewJson['spend']>
}

/** A task with the figures that its sentence tells. */
interface TaskFigures extends Pick<QueryContext, 'now' | 'currency'> {
  readonly accounts: readonly AccountNow[]
  readonly uncovered: readonly UncoveredQueue[]
}

function taskToJson(task: Task, { accounts, uncovered, now, currency }: TaskFigures): TaskJson {
  if (task.kind === 'month-open') return task
  if (task.kind === 'uncovered') return uncoveredToJson(task, uncovered)
  const account = accounts.find((one) => one.account === task.account)
  if (account === undefined) throw new Error(`a task is about the account ${task.account}, which there is not`)
  switch (task.kind) {
    case 'expiring': {
      const lot = account.outlook.lots.find((one) => one.lot.id === task.lot)
      if (lot === undefined) throw new Error(`a task is about the lot ${task.lot}, which there is not`)
      const { at, unused, unusedValue } = expiryToJson(lot, currency)
      return { ...task, at, unused, unusedValue }
    }
    case 'nothing-left':
      return task
    case 'running-out':
      return { ...task, at: formatInstant(account.outlook.emptyAt ?? now), isUsedUp: account.outlook.isUsedUp }
    case 'overage':
      return { ...task, units: formatUnits(account.overageUnits), cost: toMoney(account.overageCost, currency) }
    case 'unchecked':
      return { ...task, days: account.checkedAt === null ? null : wholeDays(account.checkedAt, now) }
  }
}

function uncoveredToJson(task: Extract<Task, { kind: 'uncovered' }>, uncovered: readonly UncoveredQueue[]): TaskJson {
  const queue = uncovered.find((one) => one.queue === task.queue)
  if (queue === undefined) throw new Error(`a task is about the queue ${task.queue}, which is covered`)
  const { production, name, at, units } = queue
  return { ...task, production, name, at: formatInstant(at), units: formatUnits(units) }
}

function wholeDays(from: Instant, to: Instant): number {
  return Math.floor((to - from) / MILLISECONDS_PER_DAY)
}

/** So many names are offered to be found: the newest. */
const PRODUCTIONS = 500
const LOTS = 200
const MONTHS = 120

/** What the studio has names for, for finding by name. */
export function showNames({ reader, names, now, zone }: QueryContext): Output<'overview.names'> {
  const first = firstPostingAt(reader)
  return {
    productions: newestProductions(reader, PRODUCTIONS),
    lots: newestLots(reader, names, LOTS).map((lot) => ({
      lot: lot.id,
      pack: lot.pack,
      account: lot.account,
      purchasedAt: formatInstant(lot.purchasedAt),
      expiresAt: formatInstant(lot.expiresAt),
    })),
    months: first === null ? [] : monthsBack(monthOfDay(dayOf(now, zone)), monthOfDay(dayOf(first, zone))),
  }
}

function monthsBack(from: Month, to: Month): Month[] {
  const months: Month[] = []
  for (let month = from; month >= to && months.length < MONTHS; month = shiftMonth(month, -1)) months.push(month)
  return months
}
