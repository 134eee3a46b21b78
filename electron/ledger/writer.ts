import type { Instant } from '../../shared/domain/calendar.ts'
import type { Posting } from '../../shared/domain/postings.ts'
import { remaining } from '../../shared/domain/lot.ts'
import { Change } from './change.ts'
import type { ClosedMonths, ClosingGuard } from './figures/closings.ts'
import { closedMonthsIn, closingGuard } from './figures/closings.ts'
import type { Connection } from './store/database.ts'
import { row, run } from './store/database.ts'
import type { Tip } from './postings/derive.ts'
import { extend, isNewest, readTip, rebuild } from './postings/derive.ts'
import type { Names } from './journal/names.ts'
import { openNames } from './journal/names.ts'
import { countChange, revision } from './store/revision.ts'
import { bookSettings } from './store/settings.ts'
import { isBehind, markPosted, unposted } from './postings/posted-through.ts'
import { refreshExpiries } from './postings/stored-lots.ts'

type Progress = (done: number, total: number) => void

type Look<T, V> = (value: T, posted: readonly Posting[] | null) => V

/** How a change ends: kept; folded and then undone, to see whether it could be kept; or undone as it is. */
export interface Ending<T> {
  readonly value: T
  readonly ending: 'commit' | 'rehearse' | 'undo'
  /** Looks at what the change has come to, once it is folded; what it throws undoes everything. */
  readonly check?: () => void
}

/**
 * The one writer of an open ledger. Every change is one transaction: entries are recorded, everything derived follows, closed
 * months are checked, and then it is committed; or nothing has happened.
 */
export class LedgerWriter {
  readonly db: Connection
  /** Told how far a long fold has come, in milliseconds of the journal's time; what it throws undoes the change. */
  onProgress: Progress = () => undefined
  #names: Names
  #tip: Tip | null = null
  /** Whether the tip's writer holds postings of entries that are committed. */
  #isHolding = false
  /** Null where a change may have closed or reopened one. */
  #closed: ClosedMonths | null = null
  #revision: number

  constructor(db: Connection) {
    this.db = db
    this.#names = openNames(db)
    this.#revision = revision(db)
  }

  /** Of the last commit; greater after each. */
  get revision(): number {
    return this.#revision
  }

  get names(): Names {
    return this.#names
  }

  /**
   * Runs `work` in one transaction. What it throws, or the fold refuses, undoes everything.
   * @param look sees what the change has come to, before it is committed; what it makes of it is answered. It is told the
   *   postings where one entry was recorded after all others
   */
  change<T, V>(clock: Instant, work: (change: Change) => T, look: Look<T, V>): V
  change<T>(clock: Instant, work: (change: Change) => T): T
  change<T, V>(clock: Instant, work: (change: Change) => T, look?: Look<T, V>): T | V {
    run(this.db, 'BEGIN IMMEDIATE')
    try {
      const [change, guard] = this.#begin(clock)
      const value = work(change)
      const posted = this.#settle(change, guard)
      const seen = look === undefined ? value : look(value, posted)
      this.#commit(posted !== null)
      return seen
    } catch (error) {
      this.#rollBack()
      throw error
    }
  }

  /**
   * The same for work that waits, such as reading a file; nothing else may write meanwhile. Work that ends in a rehearsal has
   * gone the same way as the real thing, and then everything is undone.
   */
  async changeWaiting<T>(clock: Instant, work: (change: Change) => Promise<Ending<T>>): Promise<T> {
    run(this.db, 'BEGIN IMMEDIATE')
    try {
      const [change, guard] = this.#begin(clock)
      const { value, ending, check } = await work(change)
      if (ending !== 'undo') this.#settle(change, guard)
      if (ending !== 'undo') check?.()
      if (ending === 'commit') this.#commit()
      else this.#rollBack()
      return value
    } catch (error) {
      this.#rollBack()
      throw error
    }
  }

  /** The clock; or the newest instant of an entry or a posting, where the clock stands before it (R0). */
  now(clock: Instant): Instant {
    const { last, postedAt } = this.#settledTip()
    return Math.max(clock, last?.at ?? -Infinity, postedAt)
  }

  /** Posts and stores everything up to now, so that it can be read; answers whether an expiry was due. */
  catchUp(clock: Instant): boolean {
    const hasExpired = this.postDue(clock)
    this.writeHeld()
    return hasExpired
  }

  /** Posts the expiries that are due (R3); answers whether there were any. */
  postDue(clock: Instant): boolean {
    const { book } = this.#settledTip()
    if (book.nextExpiry > clock) return false
    const due = [...book.active.values()].flat().some((lot) => lot.expiresAt <= clock && remaining(lot) > 0)
    if (due) this.change(clock, () => undefined)
    return due
  }

