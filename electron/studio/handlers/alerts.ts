import type { ThresholdsJson } from '../../../shared/api/alerts.ts'
import type { Output, ParsedInput } from '../../../shared/api/operations.ts'
import { alertKey } from '../../../shared/domain/alerts.ts'
import { formatInstant, parseWhen } from '../../../shared/domain/calendar.ts'
import { dueAlerts, nextDeadline } from '../../../shared/domain/deadlines.ts'
import { MAIN_ACCOUNT } from '../../../shared/domain/defaults.ts'
import { invalid, Refusal } from '../../../shared/domain/refusal.ts'
import { formatUnits, parseUnits } from '../../../shared/domain/units.ts'
import {
  accountThresholds,
  studioThresholds,
  thresholdsFor,
  writeAccountThresholds,
  writeStudioThresholds,
} from '../../ledger/alert-thresholds.ts'
import { clearRaised, keepRaised, keepSnooze, watchFrom } from '../../ledger/alerts.ts'
import { drawingOrders } from '../../ledger/journal/names.ts'
import { alertsNow, alertToJson, isListed } from '../alerts-now.ts'
import type { CommandContext, QueryContext } from '../context.ts'

/** Raises what is due, and says when to come again. The expiries were posted before the command began (R3). */
export function meetDeadlines(context: CommandContext): Output<'deadlines.meet'> {
  const { ledger, now, currency, zone } = context
  const { situation, alerts, memory } = alertsNow(context)
  const { raise, clear } = dueAlerts(alerts, memory, situation)
  const { writer } = ledger
  if (memory.since === null || raise.length > 0 || clear.length > 0) {
    writer.change(now, () => {
      watchFrom(writer.db, now)
      for (const key of clear) clearRaised(writer.db, key, now)
      for (const alert of raise) keepRaised(writer.db, alert, now)
    })
  }
  const raised = raise.map((alert) => alertToJson(alert, currency))
  if (raised.length > 0) context.tell({ type: 'alerts', alerts: raised, zone })
  const after = alertsNow(context)
  const next = nextDeadline(after.alerts, after.memory, after.situation)
  return { at: formatInstant(now), raised, next: next === null ? null : formatInstant(next) }
}

export function listAlerts(context: QueryContext): Output<'alerts.list'> {
  const { now, zone, currency } = context
  const { situation, alerts, memory } = alertsNow(context)
  const raisedAt = new Map(memory.raised.map((one) => [one.key, one.raisedAt]))
  return {
    at: formatInstant(now),
    zone,
    alerts: alerts
      .filter((alert) => isListed(alert, situation, memory))
      .map((alert) => ({
        alert: alertToJson(alert, currency),
        raisedAt: instantOrNull(raisedAt.get(alertKey(alert))),
        snoozedUntil: instantOrNull(stillAhead(memory.snoozes.get(alertKey(alert)), now)),
      })),
  }
}

function stillAhead(at: number | undefined, now: number): number | undefined {
  return at !== undefined && at > now ? at : undefined
}

function instantOrNull(at: number | undefined): string | null {
  return at === undefined ? null : formatInstant(at)
}

/** Refuses (`not_found`) what no alert holds about, and (`invalid_input`) an instant that has passed. */
export function snoozeAlert(context: CommandContext, input: ParsedInput<'alerts.snooze'>): Output<'alerts.snooze'> {
  const { ledger, now, zone } = context
  const { alert: key } = input
  if (!alertsNow(context).alerts.some((alert) => alertKey(alert) === key)) {
    throw new Refusal('not_found', `alert: there is none about "${key}"`, { field: 'alert' })
  }
  const until = input.until === null ? null : parseWhen(input.until, zone, 'until')
  if (until !== null && until <= now) throw invalid('until: must be after now', { field: 'until' })
  ledger.writer.change(now, () => {
    keepSnooze(ledger.writer.db, key, until)
  })
  return { alert: key, until: until === null ? null : formatInstant(until) }
}

export function showThresholds({ reader }: QueryContext): ThresholdsJson {
  const own = accountThresholds(reader)
  const accounts = new Set([MAIN_ACCOUNT, ...drawingOrders(reader).keys(), ...own.keys()])
  return {
    accounts: [...accounts].map((account) => {
      const { unitsAtRisk, expiryDays, ...rest } = thresholdsFor(own, account)
      return {
        account,
        expiryDays: [...expiryDays],
        unitsAtRisk: unitsAtRisk === null ? null : formatUnits(unitsAtRisk),
        ...rest,
      }
    }),
    budgetPercents: [...studioThresholds(reader).budgetPercents],
    coolDownHours: studioThresholds(reader).coolDownHours,
  }
}

export function setThresholds(
  context: CommandContext,
  input: ParsedInput<'alerts.setThresholds'>,
): Output<'alerts.setThresholds'> {
  const { reader, ledger, now } = context
  const { account = MAIN_ACCOUNT, unitsAtRisk, budgetPercents, coolDownHours, ...given } = input
  const before = thresholdsFor(accountThresholds(reader), account)
  const studio = studioThresholds(reader)
  const { db } = ledger.writer
  ledger.writer.change(now, () => {
    writeAccountThresholds(db, account, {
      expiryDays: given.expiryDays ?? before.expiryDays,
      uncheckedDays: given.uncheckedDays === undefined ? before.uncheckedDays : given.uncheckedDays,
      tellsUncovered: given.tellsUncovered ?? before.tellsUncovered,
      unitsAtRisk: unitsAtRisk === undefined ? before.unitsAtRisk : atRisk(unitsAtRisk),
    })
    writeStudioThresholds(db, {
      budgetPercents: budgetPercents ?? studio.budgetPercents,
      coolDownHours: coolDownHours ?? studio.coolDownHours,
    })
  })
  return showThresholds(context)
}

function atRisk(text: string | null): number | null {
  if (text === null) return null
  const units = parseUnits(text, 'unitsAtRisk')
  if (units === 0) throw invalid('unitsAtRisk: must be more than 0; null for never', { field: 'unitsAtRisk' })
  return units
}
