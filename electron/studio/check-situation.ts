import type { Book } from '../../shared/domain/book.ts'
import { activeLots } from '../../shared/domain/book.ts'
import type { Instant } from '../../shared/domain/calendar.ts'
import { MILLISECONDS_PER_DAY } from '../../shared/domain/calendar.ts'
import { DEFAULT_CARD } from '../../shared/domain/defaults.ts'
import type { LotId } from '../../shared/domain/journal.ts'
import { remaining } from '../../shared/domain/lot.ts'
import type { CheckSituation } from '../../shared/domain/reconciliation/likely-causes.ts'
import type { Milliunits } from '../../shared/domain/units.ts'
import { checkedTakes, forfeitedIn, uncoveredIn } from '../ledger/reconciliation/checked-takes.ts'
import type { QueryContext } from './context.ts'

/** A console's figure as it was read, against the ledger's. */
export interface ComparedFigure {
  readonly account: string
  /** The lot that was read alone; null for the whole account. */
  readonly lot: LotId | null
  readonly at: Instant
  readonly shown: Milliunits
  readonly difference: Milliunits
  readonly lastChecked: Instant | null
}

/** An account that was not checked for longer is looked into so far back alone: what packs are valid for. */
const LONGEST_SPAN = 31 * MILLISECONDS_PER_DAY

/** What the ledger knows around a check of the console; the account's lots as they are in the book at its instant. */
export function checkSituation({ reader, cards }: QueryContext, book: Book, check: ComparedFigure): CheckSituation {
  const { account, lot, at, shown, difference, lastChecked } = check
  const since = Math.max(at - LONGEST_SPAN, lastChecked !== null && lastChecked < at ? lastChecked : 0)
  const card = cards.find(DEFAULT_CARD)
  return {
    shown,
    difference,
    at,
    since,
    takes: checkedTakes(reader, account, since, at),
    overage: uncoveredIn(reader, account, since, at),
    expired: forfeitedIn(reader, account, at - MILLISECONDS_PER_DAY, at),
    expiring: activeLots(book, account)
      .filter(({ expiresAt }) => expiresAt <= at + MILLISECONDS_PER_DAY)
      .map((one) => ({ pack: one.pack, at: one.expiresAt, units: remaining(one) })),
    // A pack that was not recorded is a lot of its own, and in no other's figure.
    packs: lot === null ? card.packs.flatMap(({ id, units }) => (units === null ? [] : [{ id, units }])) : [],
    kinds: card.renderKinds,
  }
}
