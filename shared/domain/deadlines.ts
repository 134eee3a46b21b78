import type { Alert, AlertAccount, AlertSituation } from './alerts.ts'
import { alertDeadline, alertKey, alertStage, checkDueAt, daysBefore } from './alerts.ts'
import type { Instant } from './calendar.ts'
import { dayOf, MILLISECONDS_PER_MINUTE, startOfDay } from './calendar.ts'
import { remaining } from './lot.ts'

/** An alert as it was raised. */
export interface Raised {
  readonly key: string
  /** The expiry that it was about; null for a state that comes and goes. */
  readonly deadline: Instant | null
  readonly stage: number
  readonly raisedAt: Instant
  /** When what it told of had passed; null while it holds. */
  readonly clearedAt: Instant | null
}

/** What is remembered of alerts. */
export interface AlertMemory {
  /** Since when somebody watches; null before the first time. What expired earlier is history, and no news. */
  readonly since: Instant | null
  readonly raised: readonly Raised[]
  /** Until when nobody wants to hear of something, by its key. */
  readonly snoozes: ReadonlyMap<string, Instant>
}

/** What is to be done at an instant. */
export interface Due {
  readonly raise: readonly Alert[]
  /** The keys of states that were told of and have passed. */
  readonly clear: readonly string[]
}

const MILLISECONDS_PER_HOUR = 60 * MILLISECONDS_PER_MINUTE

/**
 * Which of the alerts that hold are to be raised, and which that were raised have passed. A lot's threshold is raised once for
 * each expiry that it is given, whatever the clock does meanwhile, and none that is less urgent after it. A state is raised when it
 * begins, again when it gets worse, and after it had passed no sooner than the cool-down lets it. What was snoozed is raised once
 * more when the snooze ends; but that units have expired is told at once.
 */
export function dueAlerts(alerts: readonly Alert[], memory: AlertMemory, situation: AlertSituation): Due {
  const { now } = situation
  const holding = new Set(alerts.map(alertKey))
  const raise = alerts.filter((alert) => isNews(alert, memory) && isDue(alert, memory, situation) <= now)
  const open = memory.raised.filter((one) => one.deadline === null && one.clearedAt === null)
  return { raise, clear: open.filter((one) => !holding.has(one.key)).map((one) => one.key) }
}

/** Whether it belongs to the time that somebody watches. */
function isNews(alert: Alert, { since }: AlertMemory): boolean {
  return alert.kind !== 'expired' || (since !== null && alert.at > since)
}

/** From when on the alert may be raised, given that it goes on holding: never is Infinity. */
function isDue(alert: Alert, { raised, snoozes }: AlertMemory, { studio }: AlertSituation): Instant {
  const key = alertKey(alert)
  const snoozedUntil = snoozes.get(key)
  if (snoozedUntil !== undefined && alert.kind !== 'expired') return snoozedUntil
  const deadline = alertDeadline(alert)
  const stage = alertStage(alert)
  const ofKey = raised.filter((one) => one.key === key && one.deadline === deadline)
  if (deadline !== null) return ofKey.some((one) => one.stage >= stage) ? Infinity : -Infinity
  const last = ofKey.toSorted((a, b) => b.raisedAt - a.raisedAt)[0]
  if (last === undefined) return -Infinity
  if (last.clearedAt === null) return last.stage >= stage ? Infinity : -Infinity
  return last.raisedAt + studio.coolDownHours * MILLISECONDS_PER_HOUR
}

/**
 * The first instant after now at which something may be due: an expiry, a threshold before one, a look at the console, the end of a
 * snooze or of a cool-down; and the start of the next day while units are on hand, since the run rate moves with the day. Null
 * where nothing is to come.
 */
export function nextDeadline(alerts: readonly Alert[], memory: AlertMemory, situation: AlertSituation): Instant | null {
  const { now, zone, accounts } = situation
  const isHolding = accounts.some(({ lots }) => lots.some((lot) => remaining(lot) > 0))
  const instants = [
    ...accounts.flatMap((account) => deadlinesOf(account, situation)),
    ...alerts.map((alert) => isDue(alert, memory, situation)),
    ...memory.snoozes.values(),
    ...(isHolding ? [startOfDay(dayOf(now, zone) + 1, zone)] : []),
  ]
  const next = instants.reduce((first, at) => (at > now && at < first ? at : first), Infinity)
  return next === Infinity ? null : next
}

function deadlinesOf(account: AlertAccount, { zone }: AlertSituation): Instant[] {
  const { lots, thresholds } = account
  const ofLots = lots.flatMap(({ expiresAt }) => [
    expiresAt,
    ...thresholds.expiryDays.map((days) => daysBefore(expiresAt, days, zone)),
  ])
  const check = checkDueAt(account, zone)
  return check === null ? ofLots : [...ofLots, check]
}
