import type { Instant, Month } from './calendar.ts'
import { MILLISECONDS_PER_DAY } from './calendar.ts'
import type { LotId } from './journal.ts'
import type { Outlook } from './pace.ts'
import type { Milliunits } from './units.ts'

/** How pressing a task is: act now, act soon, or when there is time. */
export const SEVERITIES = ['now', 'soon', 'calm'] as const

export type Severity = (typeof SEVERITIES)[number]

/** What needs doing about an account. */
export type Task =
  | { readonly kind: 'expiring'; readonly severity: Severity; readonly account: string; readonly lot: LotId }
  | { readonly kind: 'nothing-left'; readonly severity: Severity; readonly account: string }
  | { readonly kind: 'running-out'; readonly severity: Severity; readonly account: string }
  | { readonly kind: 'uncovered'; readonly severity: Severity; readonly account: string; readonly queue: string }
  | { readonly kind: 'overage'; readonly severity: Severity; readonly account: string }
  | { readonly kind: 'unchecked'; readonly severity: Severity; readonly account: string }
  | { readonly kind: 'month-open'; readonly severity: Severity; readonly month: Month }

/** What the tasks of an account are decided by. */
export interface AccountSituation {
  readonly account: string
  readonly units: Milliunits
  readonly outlook: Outlook
  /** Whether anything was ever bought for it. */
  readonly hasLots: boolean
  /** Units used in the run rate's days. */
  readonly recentUnits: Milliunits
  /** Overage of the month that is running. */
  readonly overageUnits: Milliunits
  /** When the account was last reconciled with the console; null for never. */
  readonly checkedAt: Instant | null
}

/** A queue whose renders the lots on hand and the planned purchases do not cover. */
export interface UncoveredSituation {
  readonly account: string
  readonly queue: string
  readonly at: Instant
}

export interface Situation {
  readonly now: Instant
  readonly accounts: readonly AccountSituation[]
  /** The queues that no lot covers whole, from when on. */
  readonly uncovered: readonly UncoveredSituation[]
  /** The month before the running one, where it has entries and is not closed. */
  readonly openMonth: Month | null
}

const DAYS_SOON = 7
const DAYS_NOW = 3
const CHECK_EVERY = 7
const CHECK_OVERDUE = 14

/**
 * What needs doing, most urgent first: of equal urgency in the order of the kinds above, then by account. A lot is told of
 * where units of it will be forfeited at the run rate: while there is time, soon within seven days of its expiry, and now
 * within three.
 */
export function tasksOf({ now, accounts, uncovered, openMonth }: Situation): Task[] {
  const month: Task[] = openMonth === null ? [] : [{ kind: 'month-open', severity: 'calm', month: openMonth }]
  const tasks = [
    ...accounts.flatMap((account) => expiring(account, now)),
    ...accounts.flatMap((account) => runningOut(account, now)),
    ...uncovered.map(({ account, queue, at }): Task => {
      return { kind: 'uncovered', severity: severityIn(daysTo(at, now)), account, queue }
    }),
    ...accounts.flatMap(overage),
    ...accounts.flatMap((account) => unchecked(account, now)),
    ...month,
  ]
  return tasks.sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity))
}

function daysTo(instant: Instant, now: Instant): number {
  return (instant - now) / MILLISECONDS_PER_DAY
}

function expiring({ account, outlook }: AccountSituation, now: Instant): Task[] {
  return outlook.lots.flatMap(({ lot, unused }): Task[] => {
    const days = daysTo(lot.expiresAt, now)
    return unused === 0 ? [] : [{ kind: 'expiring', severity: severityIn(days), account, lot: lot.id }]
  })
}

function severityIn(days: number): Severity {
  if (days <= DAYS_NOW) return 'now'
  return days <= DAYS_SOON ? 'soon' : 'calm'
}

function runningOut(situation: AccountSituation, now: Instant): Task[] {
  const { account, units, outlook, hasLots, recentUnits } = situation
  if (units === 0) {
    if (recentUnits > 0) return [{ kind: 'nothing-left', severity: 'now', account }]
    return hasLots ? [{ kind: 'nothing-left', severity: 'soon', account }] : []
  }
  if (recentUnits === 0 || outlook.emptyAt === null) return []
  const days = daysTo(outlook.emptyAt, now)
  if (days > DAYS_SOON) return []
  return [{ kind: 'running-out', severity: severityIn(days), account }]
}

function overage({ account, overageUnits }: AccountSituation): Task[] {
  return overageUnits > 0 ? [{ kind: 'overage', severity: 'soon', account }] : []
}

function unchecked({ account, checkedAt, hasLots, units, recentUnits }: AccountSituation, now: Instant): Task[] {
  const matters = hasLots && (units > 0 || recentUnits > 0)
  if (!matters) return []
  if (checkedAt === null) return [{ kind: 'unchecked', severity: 'calm', account }]
  const days = daysTo(now, checkedAt)
  if (days < CHECK_EVERY) return []
  return [{ kind: 'unchecked', severity: days >= CHECK_OVERDUE ? 'soon' : 'calm', account }]
}
