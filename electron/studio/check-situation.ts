import type { Book } from '../../shared/domain/book.ts'
import { activeLots } from '../../shared/domain/book.ts'
import type { Instant } from '../../shared/domain/calendar.ts'
import { MILLISECONDS_PER_DAY } from '../../shared/domain/calendar.ts'
import { DEFAULT_CARD } from '../../shared/domain/defaults.ts'
import { remaining } from '../../shared/domain/lot.ts'
import type { CheckSituation } from '../../shared/domain/reconciliation/likely-causes.ts'
import type { Milliunits } from '../../shared/domain/units.ts'
import { checkedTakes, forfeitedIn } from '../ledger/checked-takes.ts'
import type { QueryContext } from './context.ts'

/** A console's figure as it was read, against the ledger's. */
export interface ComparedFigure {
  readonly account: string
  readonly at: Instant
  readonly shown: Milliunits
  readonly difference: Milliunits
  readonly lastChecked: Instant | null
}

/** An account that was not checked for longer is looked into so far back alone: what packs are valid for. */
const LONGEST_SPAN = 31 * MILLISECONDS_PER_DAY

/** What the ledger knows around a check of the console; the account's lots as they are in the book at its instant. */
export function checkSituation({ reader, cards }: QueryContext, book: Book, check: ComparedFigure): CheckSituation {
  const { account, at, shown, difference, lastChecked } = check
  const since = Math.max(at - LONGEST_SPAN, lastChecked !== null && lastChecked < at ? lastChecked : 0)
  const card = cards.find(DEFAULT_CARD)
  return {
    shown,
    difference,
    at,
    since,
    takes: checkedTakes(reader, account, since, at),
    expired: forfeitedIn(reader, account, at - MILLISECONDS_PER_DAY, at),
    expiring: activeLots(book, account)
      .filter((lot) => lot.expiresAt <= at + MILLISECONDS_PER_DAY)
      .map((lot) => ({ pack: lot.pack, at: lot.expiresAt, units: remaining(lot) })),
    packs: card.packs.flatMap(({ id, units }) => (units === null ? [] : [{ id, units }])),
    kinds: card.renderKinds,
  }
}
