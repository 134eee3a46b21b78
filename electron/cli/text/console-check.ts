import { causeWords, NO_CAUSE_WORDS, wayOutWords } from '../../../shared/api/cause-words.ts'
import type { Output } from '../../../shared/api/operations.ts'
import { plainFormats } from '../../../shared/api/plain-formats.ts'
import type { Zone } from '../../../shared/domain/calendar.ts'
import type { Locale } from './format.ts'
import { isZero, localTime, page, unitsText } from './format.ts'

/** The console's figure held against the ledger's: the difference, and why it may be. */
export function consoleCheckText(compared: Output<'balances.compare'>, { zone }: Locale): string {
  const { at, ledger, lastChecked } = compared
  const checked =
    lastChecked === null ? 'never checked before' : `last checked ${localTime(lastChecked, zone)}${ofWhat(compared)}`
  const difference = compared.difference ?? '0'
  return page(
    `The ledger has ${unitsText(ledger)} left at ${localTime(at, zone)} (${zone}); ${checked}.`,
    differenceText(difference),
    isZero(difference) ? '' : causesText(compared.causes, zone),
    isZero(difference) ? '' : wayOutWords(difference),
  )
}

/** A lot that is asked for may have been compared with its account alone. */
function ofWhat({ lot, lastCheckedOf }: Output<'balances.compare'>): string {
  return lot !== null && lastCheckedOf === 'account' ? ' with its account' : ''
}

function causesText(causes: Output<'balances.compare'>['causes'], zone: Zone): string {
  if (causes.length === 0) return NO_CAUSE_WORDS
  const formats = plainFormats(zone)
  return causes.map((cause) => `- ${causeWords(cause, formats)}`).join('\n')
}

function differenceText(difference: string): string {
  if (isZero(difference)) return 'Console and ledger agree.'
  const isLess = difference.startsWith('-')
  return `The console shows ${unitsText(difference.replace('-', ''))} ${isLess ? 'less' : 'more'} than the ledger.`
}
