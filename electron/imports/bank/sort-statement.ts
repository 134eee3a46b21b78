import type { KeptPayment, StatementLine } from '../../../shared/domain/payments/payment.ts'
import { linesWithOwnId } from './bank-line-ids.ts'
import type { KnownPayments } from './known-payments.ts'
import { knownPayments } from './known-payments.ts'

/** A line of a statement and what becomes of it. */
export type SortedLine =
  | { readonly verdict: 'known' | 'incoming'; readonly line: StatementLine }
  | {
      readonly verdict: 'new'
      readonly line: StatementLine
      readonly payment: KeptPayment
      /** Whether its id is known with another day, amount or currency: the bank may have changed the line. */
      readonly isIdKnown: boolean
    }

/**
 * Sorts a statement's lines into those that are new, those that are known and those by which nothing left the account. Each payment
 * is new once, in whatever order files are read and however often. A line is known by the bank's id of it within its account,
 * whatever its payee is called by now. Without an id of its own, or where its id is known with another content, it is known by what it
 * says and by how many of the same there are. What was known before keeps its key.
 */
export function sortStatement(lines: readonly StatementLine[], kept: readonly KeptPayment[]): readonly SortedLine[] {
  const known = knownPayments(kept)
  const ownIds = linesWithOwnId(lines)
  const payments = lines.filter(isPayment)
  // By their ids first: one that is known by it must not stand for another line that says the same.
  const told = new Set(payments.filter((line) => known.takeById(line, ownIds.has(line))))
  const doubted = accountsInDoubt(payments, ownIds, known)
  return lines.map((line) => {
    if (!isPayment(line)) return { verdict: 'incoming', line }
    const hasOwnId = ownIds.has(line)
    const isRepeated = hasOwnId && known.takeById(line, hasOwnId)
    const isStrict = hasOwnId && !doubted.has(line.card)
    if (told.has(line) || isRepeated || known.takeByContent(line, isStrict)) return { verdict: 'known', line }
    const isIdKnown = hasOwnId && known.hasOtherById(line)
    return { verdict: 'new', line, payment: known.add(line, hasOwnId), isIdKnown }
  })
}

function isPayment({ amount }: StatementLine): boolean {
  return amount < 0
}

/** The accounts with an id that has been another line's, in this file or before: their ids are no proof that two lines are two payments. */
function accountsInDoubt(
  payments: readonly StatementLine[],
  ownIds: ReadonlySet<StatementLine>,
  known: KnownPayments,
): ReadonlySet<string> {
  const inDoubt = payments.filter((line) => line.reference !== null && (!ownIds.has(line) || known.hasOtherById(line)))
  return new Set(inDoubt.map(({ card }) => card))
}
