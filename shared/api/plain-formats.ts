import { formatLocal, parseInstant } from '../domain/calendar.ts'
import type { WordFormats } from './alert-words.ts'

/** A pace foresees no thousandths: "7843.998" is 7844. */
function wholeUnits(units: string): string {
  return String(Math.round(Number(units)))
}

/** Figures as the contract has them, for a terminal and for notifications of the system. */
export function plainFormats(zone: string): WordFormats {
  return {
    units: (units) => units,
    estimate: (units) => wholeUnits(units),
    money: ({ amount, currency }) => `${amount} ${currency}`,
    when: (instant, style) => {
      const local = formatLocal(parseInstant(instant, 'instant'), zone)
      return style === 'day' ? local.slice(0, -6) : local
    },
  }
}
