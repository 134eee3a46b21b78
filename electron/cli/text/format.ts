import { formatLocal, parseInstant } from '../../../shared/domain/calendar.ts'
import type { Zone } from '../../../shared/domain/calendar.ts'
import type { Currency, Money } from '../../../shared/domain/money.ts'
import { parseUnits } from '../../../shared/domain/units.ts'
import { unitNoun } from '../../../shared/api/unit-words.ts'
import { oneLine } from './printable.ts'
import { displayWidth } from './display-width.ts'

/** What texts for people are written in. */
export interface Locale {
  readonly zone: Zone
  readonly currency: Currency
}

/** An instant as the contract writes it, as a person reads it in the zone: "2026-10-05 10:00". */
export function localTime(instant: string, zone: Zone): string {
  return formatLocal(parseInstant(instant, 'instant'), zone)
}

/** "1000.00 USD" */
export function moneyText(money: Money): string {
  return `${money.amount} ${money.currency}`
}

/** "1 clip", "3 clips" */
export function counted(count: number, singular: string, plural = `${singular}s`): string {
  return `${count} ${count === 1 ? singular : plural}`
}

/** "1 unit", "0.7 units" */
export function unitsText(units: string): string {
  return `${units} ${unitNoun(units)}`
}

export function isZero(units: string): boolean {
  return parseUnits(units) === 0
}

/**
 * The end of an id, enough to recognise it beside others: ids begin with the time, so that those of one import all
 * begin alike.
 */
export function shortId(id: string): string {
  return `…${id.slice(-8)}`
}

/** A lot's pack; a lot that a balance found beyond every purchase has none. */
export function packText(pack: string | null): string {
  return pack ?? '(found by a balance)'
}

/** A page's title with a line under it, as wide as it shows. */
export function headline(title: string): string {
  const shown = oneLine(title)
  return `${shown}\n${'═'.repeat(displayWidth(shown))}`
}

/** Blocks of text with an empty line between them; empty ones are left out. */
export function page(...blocks: readonly string[]): string {
  return blocks.filter((block) => block !== '').join('\n\n')
}
