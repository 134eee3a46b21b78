import type { Output } from '../../shared/api/operations.ts'
import type { PaymentJson, PurchaseToPayJson } from '../../shared/api/payments.ts'
import type { EpochDay, Zone } from '../../shared/domain/calendar.ts'
import { dayOf, formatDay } from '../../shared/domain/calendar.ts'
import { toMoney } from '../../shared/domain/money.ts'
import type { Suggestion } from '../../shared/domain/payments/match-payments.ts'
import { isOfVendor, MATCH_WINDOW, suggestPayments } from '../../shared/domain/payments/match-payments.ts'
import type { PaidPurchase, SaidOfPayment, StoredPayment } from '../ledger/reconciliation/stored-payments.ts'
import { paidPurchases, saidOfPayments, storedPayments } from '../ledger/reconciliation/stored-payments.ts'
import type { QueryContext } from './context.ts'

/** Purchases and payments as they stand, with what was said of them and what is suggested. */
export interface PaymentsNow {
  readonly purchases: readonly PaidPurchase[]
  readonly payments: readonly StoredPayment[]
  readonly said: readonly SaidOfPayment[]
  /** The payment of each purchase that has one. */
  readonly paymentOf: ReadonlyMap<string, string>
  readonly suggestions: readonly Suggestion[]
  /** The days that the payments lie between; null where there are none. */
  readonly span: { readonly from: EpochDay; readonly to: EpochDay } | null
  readonly vendors: readonly string[]
}

export function paymentsNow({ reader, cards, zone, currency }: QueryContext): PaymentsNow {
  const purchases = paidPurchases(reader)
  const payments = storedPayments(reader)
  const said = saidOfPayments(reader)
  const tied = said.filter((one) => one.verdict === 'tied' && !one.isReversed)
  const paymentOf = new Map(tied.map((one) => [one.purchase, one.payment]))
  const spent = new Set(tied.map((one) => one.payment))
  const declined = new Set(said.filter((one) => one.verdict === 'declined').map(pairOf))
  const vendors = [...new Set(cards.list().map((card) => card.vendor))]
  const suggestions = suggestPayments({
    purchases: purchases
      .filter((one) => !paymentOf.has(one.id))
      .map(({ id, at, price }) => ({ id, price, day: dayOf(at, zone) })),
    payments: payments.filter((one) => !spent.has(one.id)),
    currency,
    vendors,
    window: MATCH_WINDOW,
    isDeclined: (purchase, payment) => declined.has(pairOf({ purchase, payment })),
  })
  return { purchases, payments, said, paymentOf, suggestions, span: spanOf(payments), vendors }
}

function pairOf({ purchase, payment }: { readonly purchase: string; readonly payment: string }): string {
  return `${purchase} ${payment}`
}

export function spanOf(payments: readonly { readonly day: EpochDay }[]): PaymentsNow['span'] {
  const [first] = payments
  if (first === undefined) return null
  const wider = (span: { from: EpochDay; to: EpochDay }, { day }: { readonly day: EpochDay }) => ({
    from: Math.min(span.from, day),
    to: Math.max(span.to, day),
  })
  return payments.reduce(wider, { from: first.day, to: first.day })
}

export function spanJson(span: PaymentsNow['span']): Output<'payments.list'>['span'] {
  return span === null ? null : { from: formatDay(span.from), to: formatDay(span.to) }
}

/** Whether the statements that were imported reach over days on which a purchase of a day may have been paid. */
export function isCovered(span: PaymentsNow['span'], day: EpochDay): boolean {
  return span !== null && day + MATCH_WINDOW.after >= span.from && day - MATCH_WINDOW.before <= span.to
}

export function purchaseJson(
  now: PaymentsNow,
  { id, account, pack, at, price }: PaidPurchase,
  { zone, currency }: { readonly zone: Zone; readonly currency: string },
): PurchaseToPayJson {
  const day = dayOf(at, zone)
  return {
    id,
    account,
    pack,
    day: formatDay(day),
    price: toMoney(price, currency),
    payment: now.paymentOf.get(id) ?? null,
    isCovered: isCovered(now.span, day),
  }
}

export function paymentJson({ said, vendors }: PaymentsNow, payment: StoredPayment): PaymentJson {
  const tied = said.filter((one) => one.payment === payment.id && one.verdict === 'tied')
  const purchasesThat = (isReversed: boolean): string[] =>
    tied.filter((one) => one.isReversed === isReversed).map((one) => one.purchase)
  return {
    ...paidJson(payment),
    id: payment.id,
    isOfVendor: isOfVendor(payment.payee, vendors),
    purchases: purchasesThat(false),
    reversed: purchasesThat(true),
  }
}

export function paidJson({ card, day, amount, currency, payee }: Omit<StoredPayment, 'id' | 'key'>) {
  return { card, day: formatDay(day), amount: toMoney(amount, currency), payee }
}
