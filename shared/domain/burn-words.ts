import type { BurnAdvice } from './burn-outlook.ts'
import type { Zone } from './calendar.ts'
import { dayOf, formatDay } from './calendar.ts'
import { multiplyDivide } from './exact.ts'
import type { Currency } from './money.ts'
import { toMoney } from './money.ts'
import { formatUnits } from './units.ts'

/** "Use 41.3 units a day from today, or 620 units (165.00 USD) expire on 2027-03-14." A rate is told to a tenth, rounded up. */
export function adviceWords({ perDay, units, value, expiresAt }: BurnAdvice, currency: Currency, zone: Zone): string {
  const tenths = Math.ceil(perDay / 100) * 100
  const { amount } = toMoney(value, currency)
  const whole = units < 1000 ? units : multiplyDivide(units, 1, 1000) * 1000
  return (
    `Use ${formatUnits(tenths)} units a day from today, or ${formatUnits(whole)} units (${amount} ${currency}) ` +
    `expire on ${formatDay(dayOf(expiresAt, zone))}.`
  )
}