  /** Stores what is held back of the newest entries' postings: everything that was recorded can then be read as posted. */
  writeHeld(): void {
    if (!this.#isHolding && (this.#tip !== null || !isBehind(this.db))) return
    run(this.db, 'BEGIN IMMEDIATE')
    try {
      this.#write()
      run(this.db, 'COMMIT')
    } catch (error) {
      this.#rollBack()
      throw error
    }
  }

  #begin(clock: Instant): [Change, ClosingGuard] {
    const { zone } = this.#settledTip().book.settings
    this.#closed ??= closedMonthsIn(this.db, zone)
    const guard = closingGuard(this.db, zone, this.#closed)
    return [new Change(this.db, this.#names, guard, this.now(clock)), guard]
  }

  #settledTip(): Tip {
    this.#tip ??= this.#readTip()
    return this.#tip
  }

  /** Reads where the postings end; those that were held when the last tip was lost are made again. */
  #readTip(): Tip {
    const tip = readTip(this.db, this.#names, bookSettings(this.db))
    const added = unposted(this.db)
    this.#isHolding = false
    if (added === null) return tip
    this.#inTransaction(() => {
      extend(this.db, this.#names, tip, added, -Infinity, () => undefined)
      tip.writer.flush()
      markPosted(this.db)
    })
    return tip
  }

  /** Runs `work` in the transaction that is open, or in one of its own. */
  #inTransaction(work: () => void): void {
    if (this.db.inTransaction) work()
    else this.db.transaction(work).immediate()
  }

  /** Within a transaction: stores the postings that are held. */
  #write(): void {
    this.#settledTip().writer.flush()
    markPosted(this.db)
    this.#isHolding = false
  }

  /**
   * Makes the postings of what the change recorded. Those of a single take are held back, unless much is held already.
   * Answers them where one entry was recorded after all others, else null.
   */
  #settle(change: Change, guard: ClosingGuard): readonly Posting[] | null {
    const { affected, refold, now } = change
    const tip = this.#settledTip()
    const isAppended = !refold && (affected === null || isNewest(tip, affected.earliest))
    // Added after all that is posted, but perhaps before a closed month in which nothing moved.
    const holdsMonths = isAppended && affected !== null && guard.isClosedAfter(affected.earliest.at)
    if (isAppended && affected?.only?.kind === 'usage' && !holdsMonths) return this.#append(change)
    this.#closed = null
    this.#write()
    if (holdsMonths) guard.hold(affected.earliest.at)
    let posted: readonly Posting[] | null = null
    if (isAppended) posted = this.#extend(change)
    else if (refold) this.#rebuild(guard, -Infinity, Infinity, now, false)
    else if (affected !== null) this.#rebuild(guard, affected.earliest.at, affected.last, now, !affected.amended)
    if (affected?.amended === true || refold) refreshExpiries(this.db)
    this.#write()
    guard.check()
    if (!change.hasRecorded) countChange(this.db)
    return posted
  }

  #append(change: Change): readonly Posting[] | null {
    this.#isHolding = true
    const posted = this.#extend(change)
    if (!this.#settledTip().writer.mayHold()) this.#write()
    return posted
  }

  #extend({ affected, now }: Change): readonly Posting[] | null {
    const progress = this.#progress(affected?.earliest.at ?? now, now)
    return extend(this.db, this.#names, this.#settledTip(), affected, now, progress)
  }

  /** @param isOneEntry whether the change recorded one entry and nothing else: then the revision need not be read */
  #commit(isOneEntry = false): void {
    const next = isOneEntry ? this.#revision + 1 : revision(this.db)
    run(this.db, 'COMMIT')
    this.#revision = next
  }

  #rebuild(guard: ClosingGuard, from: Instant, lastChange: Instant, through: Instant, mayConverge: boolean): void {
    const start = Math.max(from, this.#firstInstant(through))
    guard.hold(start)
    this.#tip = null
    rebuild(
      this.db,
      this.#names,
      bookSettings(this.db),
      { from: start, lastChange, through, mayConverge },
      this.#progress(start, through),
    )
  }

  #progress(from: Instant, to: Instant): (at: Instant) => void {
    const total = Math.max(1, to - from)
    return (at) => {
      this.onProgress(Math.min(at - from, total), total)
    }
  }

  #firstInstant(otherwise: Instant): Instant {
    return row<{ at: number | null }>(this.db, 'SELECT min(at) AS at FROM entry')?.at ?? otherwise
  }

  #rollBack(): void {
    if (this.db.inTransaction) this.db.exec('ROLLBACK')
    this.#tip = null
    this.#isHolding = false
    this.#closed = null
    this.#names = openNames(this.db)
  }
}
