import * as fc from 'fast-check'
import { Refusal } from '../../shared/domain/refusal.ts'
import type { Instant, Zone } from '../../shared/domain/calendar.ts'
import { startOfDay, parseDay } from '../../shared/domain/calendar.ts'
import type { EntryId, JournalEntry } from '../../shared/domain/journal.ts'
import type { Change } from '../../electron/ledger/change.ts'
import { afterLastOf, closedMonths } from '../../electron/ledger/figures/closings.ts'
import type { LedgerWriter } from '../../electron/ledger/writer.ts'
import { statementDigest } from '../../electron/studio/handlers/months.ts'
import { entryId } from './fold.ts'

/** Quarters of a day since the ledgers' first: small numbers, so that many things happen at one instant or one day. */
type Quarter = number

/** Something that may happen to a ledger. Entries are named by the order in which they were recorded. */
export type Move =
  | { readonly kind: 'purchase'; readonly at: Quarter; readonly units: number; readonly lasts: Quarter }
  | { readonly kind: 'usage'; readonly at: Quarter; readonly units: number; readonly charged: boolean }
  | { readonly kind: 'balance'; readonly at: Quarter; readonly units: number; readonly lot: number | null }
  | { readonly kind: 'amend'; readonly at: Quarter; readonly lot: number; readonly lasts: Quarter }
  | { readonly kind: 'reversal'; readonly of: number }

/** What one transaction does, at an instant that the clock shows: some moves, or the month that ends within the time. */
export type Turn =
  | { readonly now: Quarter; readonly moves: readonly Move[] }
  | { readonly now: Quarter; readonly month: 'close' | 'reopen' }

function isLoneTake(turn: Turn): boolean {
  return 'moves' in turn && turn.moves.length === 1 && turn.moves[0]?.kind === 'usage'
}

const QUARTERS = 56
const QUARTER = 6 * 3_600_000

const quarter = fc.nat(QUARTERS)
const lasts = fc.integer({ min: 1, max: 32 })
const anEntry = fc.nat(40)

const move: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('purchase'), at: quarter, units: fc.integer({ min: 1, max: 9 }), lasts }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('usage'),
      at: quarter,
      units: fc.integer({ min: 1, max: 9 }),
      charged: fc.boolean(),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('balance'), at: quarter, units: fc.nat(20), lot: fc.option(anEntry) }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('amend'), at: quarter, lot: anEntry, lasts }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('reversal'), of: anEntry }) },
)

const now = fc.integer({ min: 20, max: QUARTERS })

const turn: fc.Arbitrary<Turn> = fc.oneof(
  { weight: 9, arbitrary: fc.record({ now, moves: fc.array(move, { minLength: 1, maxLength: 4, size: 'max' }) }) },
  { weight: 1, arbitrary: fc.record({ now, month: fc.constantFrom('close', 'reopen') }) },
)

/** The month that the time begins in, and the first quarter after it. */
const MONTH = '2026-03'
const MONTH_ENDS = 32

const aTake = fc.record({
  kind: fc.constant('usage' as const),
  at: quarter,
  units: fc.integer({ min: 1, max: 9 }),
  charged: fc.boolean(),
})
const takeAtSomeTime: fc.Arbitrary<Turn> = fc.record({ now, moves: fc.tuple(aTake) })
const takeNow: fc.Arbitrary<Turn> = fc
  .record({ now, take: aTake })
  .map(({ now: clock, take }) => ({ now: clock, moves: [{ ...take, at: clock }] }))

/** The same with many takes that are recorded by themselves, most of them at the instant that the clock shows. */
export const turnsOfTakes: fc.Arbitrary<Turn[]> = fc.array(
  fc.oneof({ weight: 3, arbitrary: turn }, { weight: 2, arbitrary: takeAtSomeTime }, { weight: 6, arbitrary: takeNow }),
  { minLength: 1, maxLength: 30, size: 'max' },
)

/** What may happen to a ledger in a fortnight. */
export const turns: fc.Arbitrary<Turn[]> = fc.array(turn, { minLength: 1, maxLength: 14, size: 'max' })

