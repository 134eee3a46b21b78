import type { Book } from '../../../shared/domain/book.ts'
import { openBook } from '../../../shared/domain/book.ts'
import type { Instant } from '../../../shared/domain/calendar.ts'
import { dayOf, startOfDay } from '../../../shared/domain/calendar.ts'
import type { Posting } from '../../../shared/domain/postings.ts'
import { expireThrough, fold } from '../../../shared/domain/postings.ts'
import type { Connection } from '../store/database.ts'
import { rows } from '../store/database.ts'
import { foldEntries } from '../postings/fold-entries.ts'
import type { Names } from '../journal/names.ts'
import { bookSettings } from '../store/settings.ts'
import { lotsBefore } from '../postings/stored-lots.ts'

interface OverageSum {
  readonly units: number
  readonly cost: number
}

/** The lots as they stand at an instant, and the overage of each account up to it. */
export interface Standing {
  readonly book: Book
  readonly overage: ReadonlyMap<string, OverageSum>
}

/**
 * The lots as they stand at an instant: the roll-ups up to its day, and the day's entries up to it folded once more. After the newest
 * posting that shows what is due to expire by then.
 */
export function bookAt(db: Connection, names: Names, at: Instant): Book {
  return foldDay(db, names, at, () => undefined)
}

/** The book at an instant, with the overage of all time before it, which takes a look at every day. */
export function standingAt(db: Connection, names: Names, at: Instant): Standing {
  const overage = overageBefore(db, names, dayOf(at, bookSettings(db).zone))
  const book = foldDay(db, names, at, (posting) => {
    if (posting.kind !== 'overage') return
    const sum = overage.get(posting.account) ?? { units: 0, cost: 0 }
    overage.set(posting.account, { units: sum.units - posting.units, cost: sum.cost + posting.cost })
  })
  return { book, overage }
}

/** The accounts of a book: those that have entries. */
export function accountsOf({ settings }: Book): readonly string[] {
  return [...settings.drawingOrders.keys()]
}

function foldDay(db: Connection, names: Names, at: Instant, post: (posting: Posting) => void): Book {
  const settings = bookSettings(db)
  const day = dayOf(at, settings.zone)
  const start = startOfDay(day, settings.zone)
  const lots = lotsBefore(db, names, start, day).map((one) => one.lot)
  const book = openBook(settings, lots, start - 1)
  fold(book, foldEntries(db, names, start, at + 1), post)
  expireThrough(book, at, () => undefined)
  return book
}

function overageBefore(db: Connection, names: Names, day: number): Map<string, OverageSum> {
  const found = rows<OverageSum & { account: number }>(
    db,
    `SELECT account, SUM(overage_units) AS units, SUM(overage_cost) AS cost FROM usage_day
     WHERE overage_units > 0 AND day < ? GROUP BY account`,
    day,
  )
  return new Map(found.map(({ account, units, cost }) => [names.account(account), { units, cost }]))
}
