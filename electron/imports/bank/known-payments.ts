import type { KeptPayment, StatementLine } from '../../../shared/domain/payments/payment.ts'
import type { PaymentContent } from './bank-line-keys.ts'
import { contentDigest, contentKey, contentOf, idKey } from './bank-line-keys.ts'

/** The payments that are known while a statement is sorted. Each stands for one line of it. */
export interface KnownPayments {
  /** Whether the line's id is known with what it says. An id that is not its own stands for one line alone. */
  readonly takeById: (line: StatementLine, isOwnId: boolean) => boolean
  /** Whether the line's id is known with another day, amount or currency. */
  readonly hasOtherById: (line: StatementLine) => boolean
  /** Whether one that says the same is known and stands for no other line. `isStrict`: none that is known by another id. */
  readonly takeByContent: (line: StatementLine, isStrict: boolean) => boolean
  /** Makes a payment of a line, known from now on. */
  readonly add: (line: StatementLine, isOwnId: boolean) => KeptPayment
}

/** Those of one content that are known before the statement. */
interface SameContent {
  readonly byOrdinal: string[]
  readonly byId: string[]
}

export function knownPayments(kept: readonly KeptPayment[]): KnownPayments {
  const byKey = new Map(kept.map((payment) => [payment.key, payment]))
  const groups = Map.groupBy(kept, contentDigest)
  const same = new Map<string, SameContent>()
  const taken = new Set<string>()
  const freeOrdinal = new Map<string, number>()
  const byId = ({ card, reference }: StatementLine): KeptPayment | undefined =>
    reference === null ? undefined : byKey.get(idKey(card, reference))
  const sameAs = (content: PaymentContent): SameContent => {
    const digest = contentDigest(content)
    const found = same.get(digest) ?? sortedByKey(groups.get(digest) ?? [])
    same.set(digest, found)
    return found
  }
  const takeFirst = (keys: string[]): boolean => {
    let key = keys.shift()
    while (key !== undefined && taken.has(key)) key = keys.shift()
    if (key === undefined) return false
    taken.add(key)
    return true
  }
  const freeKey = (content: PaymentContent): string => {
    const digest = contentDigest(content)
    let ordinal = freeOrdinal.get(digest) ?? 0
    while (byKey.has(contentKey(content, ordinal))) ordinal += 1
    freeOrdinal.set(digest, ordinal + 1)
    return contentKey(content, ordinal)
  }
  return {
    takeById(line, isOwnId) {
      const found = byId(line)
      if (found === undefined || !isOf(found, line)) return false
      const isFree = !taken.has(found.key)
      taken.add(found.key)
      return isFree || isOwnId
    },
    hasOtherById(line) {
      const found = byId(line)
      return found !== undefined && !isOf(found, line)
    },
    takeByContent(line, isStrict) {
      const { byOrdinal, byId: others } = sameAs(contentOf(line))
      return takeFirst(byOrdinal) || (!isStrict && takeFirst(others))
    },
    add(line, isOwnId) {
      const content = contentOf(line)
      const { card, reference } = line
      const isByIt = isOwnId && reference !== null && byId(line) === undefined
      const payment = { key: isByIt ? idKey(card, reference) : freeKey(content), ...content }
      byKey.set(payment.key, payment)
      return payment
    },
  }
}

function sortedByKey(group: readonly KeptPayment[]): SameContent {
  const ordinals = new Set(group.map((payment, ordinal) => contentKey(payment, ordinal)))
  const keys = group.map(({ key }) => key)
  return { byOrdinal: keys.filter((key) => ordinals.has(key)), byId: keys.filter((key) => !ordinals.has(key)) }
}

/** The payee does not count: banks rewrite it. */
function isOf(payment: KeptPayment, line: StatementLine): boolean {
  return payment.day === line.day && payment.amount === -line.amount && payment.currency === line.currency
}
