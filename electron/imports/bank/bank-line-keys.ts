import { createHash } from 'node:crypto'
import type { KeptPayment, StatementLine } from '../../../shared/domain/payments/payment.ts'

/** What a payment says, without what it is known by. */
export type PaymentContent = Omit<KeptPayment, 'key'>

/** What a line by which money left the account says. */
export function contentOf({ card, day, amount, currency, payee }: StatementLine): PaymentContent {
  return { card, day, amount: -amount, currency, payee }
}

/** By which a line is known whose id of the bank is its own within its account. */
export function idKey(card: string, reference: string): string {
  return digest(['id', card, reference])
}

/** By which a line is known that has no id of its own: by what it says, and which of several equal ones it is, from 0. */
export function contentKey(content: PaymentContent, ordinal: number): string {
  return digest([contentDigest(content), ordinal])
}

/** The same for all that say the same. */
export function contentDigest({ card, day, amount, currency, payee }: PaymentContent): string {
  return digest(['line', card, day, -amount, currency, payee])
}

function digest(parts: readonly (string | number)[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}
