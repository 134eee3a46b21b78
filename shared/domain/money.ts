import { formatDecimal, parseDecimal } from './decimal.ts'
import { multiplyDivide } from './exact.ts'
import { invalid } from './refusal.ts'

/** Minor units of a currency, always an integer: 1000.00 USD is 100000. */
export type Minor = number

/** Millionths of a currency's major unit, always an integer: a price of 0.28 is 280000. For prices and quotients alone. */
export type MicroPrice = number

/** An ISO 4217 code, such as "USD". */
export type Currency = string

/** Money as it is interchanged: a decimal string, so that no reader rounds it. */
export interface Money {
  readonly amount: string
  readonly currency: Currency
}

const PRICE_PLACES = 6
const known = new Set(Intl.supportedValuesOf('currency'))

/**
 * The decimals of ISO 4217's minor units (list one) where they are not 2. A table, since Intl's digits are those of everyday use
 * (none for HUF or PKR) and change with the platform, while amounts that are stored must keep their scale.
 */
const digitsOf = new Map<Currency, number>([
  ...withDigits(0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'),
  ...withDigits(3, 'BHD IQD JOD KWD LYD OMR TND'),
  ...withDigits(4, 'CLF UYW'),
])

function withDigits(digits: number, currencies: string): [Currency, number][] {
  return currencies.split(' ').map((currency) => [currency, digits])
}

/** Whether the code names a currency of ISO 4217. */
export function isCurrency(code: string): boolean {
  return known.has(code)
}

/** How many decimals the currency's minor unit has: 2 for USD, 0 for JPY (ISO 4217). */
export function currencyDigits(currency: Currency): number {
  if (!isCurrency(currency))
    throw invalid(`"${currency}" is not an ISO 4217 currency code such as USD`, { field: 'currency' })
  return digitsOf.get(currency) ?? 2
}

/** Reads an amount in the currency's decimals: "1000.00" or "1000" of USD is 100000. */
export function parseAmount(text: string, currency: Currency, field: string): Minor {
  return parseDecimal(text, currencyDigits(currency), field)
}

/** Writes an amount with all of the currency's minor digits: "1000.00". */
export function formatAmount(minor: Minor, currency: Currency): string {
  const digits = currencyDigits(currency)
  return formatDecimal(minor, digits, digits)
}

export function toMoney(minor: Minor, currency: Currency): Money {
  return { amount: formatAmount(minor, currency), currency }
}

/** Reads a price of up to six decimals, such as a clip's at pay-as-you-go. */
export function parsePrice(text: string, field: string): MicroPrice {
  return parseDecimal(text, PRICE_PLACES, field)
}

/** Writes a price with at least the currency's minor digits and at most six decimals: "0.28", "0.265957". */
export function formatPrice(price: MicroPrice, currency: Currency): string {
  return formatDecimal(price, PRICE_PLACES, currencyDigits(currency))
}

/** What `price * count / per` comes to in minor units, rounded once, half away from zero. Count and divisor are integers. */
export function priceTimes(price: MicroPrice, count: number, per: number, currency: Currency): Minor {
  return multiplyDivide(price, count, per * 10 ** (PRICE_PLACES - currencyDigits(currency)))
}

/** A quotient of money by a count, with six decimals ("0.265957"); null where nothing is under it. */
export function quotient(minor: Minor, count: number, per: number, currency: Currency): Money | null {
  if (count === 0) return null
  const micro = multiplyDivide(minor, per * 10 ** (PRICE_PLACES - currencyDigits(currency)), count)
  return { amount: formatDecimal(micro, PRICE_PLACES, PRICE_PLACES), currency }
}
