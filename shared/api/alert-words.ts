import type { Money } from '../domain/money.ts'
import type { AlertJson } from './alerts.ts'
import { countedUnits, unitNoun } from './unit-words.ts'

/** How figures are written where the words are read: plain, or as a page's locale has them. */
export interface WordFormats {
  units(units: string): string
  /** Of a figure that a pace foresees. */
  estimate(units: string): string
  money(money: Money): string
  /** An instant in the studio's zone; `day` alone where the hour says nothing. */
  when(instant: string, style: 'day' | 'minute'): string
}

/** A screen and what it is to show: where something is done about an alert. */
export interface Place {
  readonly path: string
  readonly query: Readonly<Record<string, string>>
}

export interface AlertWords {
  readonly sentence: string
  /** What is done about it, in a word or three. */
  readonly action: string
  readonly place: Place
}

/** An alert in words, the same in every host. */
export function alertWords(alert: AlertJson, formats: WordFormats): AlertWords {
  const units = (text: string): string => countedUnits(text, formats)
  const money = (amount: Money): string => formats.money(amount)
  const when: WordFormats['when'] = (instant, style) => formats.when(instant, style)
  switch (alert.kind) {
    case 'expired':
      return {
        sentence: `${units(alert.units)} of ${packOf(alert)} (${alert.account}), which had cost ${money(alert.cost)}, expired on ${when(alert.at, 'minute')}.`,
        action: 'See the lot',
        place: { path: '/ledger', query: { lot: alert.lot } },
      }
    case 'expiring':
      return {
        sentence: `${units(alert.units)} of ${packOf(alert)} (${alert.account}), which cost ${money(alert.cost)}, ${unitNoun(alert.units) === 'unit' ? 'expires' : 'expire'} on ${when(alert.at, 'minute')}.`,
        action: 'See the burn-down',
        place: { path: '/burndown', query: { account: alert.account } },
      }
    case 'at-risk':
      return {
        sentence: `At the current pace about ${formats.estimate(alert.units)} units of ${alert.account} (${money(alert.cost)}) will expire unused, from ${when(alert.at, 'day')} on.`,
        action: 'See the burn-down',
        place: { path: '/burndown', query: { account: alert.account } },
      }
    case 'uncovered':
      return {
        sentence: `${alert.production}, ${alert.name}: not covered from ${when(alert.at, 'day')}; ${units(alert.units)} ${unitNoun(alert.units) === 'unit' ? 'is' : 'are'} missing.`,
        action: 'Plan a purchase',
        place: { path: '/plans', query: { tab: 'schedule', queue: alert.queue } },
      }
    case 'over-budget':
      return {
        sentence: `${alert.production} has cost ${money(alert.spent)} of its budget of ${money(alert.budget)} (${alert.percent} percent is passed).`,
        action: 'See its entries',
        place: { path: '/ledger', query: { production: alert.production } },
      }
    case 'unchecked':
      return {
        sentence: `The balance of ${alert.account} was last compared with the vendor’s console on ${alert.checkedAt === null ? 'no day' : when(alert.checkedAt, 'day')}.`,
        action: 'See the account',
        place: { path: '/ledger', query: { account: alert.account } },
      }
  }
}

function packOf({ pack }: { readonly pack: string | null }): string {
  return pack === null ? 'a lot found by a balance' : `the pack ${pack}`
}

/** A place as the address of a page has it after its hash. */
export function placeText({ path, query }: Place): string {
  const pairs = Object.entries(query).map(([key, value]) => `${key}=${encodeURIComponent(value)}`)
  return pairs.length === 0 ? path : `${path}?${pairs.join('&')}`
}
