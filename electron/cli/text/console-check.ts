import { causeWords } from '../../../shared/api/cause-words.ts'
import type { Output } from '../../../shared/api/operations.ts'
import { plainFormats } from '../../../shared/api/plain-formats.ts'
import type { Locale } from './format.ts'
import { isZero, localTime, page, unitsText } from './format.ts'

/** The console's figure held against the ledger's: the difference, and why it may be. */
export function consoleCheckText(compared: Output<'balances.compare'>, { zone }: Locale): string {
  const { at, ledger, difference, causes, lastChecked } = compared
  const checked = lastChecked === null ? 'never checked before' : `last checked ${localTime(lastChecked, zone)}`
  const formats = plainFormats(zone)
  return page(
    `The ledger has ${unitsText(ledger)} left at ${localTime(at, zone)} (${zone}); ${checked}.`,
    differenceText(difference ?? '0'),
    causes.map((cause) => `- ${causeWords(cause, formats)}`).join('\n'),
  )
}

function differenceText(difference: string): string {
  if (isZero(difference)) return 'Console and ledger agree.'
  const isLess = difference.startsWith('-')
  return `The console shows ${unitsText(difference.replace('-', ''))} ${isLess ? 'less' : 'more'} than the ledger.`
}
