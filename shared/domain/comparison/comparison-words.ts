import { PAY_AS_YOU_GO } from './comparison.ts'
import type { Money } from '../money.ts'

/** What a reason is made of, amounts as they are interchanged. */
export interface ReasonFigures {
  readonly id: string
  readonly packs: readonly unknown[]
  /** What pay-as-you-go costs more; negative where it costs less. */
  readonly saving: Money
  /** What the option costs more than the cheapest one. */
  readonly behind: Money
  readonly wastedUnits: string
  readonly payAsYouGoUnits: string
  readonly losesUsedUp: boolean
}

/** How amounts are written where the reason is read. */
export interface ReasonFormat {
  readonly money: (amount: Money) => string
  /** "3,100 units" */
  readonly units: (units: string) => string
}

/** Why an option stands where it does, in words: "$418 less than pay-as-you-go; 3,100 units would be wasted". */
export function reasonOf(option: ReasonFigures, format: ReasonFormat): string {
  const { saving, behind, wastedUnits, payAsYouGoUnits, losesUsedUp, packs } = option
  if (packs.length === 0) {
    if (option.id !== PAY_AS_YOU_GO) return 'No pack pays: all at pay-as-you-go'
    const alone = isNought(behind.amount) ? 'No pack costs less' : `${format.money(behind)} more than the cheapest`
    return `${alone}; nothing is bought ahead`
  }
  const parts = [comparedWithPayAsYouGo(saving, format)]
  if (losesUsedUp) parts.push('dearer even when used up')
  if (!isNought(payAsYouGoUnits)) parts.push(`${format.units(payAsYouGoUnits)} at pay-as-you-go`)
  parts.push(isNought(wastedUnits) ? 'no unit is wasted' : `${format.units(wastedUnits)} would be wasted`)
  return parts.join('; ')
}

function comparedWithPayAsYouGo(saving: Money, { money }: ReasonFormat): string {
  if (isNought(saving.amount)) return 'The same as pay-as-you-go'
  if (!saving.amount.startsWith('-')) return `${money(saving)} less than pay-as-you-go`
  return `${money({ ...saving, amount: saving.amount.slice(1) })} more than pay-as-you-go`
}

function isNought(decimal: string): boolean {
  return /^-?0(\.0*)?$/.test(decimal)
}
