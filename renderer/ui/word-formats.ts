import type { WordFormats } from '../../shared/api/alert-words.ts'
import { formatEstimate, formatMoney, formatUnits, formatWhen } from './format.ts'

/** Figures as this page's locale has them, for words that every host shares. */
export function pageFormats(zone: string): WordFormats {
  return {
    units: (units) => formatUnits(units),
    estimate: formatEstimate,
    money: (money) => formatMoney(money),
    when: (instant, style) => formatWhen(instant, zone, style),
  }
}
