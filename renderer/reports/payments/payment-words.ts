import type { PaymentJson, PurchaseToPayJson, TieDoubtJson } from '../../../shared/api/payments.ts'
import { formatMoney, formatWhen } from '../../ui/format.ts'
import type { Payments } from './payments-store.ts'

/** A day of a calendar, such as "2026-11-04", as the locale writes it: no zone moves it. */
export function dayWords(day: string): string {
  return formatWhen(`${day}T12:00:00Z`, 'UTC', 'day')
}

/** A payment by its day, amount and payee. */
export function paymentWords({ day, amount, payee }: Pick<PaymentJson, 'day' | 'amount' | 'payee'>): string {
  return [dayWords(day), formatMoney(amount), payee].filter((one) => one !== '').join(', ')
}

/** A purchase by its pack and day. */
export function purchaseWords({ pack, day }: Pick<PurchaseToPayJson, 'pack' | 'day'>): string {
  return `${pack} of ${dayWords(day)}`
}

/** Why a payment is suggested. */
export function reasonWords({ reason, days }: Payments['suggestions'][number]): string {
  return `${reason === 'amount' ? 'Same amount' : 'A vendor’s name, another currency'}, ${distance(days)}`
}

/** What speaks against a payment that was tied; empty where nothing does. */
export function doubtWords(doubts: readonly TieDoubtJson[]): string {
  return doubts
    .map((doubt) =>
      doubt.kind === 'amount'
        ? `Paid were ${formatMoney(doubt.paid)}; its purchases cost ${formatMoney(doubt.prices)}.`
        : `It was paid ${distance(doubt.days)}.`,
    )
    .join(' ')
}

function distance(days: number): string {
  if (days === 0) return 'same day'
  const count = Math.abs(days)
  return `${count} ${count === 1 ? 'day' : 'days'} ${days > 0 ? 'after' : 'before'}`
}
