import type { AccountThresholdsJson, ListedAlert, ThresholdsJson } from '../../../shared/api/alerts.ts'
import { alertWords } from '../../../shared/api/alert-words.ts'
import { plainFormats } from '../../../shared/api/plain-formats.ts'
import type { Output } from '../../../shared/api/operations.ts'
import { localTime, page } from './format.ts'
import { fields, table } from './table.ts'

const LEVELS = { now: 'now', soon: 'soon', calm: 'in time' } as const

export function alertsText({ alerts, zone }: Output<'alerts.list'>): string {
  if (alerts.length === 0) return 'Nothing is to be told.'
  return page(...alerts.map((listed) => alertText(listed, zone)))
}

function alertText({ alert, raisedAt, snoozedUntil }: ListedAlert, zone: string): string {
  const { sentence } = alertWords(alert, plainFormats(zone))
  const details = [
    alert.key,
    ...(raisedAt === null ? [] : [`told on ${localTime(raisedAt, zone)}`]),
    ...(snoozedUntil === null ? [] : [`snoozed until ${localTime(snoozedUntil, zone)}`]),
  ]
  return `${LEVELS[alert.severity]}: ${sentence}\n  ${details.join(', ')}`
}

export function thresholdsText({ accounts, budgetPercents, coolDownHours }: ThresholdsJson): string {
  return page(
    table(
      [
        { head: 'Account', cell: (one) => one.account },
        { head: 'Days before expiry', cell: (one) => listText(one.expiryDays) },
        { head: 'Units at risk', align: 'number', cell: (one) => one.unitsAtRisk ?? 'never' },
        { head: 'Days unchecked', cell: (one) => String(one.uncheckedDays ?? 'never') },
        { head: 'Queues not covered', cell: (one) => (one.tellsUncovered ? 'yes' : 'no') },
      ] satisfies { head: string; align?: 'number'; cell: (one: AccountThresholdsJson) => string }[],
      accounts,
    ),
    fields([
      ['Percent of a budget', listText(budgetPercents)],
      ['Hours until told again', String(coolDownHours)],
    ]),
  )
}

function listText(numbers: readonly number[]): string {
  return numbers.length === 0 ? 'never' : numbers.join(', ')
}
