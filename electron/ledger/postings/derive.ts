import type { Book, BookSettings } from '../../../shared/domain/book.ts'
import { openBook } from '../../../shared/domain/book.ts'
import type { EpochDay, Instant, Zone } from '../../../shared/domain/calendar.ts'
import { dayFinder, dayOf, startOfDay } from '../../../shared/domain/calendar.ts'
import type { EntryId, EntryKind, LotId } from '../../../shared/domain/journal.ts'
import { compareEntries } from '../../../shared/domain/journal.ts'
import type { Posting } from '../../../shared/domain/postings.ts'
import { expireThrough, fold } from '../../../shared/domain/postings.ts'
import type { Connection } from '../store/database.ts'
import { row, rows, run } from '../store/database.ts'
import type { StoredFoldEntry } from './fold-entries.ts'
import { foldEntries } from './fold-entries.ts'
import type { Names } from '../journal/names.ts'
import type { PostingWriter } from './posting-writer.ts'
import { postingWriter } from './posting-writer.ts'
import type { StoredLot } from './stored-lots.ts'
import { lotsAtTip, lotsBefore } from './stored-lots.ts'

/** An entry's place in R1 order. */
export interface Place {
  readonly at: Instant
  readonly kind: EntryKind
  readonly id: EntryId
}

/** Where the postings end: what a newer entry is folded on to. */
export interface Tip {
  readonly book: Book
  /** The number of the entry that made each lot. */
  readonly seqs: Map<LotId, number>
  /** The newest entry that moves units; null in an empty journal. */
  last: Place | null
  /** The instant of the newest posting; -Infinity where there is none. */
  postedAt: Instant
  /** Takes the postings of newer entries; holds them until it is flushed. */
  readonly writer: PostingWriter
}

export function readTip(db: Connection, names: Names, settings: BookSettings): Tip {
  const postedAt = newestPostingAt(db)
  const stored = lotsAtTip(db, names)
  const [book, seqs] = [bookOf(settings, stored, postedAt), seqsOf(stored)]
  const writer = postingWriter(db, book, seqs, dayFinder(settings.zone))
  return { book, seqs, last: lastPlace(db), postedAt, writer }
}

function bookOf(settings: BookSettings, stored: readonly StoredLot[], at: Instant): Book {
  const lots = stored.map((one) => one.lot)
  return openBook(settings, lots, at)
}

function seqsOf(stored: readonly StoredLot[]): Map<LotId, number> {
  return new Map(stored.map(({ seq, lot }) => [lot.id, seq]))
}

function newestPostingAt(db: Connection): Instant {
  return row<{ at: number | null }>(db, 'SELECT max(at) AS at FROM posting')?.at ?? -Infinity
}

function lastPlace(db: Connection): Place | null {
  const newest = rows<Place>(
    db,
    `SELECT at, kind, id FROM entry WHERE at = (SELECT at FROM entry WHERE kind IN ('usage', 'purchase', 'balance', 'amend')
       ORDER BY at DESC LIMIT 1) AND kind IN ('usage', 'purchase', 'balance', 'amend')`,
  )
  return newest.sort(compareEntries).at(-1) ?? null
}

/** Whether everything from `place` on comes after all that is posted: then the postings are extended in place. */
export function isNewest(tip: Tip, place: Place): boolean {
  const { book, last, postedAt } = tip
  if (place.at < postedAt || place.at < book.expiredTo) return false
  return last === null || compareEntries(last, place) < 0
}

type Progress = (instant: Instant) => void

/** The entries that a change added, all of them after the tip. */
export interface Added {
  readonly earliest: Place
  /** The number of the first of them: those at the same instant that were folded before have a lower one. */
  readonly firstSeq: number
  /** The entry itself where it is the only one. */
  readonly only: StoredFoldEntry | null
}

/**
 * Folds added entries on to the tip, and expires what is due by `through`; nothing posted before is touched. The tip's writer
 * holds the last postings: flushing it is the caller's. Answers the postings of the entry where it is the only one, else null.
 */
export function extend(
  db: Connection,
  names: Names,
  tip: Tip,
  added: Added | null,
  through: Instant,
  progress: Progress,
): readonly Posting[] | null {
  const own: Posting[] = []
  const { writer } = tip
  if (added !== null) {
    foldInto(tip.book, addedEntries(db, names, tip, added, progress), writer, (posting) => {
      if (added.only !== null) own.push(posting)
    })
  }
  expireThrough(tip.book, through, (posting) => {
    writer.post(posting, null)
  })
  // An entry that was taken back in the same change was not folded; its instant counts as now all the same (R0).
  if (added?.only === null) tip.last = lastPlace(db)
  tip.postedAt = Math.max(tip.postedAt, writer.postedAt())
  const isOnly = added !== null && added.only !== null
  return isOnly ? own : null
}

/** The added entries in order; the tip moves along with them. */
function* addedEntries(
  db: Connection,
  names: Names,
  tip: Tip,
  { earliest, firstSeq, only }: Added,
  progress: Progress,
): Generator<StoredFoldEntry> {
  let count = 0
  const entries = only === null ? foldEntries(db, names, earliest.at, Infinity, firstSeq) : [only]
  for (const entry of entries) {
    tip.last = entry
    yield entry
    count += 1
    if (count % PROGRESS_EVERY === 0) progress(entry.at)
  }
}

const PROGRESS_EVERY = 10_000

function foldInto(
  book: Book,
  entries: Iterable<StoredFoldEntry>,
  writer: PostingWriter,
  ofEntry: (posting: Posting) => void = () => undefined,
): void {
  const told = function* (): Generator<StoredFoldEntry> {
    for (const entry of entries) {
      writer.entry(entry)
      yield entry
    }
  }
  fold(book, told(), (posting, entry) => {
    writer.post(posting, entry)
    if (entry !== null) ofEntry(posting)
  })
}

