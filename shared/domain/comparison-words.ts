import type { ComparedOption } from './comparison.ts'
import { PAY_AS_YOU_GO } from './comparison.ts'
import type { Minor } from './money.ts'
import type { Milliunits } from './units.ts'

/** What a reason is made of. */
export type ReasonFigures = Pick<
  ComparedOption,
  'id' | 'saving' | 'wastedUnits' | 'payAsYouGoUnits' | 'losesUsedUp'
> & { readonly packs: readonly unknown[] }

/** How amounts are written where the reason is read. */
export interface ReasonFormat {
  readonly money: (amount: Minor) => string
  /** "3,100 units" */
  readonly units: (units: Milliunits) => string
}

/**
 * Why an option stands where it does, in words: "$418 less than pay-as-you-go; 3,100 units would be wasted".
 * @param behind what it costs more than the cheapest option
 */
export function reasonOf(option: ReasonFigures, behind: Minor, format: ReasonFormat): string {
  const { saving, wastedUnits, payAsYouGoUnits, losesUsedUp, packs } = option
  if (packs.length === 0) {
    const alone = behind === 0 ? 'No pack pays for this demand' : `${format.money(behind)} more than the cheapest`
    return option.id === PAY_AS_YOU_GO ? `${alone}; nothing is bought ahead` : 'No pack pays: all at pay-as-you-go'
  }
  const parts = [comparedWithPayAsYouGo(saving, format)]
  if (losesUsedUp) parts.push('dearer even when used up')
  if (wastedUnits > 0) parts.push(`${format.units(wastedUnits)} would be wasted`)
  if (payAsYouGoUnits > 0) parts.push(`${format.units(payAsYouGoUnits)} at pay-as-you-go`)
  if (wastedUnits === 0) parts.push('every unit bought is used')
  return parts.join('; ')
}

function comparedWithPayAsYouGo(saving: Minor, { money }: ReasonFormat): string {
  if (saving === 0) return 'The same as pay-as-you-go'
  return saving > 0 ? `${money(saving)} less than pay-as-you-go` : `${money(-saving)} more than pay-as-you-go`
}
