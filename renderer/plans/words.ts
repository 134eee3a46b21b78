import type { PlanPrices } from './plans-store.ts'

const shareFormat = new Intl.NumberFormat(undefined, {
  style: 'percent',
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
})

const QUOTIENT_DIGITS = 6
const quotientFormats = new Map<string, Intl.NumberFormat>()

/** A quotient of money with all of its six decimals, so that figures under each other align. */
export function quotientText({ amount, currency }: { readonly amount: string; readonly currency: string }): string {
  let format = quotientFormats.get(currency)
  if (format === undefined) {
    const digits = { minimumFractionDigits: QUOTIENT_DIGITS, maximumFractionDigits: QUOTIENT_DIGITS }
    format = new Intl.NumberFormat(undefined, { style: 'currency', currency, ...digits })
    quotientFormats.set(currency, format)
  }
  return format.format(amount as Intl.StringNumericLiteral)
}

/** A share without its sign, to a tenth of a percent. */
export function shareText(share: string): string {
  return shareFormat.format(share.replace('-', '') as Intl.StringNumericLiteral)
}

type Validity = PlanPrices['packs'][number]['validity']
type Dearer = PlanPrices['dearer'][number]

/** "1 month", "30 days". */
export function validityText(validity: Validity): string {
  if ('months' in validity) return validity.months === 1 ? '1 month' : `${validity.months} months`
  return validity.days === 1 ? '1 day' : `${validity.days} days`
}

/** "A", "A and B", "A, B and C". */
export function listText(words: readonly string[]): string {
  const last = words.at(-1) ?? ''
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`
}

/**
 * Which clips are dearer on which packs, as a sentence: kinds of the same resolution that are all of them dearer are named by it
 * alone.
 */
export function dearerSentence({ packs, kinds }: Dearer, all: PlanPrices): string {
  const names = packs.map((id) => all.packs.find((pack) => pack.id === id)?.name ?? id)
  const resolutions = [...new Set(kinds.map((kind) => kind.resolution))]
  const subjects = resolutions.flatMap((resolution) => {
    const here = kinds.filter((kind) => kind.resolution === resolution)
    const every = all.kinds.filter((kind) => kind.resolution === resolution)
    if (here.length === every.length) return [`every ${resolution} clip`]
    return here.map((kind) => `a ${kind.model} ${resolution} ${kind.seconds} s clip`)
  })
  const subject = listText(subjects)
  const costs = subjects.length === 1 ? 'costs' : 'cost'
  const pack = names.length === 1 ? 'the pack is' : 'the packs are'
  return `${subject.charAt(0).toUpperCase()}${subject.slice(1)} ${costs} more on ${listText(names)} than pay-as-you-go, even when ${pack} used up.`
}

/** What a rule of the card settles, as a question that a producer asks. */
export const RULE_QUESTIONS: Readonly<Record<string, string>> = {
  failuresCharged: 'Are failed clips charged?',
  securityRejectionsCharged: 'Are clips that the security review rejects charged?',
  unitsRollOver: 'Do units roll over into the next pack?',
  drawingOrder: 'Which pack is drawn first?',
  packsStack: 'Can several packs be held at once?',
  whenExhausted: 'What happens when a pack is used up?',
  oneMonth: 'What does "1 month" mean?',
}
