import type { Money } from '../../shared/domain/money.ts'

/** What stands for nothing, on every screen. */
export const NOTHING = '—'

const unitsFormat = new Intl.NumberFormat(undefined, { maximumFractionDigits: 3 })
const countFormat = new Intl.NumberFormat(undefined, { maximumFractionDigits: 0 })
const shareFormat = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 1 })

// Intl formats decimal texts exactly: no amount becomes a floating-point number on its way to the screen.
type Decimal = Intl.StringNumericLiteral

/** Units as the locale writes them, from a decimal text such as "3760.5". */
export function formatUnits(units: string | null | undefined): string {
  return units === null || units === undefined ? NOTHING : unitsFormat.format(units as Decimal)
}

/** Decimals of what a unit costs: cents alone would hide by how much packs differ. */
export const UNIT_COST_DIGITS = 4

/** Money with its currency; `digits` where a price has more than the currency's minor digits, or fewer are to be shown. */
export function formatMoney(money: Money | null | undefined, digits?: number): string {
  if (money === null || money === undefined) return NOTHING
  return moneyFormat(money.currency, digits).format(money.amount as Decimal)
}

/** Whether an amount of money is nought. */
export function isNothing({ amount }: Money): boolean {
  return /^-?0(\.0*)?$/.test(amount)
}

const estimateFormat = new Intl.NumberFormat(undefined, { maximumFractionDigits: 0 })

/** Units of an estimate, to the whole unit: more digits would say more than is known. A part of a unit is "less than 1". */
export function formatEstimate(units: string): string {
  return /^0\.0*[1-9]/.test(units) ? 'less than 1' : estimateFormat.format(units as Decimal)
}

export function formatCount(count: number | null | undefined): string {
  return count === null || count === undefined ? NOTHING : countFormat.format(count)
}

/** A share such as "0.95" as a percentage. */
export function formatShare(share: string | null | undefined): string {
  return share === null || share === undefined ? NOTHING : shareFormat.format(share as Decimal)
}

const moneyFormats = new Map<string, Intl.NumberFormat>()

function moneyFormat(currency: string, digits: number | undefined): Intl.NumberFormat {
  const key = `${currency} ${digits ?? ''}`
  const known = moneyFormats.get(key)
  if (known !== undefined) return known
  const format = new Intl.NumberFormat(undefined, {
    style: 'currency',
    currency,
    ...(digits === undefined ? {} : { maximumFractionDigits: digits }),
  })
  moneyFormats.set(key, format)
  return format
}

/** `brief` leaves the year out, `time` the day. */
export type WhenStyle = 'day' | 'minute' | 'full' | 'brief' | 'time'

const STYLES: Readonly<Record<WhenStyle, Intl.DateTimeFormatOptions>> = {
  day: { dateStyle: 'medium' },
  minute: { dateStyle: 'medium', timeStyle: 'short' },
  brief: { month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' },
  time: { timeStyle: 'short' },
  full: { dateStyle: 'full', timeStyle: 'long' },
}

const whenFormats = new Map<string, Intl.DateTimeFormat>()

/** An instant (ISO 8601) in the studio's zone. */
export function formatWhen(instant: string | null | undefined, zone: string, style: WhenStyle = 'minute'): string {
  if (instant === null || instant === undefined) return NOTHING
  return whenFormat(zone, style).format(Date.parse(instant))
}

/** A civil day such as "2026-10-05". */
export function formatDay(day: string): string {
  return whenFormat('UTC', 'day').format(Date.parse(`${day}T00:00:00Z`))
}

/** A month such as "2026-10", in words; short where the year is plain. */
export function formatMonth(month: string, style: 'long' | 'short' = 'long'): string {
  return monthFormats[style].format(Date.parse(`${month}-01T00:00:00Z`))
}

const monthFormats = {
  long: new Intl.DateTimeFormat(undefined, { month: 'long', year: 'numeric', timeZone: 'UTC' }),
  short: new Intl.DateTimeFormat(undefined, { month: 'short', timeZone: 'UTC' }),
}

function whenFormat(zone: string, style: WhenStyle): Intl.DateTimeFormat {
  const key = `${zone} ${style}`
  const known = whenFormats.get(key)
  if (known !== undefined) return known
  const format = new Intl.DateTimeFormat(undefined, { ...STYLES[style], timeZone: zone })
  whenFormats.set(key, format)
  return format
}
