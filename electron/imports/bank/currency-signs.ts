import type { Currency } from '../../../shared/domain/money.ts'
import { isCurrency } from '../../../shared/domain/money.ts'

/** What banks write for a currency besides its code and its sign in English. The first is no better than the others. */
const MEANINGS: Readonly<Record<string, readonly Currency[]>> = {
  '€': ['EUR'],
  EURO: ['EUR'],
  EUROS: ['EUR'],
  '£': ['GBP'],
  US$: ['USD'],
  HK$: ['HKD'],
  NT$: ['TWD'],
  A$: ['AUD'],
  AU$: ['AUD'],
  C$: ['CAD'],
  CA$: ['CAD'],
  NZ$: ['NZD'],
  S$: ['SGD'],
  MX$: ['MXN'],
  R$: ['BRL'],
  ZŁ: ['PLN'],
  KČ: ['CZK'],
  FT: ['HUF'],
  KR: ['SEK', 'NOK', 'DKK', 'ISK'],
  FR: ['CHF'],
  RMB: ['CNY'],
  元: ['CNY'],
  人民币: ['CNY'],
  美元: ['USD'],
  'CN¥': ['CNY'],
  '¥': ['CNY', 'JPY'],
  円: ['JPY'],
  '₹': ['INR'],
  '₩': ['KRW'],
}

/** A sign or a code in upper case, beside an amount or in a head. */
export const CURRENCY_UNIT =
  /(?:US|HK|NT|AU|CA|NZ|MX|[ACSR])?\$|(?:CN)?[¥￥]|\p{Sc}|元|円|(?<!\p{L})(?:ZŁ|KČ|FT|KR|FR|[A-Z]{3})(?!\p{L})/gu

/** Whether what is written beside an amount may mean the currency. */
export function canMean(unit: string, currency: Currency): boolean {
  const written = unit.normalize('NFKC').toUpperCase()
  const meanings = MEANINGS[written]
  return written === currency || (meanings?.includes(currency) ?? signOf(currency).includes(written))
}

/** The currency that is meant; null where it may be several, or none is known. */
export function currencyMeant(unit: string): Currency | null {
  const written = unit.normalize('NFKC').toUpperCase()
  if (isCurrency(written)) return written
  const [only, other] = MEANINGS[written] ?? []
  return only === undefined || other !== undefined ? null : only
}

/** Whether it is the sign, the code or the name of a currency at all. */
export function isCurrencyUnit(text: string): boolean {
  const written = text.normalize('NFKC').toUpperCase()
  return isCurrency(written) || written === '$' || written in MEANINGS
}

function signOf(currency: Currency): string {
  const parts = new Intl.NumberFormat('en', { style: 'currency', currency, currencyDisplay: 'narrowSymbol' })
  return parts.formatToParts(0).find((part) => part.type === 'currency')?.value ?? ''
}
