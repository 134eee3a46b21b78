import type { EpochDay } from '../calendar.ts'
import type { Currency, Minor } from '../money.ts'
import type { MatchWindow } from './match-payments.ts'

/** What speaks against a payment being of a purchase: it is tied all the same, and told. */
export type TieDoubt =
  /** What was paid is not what the purchases cost that it is tied to. */
  | { readonly kind: 'amount'; readonly paid: Minor; readonly prices: Minor }
  /** The payment's day less the purchase's is more than is suggested. */
  | { readonly kind: 'days'; readonly days: number }

export interface Tie {
  readonly payment: { readonly day: EpochDay; readonly amount: Minor; readonly currency: Currency }
  /** In the studio's zone. */
  readonly day: EpochDay
  /** Of all purchases that the payment is tied to, this one among them; in the ledger's currency. */
  readonly prices: readonly Minor[]
  readonly currency: Currency
  readonly window: MatchWindow
}

/** Whether amount and day agree. An amount in another currency tells nothing. */
export function tieDoubts({ payment, day, prices, currency, window }: Tie): readonly TieDoubt[] {
  const cost = prices.reduce((sum, price) => sum + price, 0)
  const days = payment.day - day
  return [
    ...(payment.currency === currency && payment.amount !== cost
      ? [{ kind: 'amount', paid: payment.amount, prices: cost } as const]
      : []),
    ...(days < -window.before || days > window.after ? [{ kind: 'days', days } as const] : []),
  ]
}
