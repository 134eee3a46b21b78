import type { Instant } from '../../../shared/domain/calendar.ts'
import type { Minor } from '../../../shared/domain/money.ts'
import type { KeptPayment } from '../../../shared/domain/payments/payment.ts'
import type { Connection } from '../store/database.ts'
import { row, rows, run } from '../store/database.ts'

/** A line of a statement as it is kept. */
export interface StoredPayment extends KeptPayment {
  readonly id: string
}

/** A purchase that stands and cost something. */
export interface PaidPurchase {
  readonly id: string
  readonly account: string
  readonly pack: string
  readonly at: Instant
  readonly price: Minor
}

export type PaymentVerdict = 'tied' | 'untied' | 'declined'

/** What was last said of a payment and a purchase. */
export interface SaidOfPayment {
  readonly payment: string
  readonly purchase: string
  readonly verdict: PaymentVerdict
  /** Whether the purchase has been taken back since. */
  readonly isReversed: boolean
}

const PAYMENT = 'SELECT id, key, card, day, amount, currency, payee FROM payment'

/** The newest first. */
export function storedPayments(db: Connection): StoredPayment[] {
  return rows<StoredPayment>(db, `${PAYMENT} ORDER BY day DESC, seq DESC`)
}

export function findPayment(db: Connection, id: string): StoredPayment | null {
  return row<StoredPayment>(db, `${PAYMENT} WHERE id = ?`, id) ?? null
}

export function insertPayment(db: Connection, payment: StoredPayment, file: string, importedAt: Instant): void {
  run(
    db,
    `INSERT INTO payment (id, key, card, day, amount, currency, payee, file, imported_at)
     VALUES (@id, @key, @card, @day, @amount, @currency, @payee, @file, @importedAt)`,
    { ...payment, file, importedAt },
  )
}

// A lot that cost something was bought: what a balance adds has the price 0 (R8). So no entry is read.
const PURCHASE = `SELECT lot.id, account.name AS account, lot.pack, lot.purchased_at AS at, lot.price
  FROM lot JOIN account ON account.id = lot.account
  WHERE lot.price > 0`

/** The purchases that stand and cost something, the newest first. */
export function paidPurchases(db: Connection): PaidPurchase[] {
  return rows<PaidPurchase>(db, `${PURCHASE} ORDER BY lot.purchased_at DESC, lot.id DESC`)
}

export function findPaidPurchase(db: Connection, id: string): PaidPurchase | null {
  return row<PaidPurchase>(db, `${PURCHASE} AND lot.id = ?`, id) ?? null
}

/** What counts of each payment and purchase of which something was said, in the order in which it was. */
export function saidOfPayments(db: Connection): SaidOfPayment[] {
  const found = rows<Omit<SaidOfPayment, 'isReversed'> & { readonly isReversed: number }>(
    db,
    `SELECT payment.id AS payment, entry.id AS purchase, said.verdict,
       EXISTS (SELECT 1 FROM entry r WHERE r.kind = 'reversal' AND r.target = entry.seq) AS isReversed
     FROM payment_verdict said JOIN payment ON payment.seq = said.payment JOIN entry ON entry.seq = said.purchase
     WHERE said.seq = (SELECT max(seq) FROM payment_verdict later
       WHERE later.payment = said.payment AND later.purchase = said.purchase)
     ORDER BY said.seq`,
  )
  return found.map((one) => ({ ...one, isReversed: one.isReversed === 1 }))
}

export function sayOfPayment(
  db: Connection,
  payment: string,
  purchase: string,
  verdict: PaymentVerdict,
  at: Instant,
): void {
  run(
    db,
    `INSERT INTO payment_verdict (payment, purchase, verdict, at)
     SELECT payment.seq, entry.seq, @verdict, @at FROM payment, entry WHERE payment.id = @payment AND entry.id = @purchase`,
    { payment, purchase, verdict, at },
  )
}
