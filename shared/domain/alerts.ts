import type { Instant, Zone } from './calendar.ts'
import { addValidity } from './calendar.ts'
import type { LotId } from './journal.ts'
import type { Lot } from './lot.ts'
import { bookValue, remaining } from './lot.ts'
import type { Minor } from './money.ts'
import type { Outlook } from './pace.ts'
import type { Severity } from './tasks.ts'
import type { Milliunits } from './units.ts'

/** From what on an account's alerts are raised. */
export interface AccountThresholds {
  /** Whole days before a lot's expiry, falling; none for no alert before the expiry itself. */
  readonly expiryDays: readonly number[]
  /** Units that would be forfeited at the run rate; null for never. */
  readonly unitsAtRisk: Milliunits | null
  /** Whole days since the account was compared with the console; null for never. */
  readonly uncheckedDays: number | null
  /** Whether a queue is told of that the lots on hand do not cover. */
  readonly tellsUncovered: boolean
}

/** From what on the studio's alerts are raised, whatever the account. */
export interface StudioThresholds {
  /** Percent of a production's budget, rising. */
  readonly budgetPercents: readonly number[]
  /** For so long what was told and has passed is not told again. */
  readonly coolDownHours: number
}

export const ACCOUNT_THRESHOLDS: AccountThresholds = {
  expiryDays: [7, 3, 1],
  unitsAtRisk: 100_000,
  uncheckedDays: 14,
  tellsUncovered: true,
}

export const STUDIO_THRESHOLDS: StudioThresholds = { budgetPercents: [80, 100], coolDownHours: 24 }

/** What a person should know although no screen may be in view. */
export type Alert =
  | {
      readonly kind: 'expired'
      readonly severity: Severity
      readonly account: string
      readonly lot: LotId
      readonly pack: string | null
      readonly at: Instant
      /** What was forfeited, and what that had cost (R3, R7). */
      readonly units: Milliunits
      readonly cost: Minor
    }
  | {
      readonly kind: 'expiring'
      readonly severity: Severity
      readonly account: string
      readonly lot: LotId
      readonly pack: string | null
      readonly at: Instant
      /** What it holds, and what that cost. */
      readonly units: Milliunits
      readonly cost: Minor
      /** The threshold that was passed last: so many days before. */
      readonly days: number
    }
  | {
      readonly kind: 'at-risk'
      readonly severity: Severity
      readonly account: string
      /** When the first of the units are forfeited. */
      readonly at: Instant
      readonly units: Milliunits
      readonly cost: Minor
    }
  | {
      readonly kind: 'uncovered'
      readonly severity: Severity
      readonly account: string
      readonly queue: string
      readonly production: string
      readonly name: string
      /** When the first render is due that no lot covers whole. */
      readonly at: Instant
      readonly units: Milliunits
    }
  | {
      readonly kind: 'over-budget'
      readonly severity: Severity
      readonly production: string
      /** The threshold that was passed last. */
      readonly percent: number
      readonly spent: Minor
      readonly budget: Minor
    }
  | {
      readonly kind: 'unchecked'
      readonly severity: Severity
      readonly account: string
      readonly checkedAt: Instant | null
    }

export type AlertKind = Alert['kind']

/** A lot that expired with units left. */
export interface ExpiredLot {
  readonly account: string
  readonly lot: LotId
  readonly pack: string | null
  readonly at: Instant
  readonly units: Milliunits
  readonly cost: Minor
}

/** What an account's alerts are decided by. */
export interface AlertAccount {
  readonly account: string
  /** Those that hold units. */
  readonly lots: readonly Lot[]
  readonly outlook: Outlook
  /** Units used in the run rate's days; without any there is no pace to tell a risk by. */
  readonly recentUnits: Milliunits
  /** When it was last compared with the console; null for never. */
  readonly checkedAt: Instant | null
  readonly thresholds: AccountThresholds
}

/** A queue that the lots on hand do not cover. */
export interface UncoveredQueue {
  readonly account: string
  readonly queue: string
  readonly production: string
  readonly name: string
  readonly at: Instant
  readonly units: Milliunits
}

/** What a production has cost, beside what it may cost. */
export interface ProductionBudget {
  readonly production: string
  readonly spent: Minor
  readonly budget: Minor
}

export interface AlertSituation {
  readonly now: Instant
  readonly zone: Zone
  readonly accounts: readonly AlertAccount[]
  /** Of the last days, and those that nobody was told of yet. */
  readonly expired: readonly ExpiredLot[]
  readonly uncovered: readonly UncoveredQueue[]
  readonly budgets: readonly ProductionBudget[]
  readonly studio: StudioThresholds
}

const DAYS_NOW = 3
const DAYS_SOON = 7

