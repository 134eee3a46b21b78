import type { ComparisonJson } from '../../../shared/api/comparison.ts'
import { CHEAPEST, PAY_AS_YOU_GO, ROUTED } from '../../../shared/domain/comparison/comparison.ts'
import { reasonOf } from '../../../shared/domain/comparison/comparison-words.ts'
import { kindText } from '../../../shared/domain/kind-text.ts'
import { formatCount, formatMoney, NOTHING } from '../../ui/format.ts'
import { unitsInWords } from '../../ui/words.ts'

export type ComparedOption = ComparisonJson['options'][number]
export type ComparedPacks = ComparisonJson['packs']

const NAMES: Readonly<Record<string, string>> = {
  [CHEAPEST]: 'Cheapest mix',
  [ROUTED]: 'Routed mix',
  [PAY_AS_YOU_GO]: 'Pay-as-you-go',
}

/** An option as it is called: a pack by its name on the card. */
export function optionName(id: string, packs: ComparedPacks): string {
  return NAMES[id] ?? packs.find((pack) => pack.id === id)?.name ?? id
}

/** "2 × Business, 1 × Pro": what is bought; nothing where all is paid as it is used. */
export function packsText(option: ComparedOption, packs: ComparedPacks): string {
  if (option.packs.length === 0) return 'no pack'
  return option.packs.map(({ pack, count }) => `${formatCount(count)} × ${optionName(pack, packs)}`).join(', ')
}

/** "356 × MiniMax-Hailuo-02 1080p 6 s": whole clips that go to pay-as-you-go; empty where none does. */
export function routedText({ routed }: ComparedOption): string {
  return routed.map((one) => `${formatCount(one.clips)} × ${kindText(one)}`).join(', ')
}

/** Why an option stands where it does, as the locale writes amounts. */
export function reasonText(option: ComparedOption): string {
  return reasonOf(option, { money: (amount) => formatMoney(amount), units: unitsInWords })
}

const hourFormat = new Intl.NumberFormat(undefined, { maximumFractionDigits: 1 })

/** Hours to a tenth; less than that in words, so that a short time is not none. */
export function hoursText(hours: string | null): string {
  if (hours === null) return NOTHING
  return /^0(\.0\d*)?$/.test(hours) && hours !== '0' ? '< 0.1' : hourFormat.format(hours as Intl.StringNumericLiteral)
}
