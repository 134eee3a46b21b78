import type { EpochDay, Instant } from '../../../shared/domain/calendar.ts'
import type { Book } from '../../../shared/domain/book.ts'
import type { LotId } from '../../../shared/domain/journal.ts'
import type { Posting } from '../../../shared/domain/postings.ts'
import type { Connection } from '../store/database.ts'
import { bulkInsert } from '../store/bulk.ts'
import type { DaySums } from './day-sums.ts'
import { addDaySums, addPosting, countTakes, emptyDaySums } from './day-sums.ts'
import type { StoredFoldEntry } from './fold-entries.ts'
import { insertLot } from './stored-lots.ts'

/**
 * Stores what the fold posts: postings some at a time, roll-ups a day at a time, lots as they come up. Postings arrive in the
 * order of their instants. What is held back outlasts the transaction that it came in, until it is flushed in a later one.
 */
export interface PostingWriter {
  /** Told of every entry before the fold applies it. */
  entry(entry: StoredFoldEntry): void
  post(posting: Posting, entry: StoredFoldEntry | null): void
  /** Writes what is held back: the roll-ups of the day in hand, and the last postings. */
  flush(): void
  /** Whether all that came since the last flush is held back, and may wait for a later transaction: none of it is written. */
  mayHold(): boolean
  /** The instant of the last posting; -Infinity before the first. */
  postedAt(): Instant
}

/** @param seqs the number of the entry that made each lot of the book; lots that come up are added */
export function postingWriter(
  db: Connection,
  book: Book,
  seqs: Map<LotId, number>,
  dayOf: (instant: Instant) => EpochDay,
): PostingWriter {
  const postings = bulkInsert(db, 'INSERT INTO posting (at, entry, line, kind, lot, units, cost)', 7)
  const seqOf = (lot: string): number => {
    const seq = seqs.get(lot)
    if (seq === undefined) throw new Error(`lot ${lot} is not stored`)
    return seq
  }
  let day: EpochDay | null = null
  let sums: DaySums = emptyDaySums()
  let [entrySeq, entryLine] = [0, 0]
  let postedAt: Instant = -Infinity
  let isPartlyWritten = false

  const flushDay = (): void => {
    if (day === null) return
    addDaySums(db, day, sums, seqOf)
    isPartlyWritten = true
    day = null
    sums = emptyDaySums()
  }
  const turnTo = (at: Instant): void => {
    const next = dayOf(at)
    if (next === day) return
    flushDay()
    day = next
  }
  // An expiry has the number of the entry that made the lot, which may be the one that was posted just before it.
  const lineOf = (at: Instant, seq: number): number => {
    entryLine = at === postedAt && seq === entrySeq ? entryLine + 1 : 0
    entrySeq = seq
    return entryLine
  }

  return {
    entry(entry) {
      turnTo(entry.at)
      countTakes(sums, entry)
    },
    post(posting, entry) {
      turnTo(posting.at)
      const lot = posting.lot === null ? undefined : book.lots.get(posting.lot)
      if (entry !== null && lot?.id === entry.id && !seqs.has(lot.id)) {
        seqs.set(lot.id, entry.seq)
        insertLot(db, entry.seq, entry.accountId, lot)
      }
      const lotSeq = lot === undefined ? null : seqOf(lot.id)
      const seq = entry?.seq ?? lotSeq ?? 0
      const line = lineOf(posting.at, seq)
      if (postings.add(posting.at, seq, line, posting.kind, lotSeq, posting.units, posting.cost)) isPartlyWritten = true
      addPosting(sums, posting, entry, lot)
      postedAt = posting.at
    },
    flush() {
      flushDay()
      postings.flush()
      isPartlyWritten = false
    },
    mayHold: () => !isPartlyWritten,
    postedAt: () => postedAt,
  }
}