export interface Rebuild {
  /** The earliest instant that a change affects; the postings of its day and of those after are made anew. */
  readonly from: Instant
  /** The last instant at which an entry was added or taken away: from the end of its day on, lots may agree again. */
  readonly lastChange: Instant
  readonly through: Instant
  /** False where an expiry was amended or the drawing order changed: then no day's end proves the rest equal. */
  readonly mayConverge: boolean
}

/**
 * Makes the postings and roll-ups anew from the day of the earliest affected instant, a day at a time, and stops at the end
 * of a day on which every lot stands as it stood before: what follows is then the same.
 */
export function rebuild(db: Connection, names: Names, settings: BookSettings, what: Rebuild, progress: Progress): void {
  const { zone } = settings
  const first = dayOf(what.from, zone)
  const start = startOfDay(first, zone)
  const stored = lotsBefore(db, names, start, first)
  const book = bookOf(settings, stored, start - 1)
  const writer = postingWriter(db, book, seqsOf(stored), dayFinder(zone))
  const last = dayOf(Math.max(what.through, newestInstant(db), start), zone)
  const unlike = new Map<EntryId, Unlike>()
  for (let day = first; day <= last; day += 1) {
    const end = startOfDay(day + 1, zone)
    const before = lotDay(db, day)
    const made = clearDay(db, day, zone)
    foldInto(book, foldEntries(db, names, startOfDay(day, zone), end), writer)
    expireThrough(book, Math.min(end - 1, what.through), (posting) => {
      writer.post(posting, null)
    })
    writer.flush()
    for (const lot of made) forgetUnlessMadeAgain(db, lot)
    compareDay(unlike, before, lotDay(db, day), end)
    if (what.mayConverge && end > what.lastChange && unlike.size === 0) return
    progress(end)
  }
}

/**
 * The newest instant of a posting, or of an entry that moves units or would (a failed take): where the clock stands before it,
 * it counts as now (R0).
 */
export function newestInstant(db: Connection): Instant {
  const newest = row<{ at: number }>(
    db,
    "SELECT at FROM entry WHERE kind <> 'reversal' AND month IS NULL ORDER BY at DESC LIMIT 1",
  )
  return Math.max(newest?.at ?? -Infinity, newestPostingAt(db))
}

/** Takes away what is derived of the day; answers the lots that were made on it. */
function clearDay(db: Connection, day: EpochDay, zone: Zone): readonly number[] {
  const [from, to] = [startOfDay(day, zone), startOfDay(day + 1, zone)]
  const made = rows<{ entry: number }>(
    db,
    'SELECT entry FROM lot WHERE purchased_at >= ? AND purchased_at < ?',
    from,
    to,
  )
  run(db, 'DELETE FROM lot_day WHERE day = ? AND lot IN (SELECT entry FROM lot)', day)
  run(db, 'DELETE FROM posting WHERE at >= ? AND at < ?', from, to)
  run(db, 'DELETE FROM usage_day WHERE day = ?', day)
  run(db, 'DELETE FROM lot WHERE purchased_at >= ? AND purchased_at < ?', from, to)
  return made.map((one) => one.entry)
}

/** A lot whose entry was reversed leaves nothing behind on later days. */
function forgetUnlessMadeAgain(db: Connection, lot: number): void {
  run(db, 'DELETE FROM lot_day WHERE lot = ? AND NOT EXISTS (SELECT 1 FROM lot WHERE entry = ?)', lot, lot)
}

interface LotDayEnd {
  readonly id: EntryId
  readonly units: number
  readonly first_expires_at: number
  readonly expires_at: number
  readonly remaining: number
}

/** Every lot that moved on the day, as it stood at its end. */
function lotDay(db: Connection, day: EpochDay): ReadonlyMap<EntryId, LotDayEnd> {
  const found = rows<LotDayEnd>(
    db,
    `SELECT l.id, l.units, l.first_expires_at, l.expires_at, d.remaining
     FROM lot l CROSS JOIN lot_day d ON d.lot = l.entry AND d.day = ?`,
    day,
  )
  return new Map(found.map((one) => [one.id, one]))
}

/** A lot that stands otherwise than before the change. */
interface Unlike {
  /** It can make no difference once it has expired, then and now. */
  readonly until: Instant
  /** Whether it was made otherwise: then it stays another lot, also where as much is left of it. */
  readonly remade: boolean
}

/** Keeps `unlike` to the lots that stand otherwise than before the change at the end of the day and have not expired by then. */
function compareDay(
  unlike: Map<EntryId, Unlike>,
  before: ReadonlyMap<EntryId, LotDayEnd>,
  after: ReadonlyMap<EntryId, LotDayEnd>,
  end: Instant,
): void {
  for (const { id, expires_at: expiresAt } of [...before.values(), ...after.values()]) {
    const [was, is] = [before.get(id), after.get(id)]
    const known = unlike.get(id)
    const remade = known?.remade === true || !isMadeAlike(was, is)
    if (!remade && was?.remaining === is?.remaining) unlike.delete(id)
    else unlike.set(id, { until: Math.max(known?.until ?? -Infinity, expiresAt), remade })
  }
  for (const [id, { until }] of unlike) if (until < end) unlike.delete(id)
}

/** A lot that a balance finds (R8) may come out larger or smaller, or expire at another time, once entries before it change. */
function isMadeAlike(was: LotDayEnd | undefined, is: LotDayEnd | undefined): boolean {
  if (was === undefined || is === undefined) return true
  return was.units === is.units && was.first_expires_at === is.first_expires_at
}
