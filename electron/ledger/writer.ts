import type { Instant } from '../../shared/domain/calendar.ts'
import type { Posting } from '../../shared/domain/postings.ts'
import { remaining } from '../../shared/domain/lot.ts'
import { Change } from './change.ts'
import type { ClosingGuard } from './closings.ts'
import { closingGuard } from './closings.ts'
import type { Connection } from './database.ts'
import { row } from './database.ts'
import type { Tip } from './derive.ts'
import { extend, isNewest, readTip, rebuild } from './derive.ts'
import type { Names } from './names.ts'
import { openNames } from './names.ts'
import { countChange, revision } from './revision.ts'
import { bookSettings } from './settings.ts'
import { refreshExpiries } from './stored-lots.ts'

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
    this.db.exec('BEGIN IMMEDIATE')
    try {
      const [change, guard] = this.#begin(clock)
      const value = work(change)
      const posted = this.#settle(change, guard)
      const seen = look === undefined ? value : look(value, posted)
      this.#commit()
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
    this.db.exec('BEGIN IMMEDIATE')
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

  /** Posts the expiries that are due (R3); answers whether there were any. */
  catchUp(clock: Instant): boolean {
    const { book } = this.#settledTip()
    if (book.nextExpiry > clock) return false
    const due = [...book.active.values()].flat().some((lot) => lot.expiresAt <= clock && remaining(lot) > 0)
    if (due) this.change(clock, () => undefined)
    return due
  }

  #begin(clock: Instant): [Change, ClosingGuard] {
    const { book } = this.#settledTip()
    const guard = closingGuard(this.db, book.settings.zone)
    return [new Change(this.db, this.#names, guard, this.now(clock)), guard]
  }

  #settledTip(): Tip {
    this.#tip ??= readTip(this.db, this.#names, bookSettings(this.db))
    return this.#tip
  }

  /** Answers the postings where one entry was recorded after all others, else null. */
  #settle(change: Change, guard: ClosingGuard): readonly Posting[] | null {
    const { affected, refold, now } = change
    let posted: readonly Posting[] | null = null
    if (refold) this.#rebuild(guard, -Infinity, Infinity, now, false)
    else if (affected === null || isNewest(this.#settledTip(), affected.earliest)) {
      // Added after all that is posted, but perhaps before a closed month in which nothing moved.
      if (affected !== null) guard.hold(affected.earliest.at)
      posted = extend(
        this.db,
        this.#names,
        this.#settledTip(),
        affected,
        now,
        this.#progress(affected?.earliest.at ?? now, now),
      )
    } else {
      this.#rebuild(guard, affected.earliest.at, affected.last, now, !affected.amended)
    }
    if (affected?.amended === true || refold) refreshExpiries(this.db)
    guard.check()
    if (!change.hasRecorded) countChange(this.db)
    return posted
  }

  #commit(): void {
    const next = revision(this.db)
    this.db.exec('COMMIT')
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
    this.#names = openNames(this.db)
  }
}
