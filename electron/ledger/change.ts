import type { Instant } from '../../shared/domain/calendar.ts'
import { formatInstant, MILLISECONDS_PER_MINUTE } from '../../shared/domain/calendar.ts'
import type { EntryId, EntryKind, JournalEntry, UsageEntry } from '../../shared/domain/journal.ts'
import { compareEntries } from '../../shared/domain/journal.ts'
import { invalid, Refusal } from '../../shared/domain/refusal.ts'
import type { ClosingGuard } from './figures/closings.ts'
import type { Connection } from './store/database.ts'
import { row } from './store/database.ts'
import type { Place } from './postings/derive.ts'
import type { StoredFoldEntry } from './postings/fold-entries.ts'
import { storedEntry } from './postings/fold-entries.ts'
import type { Recorded } from './journal/journal.ts'
import { findSame, insertEntry, insertUsages } from './journal/journal.ts'
import type { Names } from './journal/names.ts'

/** R0: an entry may be this much ahead of the clock. */
const TOLERANCE = 5 * MILLISECONDS_PER_MINUTE

/** What of the derived rows a change makes stale. */
export interface Affected {
  /** The first in R1 order of what was added or taken away. */
  readonly earliest: Place
  /** The number of the first entry that was recorded. */
  readonly firstSeq: number
  /** The entry where it is the only one: it need not be read back. */
  readonly only: StoredFoldEntry | null
  /** The last instant at which something was. */
  readonly last: Instant
  /** Whether an expiry was amended, so that lots differ in more than what is left of them. */
  readonly amended: boolean
}

/** The journal's side of one transaction: it collects what the entries affect, for the postings to follow. */
export class Change {
  /** The clock, or the newest posting's instant where the clock stands before it (R0). */
  readonly now: Instant
  affected: Affected | null = null
  refold = false
  /** Whether an entry was recorded, be it one that moves nothing. */
  hasRecorded = false
  readonly #db: Connection
  readonly #names: Names
  readonly #guard: ClosingGuard

  constructor(db: Connection, names: Names, guard: ClosingGuard, now: Instant) {
    this.#db = db
    this.#names = names
    this.#guard = guard
    this.now = now
  }

  /**
   * Appends an entry; R12 decides whether it is new. Refuses one ahead of the clock (R0, `invalid_input`), one in a closed
   * month (R11, `period_closed`), and one that names what is not there.
   */
  record(entry: JournalEntry, batch: number | null = null, reversedLater?: ReadonlySet<EntryId>): Recorded {
    const place = affectedPlace(this.#db, entry)
    return (
      this.#known(entry, place) ??
      this.#recorded(entry, place, insertEntry(this.#db, this.#names, entry, batch, reversedLater))
    )
  }

  /**
   * As `record` for each in turn, of which none is refused for the others: a refusal stands in its entry's place.
   * @param reversedLater the entries whose reversals follow, here or in a later call
   */
  recordEach(
    entries: readonly JournalEntry[],
    batch: number | null,
    reversedLater: ReadonlySet<EntryId>,
  ): readonly (Recorded | Refusal)[] {
    const answers: (Recorded | Refusal)[] = []
    let pending: UsageEntry[] = []
    const flush = (): void => {
      const recorded = insertUsages(this.#db, this.#names, pending, batch, reversedLater)
      for (const [index, entry] of pending.entries())
        answers.push(this.#recorded(entry, entry, recordedOf(recorded, index)))
      pending = []
    }
    for (const entry of entries) {
      const known = refusalOr(() => (entry.kind === 'usage' ? this.#known(entry, entry) : null))
      if (entry.kind === 'usage' && known === null) {
        pending.push(entry)
        continue
      }
      flush()
      answers.push(known ?? refusalOr(() => this.record(entry, batch, reversedLater)))
    }
    flush()
    return answers
  }

  /** What is known without inserting: R0's refusal, and of a closed month (R11) the duplicate, or the refusal. */
  #known(entry: JournalEntry, place: Place | null): Recorded | null {
    this.refuseAhead(entry.at)
    if (place === null || !this.#guard.isClosed(place.at)) return null
    return findSame(this.#db, this.#names, entry) ?? this.#guard.refuseAt(place.at)
  }

  #recorded(entry: JournalEntry, place: Place | null, recorded: Recorded): Recorded {
    if (recorded.status !== 'recorded') return recorded
    this.hasRecorded = true
    if (place !== null) this.#widen(entry, place, recorded.seq)
    return recorded
  }

  /** Refuses (`invalid_input`, field `at`) an instant ahead of the clock (R0), of an entry or of what stands beside the journal. */
  refuseAhead(at: Instant): void {
    if (at <= this.now + TOLERANCE) return
    throw invalid(`at: ${formatInstant(at)} is ahead of the clock, which shows ${formatInstant(this.now)}`, {
      field: 'at',
    })
  }

  /** Has everything derived made anew: a setting that the fold uses has changed. */
  refoldAll(): void {
    this.refold = true
  }

  #widen(entry: JournalEntry, place: Place, seq: number): void {
    const before = this.affected
    this.affected = {
      earliest: before === null || compareEntries(place, before.earliest) < 0 ? place : before.earliest,
      firstSeq: before?.firstSeq ?? seq,
      only: before === null ? storedEntry(this.#names, entry, seq) : null,
      last: Math.max(before?.last ?? -Infinity, place.at),
      amended: place.kind === 'amend' || (before?.amended ?? false),
    }
  }
}

function recordedOf(recorded: readonly Recorded[], index: number): Recorded {
  const one = recorded[index]
  if (one === undefined) throw new Error('an entry was recorded without an answer')
  return one
}

/** Where in R1 order the postings change; null for an entry that moves nothing. A reversal changes what it takes back. */
function affectedPlace(db: Connection, entry: JournalEntry): Place | null {
  if (entry.kind === 'close' || entry.kind === 'reopen') return null
  if (entry.kind !== 'reversal') return entry
  const target = row<{ at: number; kind: EntryKind; id: string }>(
    db,
    'SELECT at, kind, id FROM entry WHERE id = ?',
    entry.entry,
  )
  return target ?? null
}

function refusalOr<T>(work: () => T): T | Refusal {
  try {
    return work()
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}
