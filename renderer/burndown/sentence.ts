import type { AccountPaceJson } from '../../shared/api/reporting.ts'
import { formatMoney, formatUnits, formatWhen } from '../ui/format.ts'
import { formatEstimate } from './estimate.ts'
import { standingOf } from './standing.ts'

/** Where an account stands and what to do about it, in one or two sentences. */
export function sentenceOf(account: AccountPaceJson, at: string, zone: string): string {
  const standing = standingOf(account, at)
  const on = (instant: string): string => formatWhen(instant, zone, 'day')
  const rate = rateWords(account)
  switch (standing.kind) {
    case 'empty':
      return 'Nothing is on hand.'
    case 'idle':
      return `${formatUnits(standing.units)} units expire on ${on(standing.expiresAt)}, and ${idleWords(account)}.`
    case 'behind':
      return (
        `${formatUnits(standing.units)} units expire on ${on(standing.expiresAt)}; at ${rate} ` +
        `${formatEstimate(standing.unused)} of them (${formatMoney(standing.unusedValue)}) would be left.` +
        inAll(account, standing.unused)
      )
    case 'lasts':
      return `At ${rate} everything is used before it expires, and the units last until ${on(standing.emptyAt)}: ${days(standing.days)}.`
  }
}

/** What would expire of all lots, where that is more than of the first. */
function inAll({ outlook }: AccountPaceJson, ofFirst: string): string {
  if (outlook.unused === ofFirst) return ''
  return ` In all ${formatEstimate(outlook.unused)} (${formatMoney(outlook.unusedValue)}) would expire unused.`
}

function rateWords({ rate }: AccountPaceJson): string {
  if (rate === null) return 'no rate'
  return rate.days === 1 ? "the first day's rate" : `the last ${rate.days} days' rate`
}

function idleWords({ rate }: AccountPaceJson): string {
  return rate === null ? 'nothing has been used yet' : `nothing was used in the last ${days(rate.days)}`
}

function days(count: number): string {
  return count === 1 ? '1 day' : `${count} days`
}
