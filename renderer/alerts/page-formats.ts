import type { WordFormats } from '../../shared/api/alert-words.ts'
import { formatEstimate, formatMoney, formatUnits, formatWhen } from '../ui/format.ts'

/** Figures as this page's locale has them, for the words of alerts. */
export function pageFormats(zone: string): WordFormats {
  return {
    units: (units) => formatUnits(units),
    estimate: formatEstimate,
    money: (money) => formatMoney(money),
    when: (instant, style) => formatWhen(instant, zone, style),
  }
}
