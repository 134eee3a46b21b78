import type { BurnAdvice } from './burn-outlook.ts'
import type { Zone } from './calendar.ts'
import { dayOf, formatDay } from './calendar.ts'
import { multiplyDivide } from './exact.ts'
import type { Currency } from './money.ts'
import { toMoney } from './money.ts'
import type { Milliunits } from './units.ts'
import { formatUnits } from './units.ts'

/** A rate as it is told: to a tenth of a unit, rounded up, since less would leave something. */
export function toldRate(perDay: Milliunits): Milliunits {
  return Math.ceil(perDay / 100) * 100
}

/** "Use 41.3 units a day from today, or 620 units (165.00 USD) expire on 2027-03-14." */
export function adviceWords({ perDay, units, value, expiresAt }: BurnAdvice, currency: Currency, zone: Zone): string {
  const { amount } = toMoney(value, currency)
  const whole = units < 1000 ? units : multiplyDivide(units, 1, 1000) * 1000
  return (
    `Use ${formatUnits(toldRate(perDay))} units a day from today, or ${formatUnits(whole)} units (${amount} ${currency}) ` +
    `expire on ${formatDay(dayOf(expiresAt, zone))}.`
  )
}
