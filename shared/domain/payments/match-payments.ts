import type { EpochDay } from '../calendar.ts'
import type { Currency, Minor } from '../money.ts'
import { plainName } from '../plain-name.ts'

/** A purchase that waits for its payment. */
export interface OpenPurchase {
  readonly id: string
  /** In the studio's zone. */
  readonly day: EpochDay
  readonly price: Minor
}

/** A line of a statement that no purchase has yet: what left the account, more than 0. */
export interface OpenPayment {
  readonly id: string
  /** By the bank's calendar. */
  readonly day: EpochDay
  readonly amount: Minor
  readonly currency: Currency
  readonly payee: string
}

/** How many days a payment may lie from its purchase. */
export interface MatchWindow {
  /** Before it: the bank's calendar may be a day behind the studio's. */
  readonly before: number
  /** After it: a card is often charged days later. */
  readonly after: number
}

export const MATCH_WINDOW: MatchWindow = { before: 1, after: 5 }

/** Why two are thought to belong together: the amount is the price; or the payee is a vendor, and the currency another. */
export type MatchReason = 'amount' | 'payee'

export interface Suggestion {
  readonly purchase: string
  readonly payment: string
  readonly reason: MatchReason
  /** The payment's day less the purchase's. */
  readonly days: number
}

export interface Matching {
  readonly purchases: readonly OpenPurchase[]
  readonly payments: readonly OpenPayment[]
  /** The ledger's, in which prices are. */
  readonly currency: Currency
  /** Names by which a payee is known for a vendor. */
  readonly vendors: readonly string[]
  readonly window: MatchWindow
  /** Whether somebody has said that the two do not belong together. */
  readonly isDeclined: (purchase: string, payment: string) => boolean
}

/**
 * Suggests a payment for as many purchases as can have one, each payment for one purchase. First by amount: as many as possible,
 * and of all such ways the one with the fewest days between; then, of what is left, payments to a vendor in another currency,
 * whose amount tells nothing. The same purchases and payments in any order get the same suggestions.
 */
export function suggestPayments(matching: Matching): readonly Suggestion[] {
  const { payments, currency, vendors } = matching
  const purchases = [...matching.purchases].sort(byDay)
  const ordered = [...payments].sort(byDay)
  const same = Map.groupBy(
    ordered.filter((one) => one.currency === currency),
    (one) => one.amount,
  )
  const byAmount = [...Map.groupBy(purchases, (one) => one.price)].flatMap(([price, group]) =>
    pairUp(group, same.get(price) ?? [], matching, 'amount'),
  )
  const taken = new Set(byAmount.map((one) => one.purchase))
  const byPayee = pairUp(
    purchases.filter((one) => !taken.has(one.id)),
    ordered.filter((one) => one.currency !== currency && isOfVendor(one.payee, vendors)),
    matching,
    'payee',
  )
  return [...byAmount, ...byPayee]
}

/** Whether a payee's name has a vendor's in it, whatever its case, blanks and marks. */
export function isOfVendor(payee: string, vendors: readonly string[]): boolean {
  const name = plainName(payee)
  return vendors.some((vendor) => plainName(vendor) !== '' && name.includes(plainName(vendor)))
}

function byDay(a: { readonly day: EpochDay; readonly id: string }, b: typeof a): number {
  return a.day - b.day || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}

/** What a way to pair the first purchases with the first payments comes to. */
interface Way {
  readonly pairs: number
  readonly days: number
}

const NONE: Way = { pairs: 0, days: 0 }

/**
 * Both in order of days. Where two pairs cross, uncrossing them keeps both within the window and adds no days, so the best way
 * without crossings is the best of all: found row by row, as two texts are aligned. A pair that was declined is left out of it.
 */
function pairUp(
  purchases: readonly OpenPurchase[],
  payments: readonly OpenPayment[],
  { window, isDeclined }: Matching,
  reason: MatchReason,
): Suggestion[] {
  const canPair = (purchase: OpenPurchase, payment: OpenPayment): boolean => {
    const days = payment.day - purchase.day
    return days >= -window.before && days <= window.after && !isDeclined(purchase.id, payment.id)
  }
  const ways: Way[][] = [payments.map(() => NONE).concat(NONE)]
  for (const [row, purchase] of purchases.entries()) {
    const before = ways[row] ?? []
    const own: Way[] = [NONE]
    for (const [column, payment] of payments.entries()) {
      const without = better(before[column + 1] ?? NONE, own[column] ?? NONE)
      const paired = canPair(purchase, payment) ? joined(before[column] ?? NONE, purchase, payment) : NONE
      own.push(better(without, paired))
    }
    ways.push(own)
  }
  return walkBack(ways, purchases, payments, reason)
}

function joined({ pairs, days }: Way, purchase: OpenPurchase, payment: OpenPayment): Way {
  return { pairs: pairs + 1, days: days + Math.abs(payment.day - purchase.day) }
}

function better(a: Way, b: Way): Way {
  return b.pairs > a.pairs || (b.pairs === a.pairs && b.days < a.days) ? b : a
}

function isSame(a: Way | undefined, b: Way | undefined): boolean {
  return a?.pairs === b?.pairs && a?.days === b?.days
}

/** The pairs of the best way, from the last: where leaving one out is as good, it is left out, so earlier ones are paired. */
function walkBack(
  ways: readonly (readonly Way[])[],
  purchases: readonly OpenPurchase[],
  payments: readonly OpenPayment[],
  reason: MatchReason,
): Suggestion[] {
  const found: Suggestion[] = []
  let [row, column] = [purchases.length, payments.length]
  while (row > 0 && column > 0) {
    const here = ways[row]?.[column]
    const purchase = purchases[row - 1]
    const payment = payments[column - 1]
    if (isSame(here, ways[row - 1]?.[column])) row -= 1
    else if (isSame(here, ways[row]?.[column - 1])) column -= 1
    else {
      if (purchase !== undefined && payment !== undefined) {
        found.push({ purchase: purchase.id, payment: payment.id, reason, days: payment.day - purchase.day })
      }
      row -= 1
      column -= 1
    }
  }
  return found.reverse()
}