/** Makes moves, and keeps the names of what was recorded. */
export class Mover {
  readonly recorded: JournalEntry[] = []
  readonly #writer: LedgerWriter
  readonly #zone: Zone
  #count = 0

  constructor(writer: LedgerWriter, zone: Zone) {
    this.#writer = writer
    this.#zone = zone
  }

  /** Answers whether the turn was taken; a refused one has changed nothing. */
  take(turn: Turn): boolean {
    const clock = this.instant(turn.now)
    const made: JournalEntry[] = []
    try {
      // As a studio does: before a lone take, what the takes before it left to be posted may wait on.
      if (isLoneTake(turn)) this.#writer.postDue(clock)
      else this.#writer.catchUp(clock)
      if ('month' in turn) return turn.now >= MONTH_ENDS && this.#turnMonth(turn.month, clock)
      this.#writer.change(clock, (change) => {
        for (const one of turn.moves) this.#make(change, one, clock, made)
      })
      this.recorded.push(...made)
      return true
    } catch (error) {
      if (error instanceof Refusal) return false
      throw error
    }
  }

  /** Closes or reopens the month, as `months.close` and `months.reopen` do. */
  #turnMonth(kind: 'close' | 'reopen', clock: Instant): boolean {
    const { db, names } = this.#writer
    if (closedMonths(db).some(({ month }) => month === MONTH) === (kind === 'close')) return false
    const common = { ...this.#common(clock), at: afterLastOf(db, MONTH, clock), month: MONTH }
    const digest = statementDigest(db, names, MONTH)
    this.#writer.change(clock, (change) => {
      change.record(kind === 'close' ? { ...common, kind, digest } : { ...common, kind })
    })
    return true
  }

  instant(quarters: Quarter): Instant {
    const day = Math.floor(quarters / 4)
    // Around the end of March, when Berlin's clocks are put forward.
    return startOfDay(parseDay('2026-03-24', 'day') + day, this.#zone) + (quarters % 4) * QUARTER
  }

  #common(now: Instant) {
    this.#count += 1
    // Later entries often have lesser ids: what comes first at one instant must not depend on the order of arrival.
    const id = entryId((this.#count * 7919) % 100_003)
    return { id, recordedAt: now, source: 'test', externalId: null, note: null }
  }

  #make(change: Change, move: Move, now: Instant, made: JournalEntry[]): void {
    const entry = this.#entry(move, now, [...this.recorded, ...made])
    try {
      if (change.record(entry).status === 'recorded') made.push(entry)
    } catch (error) {
      // It names what is not there: the other moves are made.
      if (!(error instanceof Refusal)) throw error
    }
  }

  #entry(move: Move, now: Instant, known: readonly JournalEntry[]): JournalEntry {
    const common = this.#common(now)
    const named = (number: number): EntryId => known[number % Math.max(1, known.length)]?.id ?? entryId(999_999)
    if (move.kind === 'reversal') return { ...common, kind: 'reversal', at: now, entry: named(move.of), reason: null }
    const at = Math.min(now, this.instant(move.at))
    switch (move.kind) {
      case 'purchase':
        return {
          ...common,
          kind: 'purchase',
          at,
          account: 'main',
          rateCard: 'minimax-video',
          pack: 'custom',
          units: move.units * 1000,
          price: move.units * 333 + 1,
          currency: 'USD',
          expiresAt: at + move.lasts * QUARTER,
        }
      case 'usage':
        return {
          ...common,
          kind: 'usage',
          at,
          account: 'main',
          charge: {
            model: 'MiniMax-Hailuo-02',
            resolution: '768p',
            seconds: 6,
            unitsPerClip: move.units * 700,
            payAsYouGo: 280_000,
            listPricePerUnit: null,
          },
          clips: 1,
          outcome: move.charged ? 'success' : 'failed',
          production: move.units % 2 === 0 ? 'Nova' : null,
          shot: null,
          details: null,
        }
      case 'balance': {
        const lot = move.lot === null ? null : named(move.lot)
        return { ...common, kind: 'balance', at, account: 'main', units: move.units * 1000, lot }
      }
      case 'amend':
        return { ...common, kind: 'amend', at, lot: named(move.lot), expiresAt: at + move.lasts * QUARTER }
    }
  }
}
