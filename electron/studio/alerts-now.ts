import type { AlertJson } from '../../shared/api/alerts.ts'
import type { Alert, AlertSituation } from '../../shared/domain/alerts.ts'
import { alertKey, alertsAt } from '../../shared/domain/alerts.ts'
import { formatInstant, MILLISECONDS_PER_DAY } from '../../shared/domain/calendar.ts'
import type { AlertMemory } from '../../shared/domain/deadlines.ts'
import type { Currency } from '../../shared/domain/money.ts'
import { toMoney } from '../../shared/domain/money.ts'
import { formatUnits } from '../../shared/domain/units.ts'
import { alertMemory, expiredLots } from '../ledger/alerts.ts'
import { accountThresholds, studioThresholds, thresholdsFor } from '../ledger/alert-thresholds.ts'
import { accountsNow } from './accounts-now.ts'
import type { QueryContext } from './context.ts'
import { productionBudgets } from './production-budgets.ts'
import { uncoveredQueues } from './uncovered-queues.ts'

/** A lot that expired is told of for so long, to whoever was not there. */
const EXPIRED_SHOWN = 7 * MILLISECONDS_PER_DAY

/** What holds now, and what is remembered of it. */
export interface AlertsNow {
  readonly situation: AlertSituation
  readonly alerts: readonly Alert[]
  readonly memory: AlertMemory
}

export function alertsNow(context: QueryContext): AlertsNow {
  const { reader, names, now, zone } = context
  const own = accountThresholds(reader)
  const { since } = alertMemory(reader, [])
  const situation: AlertSituation = {
    now,
    zone,
    accounts: accountsNow(context).map((account) => ({
      ...account,
      thresholds: thresholdsFor(own, account.account),
    })),
    expired: expiredLots(reader, names, Math.min(since ?? now, now - EXPIRED_SHOWN), now),
    uncovered: uncoveredQueues(context),
    budgets: productionBudgets(context),
    studio: studioThresholds(reader),
  }
  const alerts = alertsAt(situation)
  return { situation, alerts, memory: alertMemory(reader, alerts.map(alertKey)) }
}

/** Whether an alert belongs on the list: that a lot has expired is told for some days. */
export function isListed(alert: Alert, { now }: AlertSituation, { since }: AlertMemory): boolean {
  return alert.kind !== 'expired' || (alert.at > now - EXPIRED_SHOWN && alert.at > (since ?? now))
}

export function alertToJson(alert: Alert, currency: Currency): AlertJson {
  const key = alertKey(alert)
  switch (alert.kind) {
    case 'expired':
    case 'expiring':
    case 'at-risk':
      return {
        ...alert,
        key,
        at: formatInstant(alert.at),
        units: formatUnits(alert.units),
        cost: toMoney(alert.cost, currency),
      }
    case 'uncovered':
      return { ...alert, key, at: formatInstant(alert.at), units: formatUnits(alert.units) }
    case 'over-budget':
      return { ...alert, key, spent: toMoney(alert.spent, currency), budget: toMoney(alert.budget, currency) }
    case 'unchecked':
      return { ...alert, key, checkedAt: alert.checkedAt === null ? null : formatInstant(alert.checkedAt) }
  }
}
