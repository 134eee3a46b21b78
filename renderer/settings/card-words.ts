import type { RateCardFile } from '../../shared/domain/rate-card.ts'

export type Rule = RateCardFile['rules'][string]
export type RuleStatus = Rule['status']

const RULES: Readonly<Record<string, string>> = {
  failuresCharged: 'Failed renders are charged',
  securityRejectionsCharged: 'Security-review rejections are charged',
  unitsRollOver: 'Units left at expiry roll over',
  drawingOrder: 'What is drawn first',
  packsStack: 'Several packs can be held at once',
  whenExhausted: 'When no units are left',
  oneMonth: 'What “1 month” means',
  firstLastFrameCharged: 'First-and-last-frame clips are charged',
}

/** A rule's name in words; one that is not known stays as the card writes it. */
export function ruleWords(name: string): string {
  return RULES[name] ?? name
}

const VALUES: Readonly<Record<string, string>> = {
  no: 'No',
  yes: 'Yes',
  expiry: 'The pack that expires first',
  purchase: 'The pack that was bought first',
  'pay-as-you-go': 'Pay-as-you-go',
  'calendar-month': 'A calendar month',
  'as-listed': 'As listed',
}

export function valueWords(value: string): string {
  return VALUES[value] ?? value
}

/** What the card knows of a rule, and how sure that is. */
export const STATUS_WORDS: Readonly<Record<RuleStatus, string>> = {
  documented: 'Documented',
  assumed: 'Assumed',
  unknown: 'Unknown',
}

export const STATUS_COLORS: Readonly<Record<RuleStatus, string>> = {
  documented: 'green',
  assumed: 'yellow',
  unknown: 'orange',
}

export function validityWords(validity: RateCardFile['packs'][number]['validity']): string {
  if ('months' in validity) return validity.months === 1 ? '1 month' : `${validity.months} months`
  return validity.days === 1 ? '1 day' : `${validity.days} days`
}