/** Everything that holds at an instant, most urgent first; of a lot the most urgent threshold alone. */
export function alertsAt(situation: AlertSituation): Alert[] {
  const { accounts, expired, uncovered, budgets, studio } = situation
  const alerts: Alert[] = [
    ...expired.map((lot): Alert => ({ kind: 'expired', severity: 'now', ...lot })),
    ...accounts.flatMap((account) => expiringIn(account, situation)),
    ...uncovered.flatMap((queue) => uncoveredIn(queue, situation)),
    ...budgets.flatMap((budget) => overBudget(budget, studio)),
    ...accounts.flatMap((account) => atRiskIn(account, situation)),
    ...accounts.flatMap((account) => uncheckedIn(account, situation)),
  ]
  return alerts.sort((a, b) => ORDER[a.severity] - ORDER[b.severity])
}

const ORDER: Readonly<Record<Severity, number>> = { now: 0, soon: 1, calm: 2 }

/** The instant so many days before another: the same wall-clock time on that day in the zone. */
export function daysBefore(at: Instant, days: number, zone: Zone): Instant {
  return addValidity(at, { days: -days }, zone)
}

/** The instant from which a look at the console is overdue; null where none is asked for. */
export function checkDueAt({ checkedAt, thresholds }: AlertAccount, zone: Zone): Instant | null {
  const { uncheckedDays } = thresholds
  return checkedAt === null || uncheckedDays === null ? null : addValidity(checkedAt, { days: uncheckedDays }, zone)
}

function expiringIn({ account, lots, thresholds }: AlertAccount, { now, zone }: AlertSituation): Alert[] {
  return lots.flatMap((lot): Alert[] => {
    const at = lot.expiresAt
    const passed = thresholds.expiryDays.filter((days) => daysBefore(at, days, zone) <= now)
    if (at <= now || remaining(lot) === 0 || passed.length === 0) return []
    const days = Math.min(...passed)
    const severity = severityBy(at, { now, zone })
    const { id, pack } = lot
    return [
      { kind: 'expiring', severity, account, lot: id, pack, at, units: remaining(lot), cost: bookValue(lot), days },
    ]
  })
}

function severityBy(at: Instant, { now, zone }: Pick<AlertSituation, 'now' | 'zone'>): Severity {
  if (daysBefore(at, DAYS_NOW, zone) <= now) return 'now'
  return daysBefore(at, DAYS_SOON, zone) <= now ? 'soon' : 'calm'
}

function uncoveredIn(queue: UncoveredQueue, situation: AlertSituation): Alert[] {
  const { accounts } = situation
  const thresholds = accounts.find((one) => one.account === queue.account)?.thresholds ?? ACCOUNT_THRESHOLDS
  return thresholds.tellsUncovered ? [{ kind: 'uncovered', severity: severityBy(queue.at, situation), ...queue }] : []
}

function overBudget({ production, spent, budget }: ProductionBudget, { budgetPercents }: StudioThresholds): Alert[] {
  const passed =
    spent > 0 ? budgetPercents.filter((percent) => BigInt(spent) * 100n >= BigInt(budget) * BigInt(percent)) : []
  if (passed.length === 0) return []
  const percent = Math.max(...passed)
  return [{ kind: 'over-budget', severity: percent >= 100 ? 'now' : 'soon', production, percent, spent, budget }]
}

function atRiskIn({ account, outlook, recentUnits, thresholds }: AlertAccount, situation: AlertSituation): Alert[] {
  const { unitsAtRisk } = thresholds
  const first = outlook.lots.find((one) => one.unused > 0)
  if (unitsAtRisk === null || recentUnits === 0 || first === undefined || outlook.unused < unitsAtRisk) return []
  const at = first.lot.expiresAt
  const { unused: units, unusedValue: cost } = outlook
  return [{ kind: 'at-risk', severity: severityBy(at, situation), account, at, units, cost }]
}

function uncheckedIn(one: AlertAccount, { now, zone }: AlertSituation): Alert[] {
  const due = checkDueAt(one, zone)
  if (due === null || due > now || one.lots.length === 0) return []
  return [{ kind: 'unchecked', severity: 'soon', account: one.account, checkedAt: one.checkedAt }]
}

/** What an alert is about, the same however far it has come: a lot, a queue, a production or an account. */
export function alertKey(alert: Alert): string {
  switch (alert.kind) {
    case 'expired':
    case 'expiring':
      return `lot:${alert.lot}`
    case 'uncovered':
      return `queue:${alert.queue}`
    case 'over-budget':
      return `budget:${alert.production}`
    case 'at-risk':
    case 'unchecked':
      return `${alert.kind}:${alert.account}`
  }
}

/** How far an alert has come: of two about the same, the greater is the more urgent. */
export function alertStage(alert: Alert): number {
  switch (alert.kind) {
    case 'expiring':
      return -alert.days
    case 'over-budget':
      return alert.percent
    case 'expired':
    case 'at-risk':
    case 'uncovered':
    case 'unchecked':
      return 0
  }
}

/** The expiry that an alert is about; null for one about a state that comes and goes. */
export function alertDeadline(alert: Alert): Instant | null {
  return alert.kind === 'expired' || alert.kind === 'expiring' ? alert.at : null
}
