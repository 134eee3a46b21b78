import type { BurnProjectionJson } from '../../shared/api/burn-outlook.ts'
import type { AccountPaceJson } from '../../shared/api/burn-pace.ts'
import { formatMoney, formatUnits, formatWhen } from '../ui/format.ts'
import { basisWords, idleWords } from './basis-words.ts'
import { formatEstimate } from './estimate.ts'
import { standingOf } from './standing.ts'

/** Where a projection leads an account, in one or two sentences. @param account as the projection has it */
export function sentenceOf(
  account: AccountPaceJson,
  { basis, isIdle }: Pick<BurnProjectionJson, 'basis' | 'isIdle'>,
  at: string,
  zone: string,
): string {
  const standing = standingOf(account, isIdle, at)
  const on = (instant: string): string => formatWhen(instant, zone, 'day')
  const rate = basisWords(basis)
  switch (standing.kind) {
    case 'empty':
      return 'Nothing is on hand.'
    case 'idle':
      return `${formatUnits(standing.units)} units expire on ${on(standing.expiresAt)}, and ${idleWords(basis)}.`
    case 'behind':
      return (
        `${formatUnits(standing.units)} units expire on ${on(standing.expiresAt)}; ${rate} ` +
        `${formatEstimate(standing.unused)} of them (${formatMoney(standing.unusedValue)}) would be left.` +
        inAll(account, standing.unused)
      )
    case 'lasts':
      return `${capital(rate)} everything is used before it expires, and the units last until ${on(standing.emptyAt)}: ${days(standing.days)}.`
  }
}

/** What would expire of all lots, where that is more than of the first. */
function inAll({ outlook }: AccountPaceJson, ofFirst: string): string {
  if (outlook.unused === ofFirst) return ''
  return ` In all ${formatEstimate(outlook.unused)} (${formatMoney(outlook.unusedValue)}) would expire unused.`
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function days(count: number): string {
  return count === 1 ? '1 day' : `${count} days`
}
