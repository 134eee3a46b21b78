import { createHash } from 'node:crypto'
import type { KeptPayment, StatementLine } from '../../shared/domain/payments/payment.ts'

export interface SortedStatement {
  readonly fresh: readonly KeptPayment[]
  /** How many are known already. */
  readonly known: number
  /** Lines by which nothing left the account. */
  readonly incoming: number
  readonly conflicts: readonly { readonly line: number; readonly reason: string }[]
}

/**
 * Sorts a statement's lines into those that are new and those that are known. A line is known by the bank's id of it within its
 * account; without one, or where the file gives one id to several, by what the file says and, as two equal lines on a day are two payments, by which of them it is. An id that
 * is known with another day, amount or currency is a conflict: told, and not kept. A payee that reads otherwise is none.
 */
export function sortStatement(
  lines: readonly StatementLine[],
  find: (key: string) => Omit<KeptPayment, 'key'> | null,
): SortedStatement {
  const fresh = new Map<string, KeptPayment>()
  const seen = new Map<string, number>()
  const conflicts: { line: number; reason: string }[] = []
  const isOwn = ownIds(lines)
  let [known, incoming] = [0, 0]
  for (const line of lines) {
    if (line.amount >= 0) {
      incoming += 1
      continue
    }
    const { card, day, currency, payee, reference } = line
    const payment: KeptPayment = {
      key: keyOf(line, isOwn(line), seen),
      card,
      day,
      amount: -line.amount,
      currency,
      payee,
    }
    const before = fresh.get(payment.key) ?? find(payment.key)
    if (before === null) fresh.set(payment.key, payment)
    else if (before.day === day && before.amount === payment.amount && before.currency === currency) known += 1
    else conflicts.push({ line: line.line, reason: `${reference ?? ''} is known with another day or amount` })
  }
  return { fresh: [...fresh.values()], known, incoming, conflicts }
}

/** Whether a line's id is its own: some banks give one to several lines of other content, which then tells none of them. */
function ownIds(lines: readonly StatementLine[]): (line: StatementLine) => boolean {
  const contents = new Map<string, Set<string>>()
  const idOf = ({ card, reference }: StatementLine): string => digest([card, reference ?? ''])
  for (const line of lines) {
    const known = contents.get(idOf(line)) ?? new Set()
    contents.set(idOf(line), known.add(digest([line.day, line.amount, line.currency])))
  }
  return (line) => line.reference !== null && contents.get(idOf(line))?.size === 1
}

function keyOf(line: StatementLine, isOwnId: boolean, seen: Map<string, number>): string {
  const { card, day, amount, currency, payee, reference } = line
  if (isOwnId) return digest(['id', card, reference ?? ''])
  const content = digest(['line', card, day, amount, currency, payee])
  const ordinal = seen.get(content) ?? 0
  seen.set(content, ordinal + 1)
  return digest([content, ordinal])
}

function digest(parts: readonly (string | number)[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}
