import { join } from 'node:path'
import type { Instant, Zone } from '../../shared/domain/calendar.ts'
import type { Connection } from '../ledger/store/database.ts'
import { LEDGER_FILE, row } from '../ledger/store/database.ts'
import { newestInstant } from '../ledger/postings/derive.ts'
import type { Names } from '../ledger/journal/names.ts'
import { openNames } from '../ledger/journal/names.ts'
import { openForReading } from '../ledger/store/open.ts'
import { isBehind } from '../ledger/postings/posted-through.ts'
import type { LedgerSettings } from '../ledger/store/settings.ts'
import { readSettings } from '../ledger/store/settings.ts'
import { addStoredCard, storedCards } from '../ledger/stored-cards.ts'
import { bundledCards } from '../settings/bundled-cards.ts'
import type { CardShelf } from '../settings/rate-cards.ts'
import { cardShelf } from '../settings/rate-cards.ts'
import type { QueryContext } from './context.ts'

/** Everything that queries need of a data folder: a connection that cannot write, and what was read through it once. */
export class ReadSide {
  readonly #dataFolder: string
  readonly #reader: Connection
  readonly #names: Names
  readonly #writer: Connection | null
  #settings: LedgerSettings
  #cards: CardShelf

  /** @param writer where imported rate cards are kept; null on a thread that only reads */
  constructor(dataFolder: string, writer: Connection | null) {
    this.#dataFolder = dataFolder
    this.#writer = writer
    this.#reader = openForReading(join(dataFolder, LEDGER_FILE))
    this.#names = openNames(this.#reader)
    this.#settings = readSettings(this.#reader)
    this.#cards = this.#readCards()
  }

  get zone(): Zone {
    return this.#settings.zone
  }

  context(now: Instant): QueryContext {
    return {
      dataFolder: this.#dataFolder,
      reader: this.#reader,
      names: this.#names,
      cards: this.#cards,
      ...this.#settings,
      now,
    }
  }

  /** The clock; or the newest instant of an entry or a posting, where the clock stands before it (R0). */
  now(clock: Instant): Instant {
    return Math.max(clock, newestInstant(this.#reader))
  }

  /** Whether something is to be posted before it can be read: entries just recorded, or an expiry. */
  isBehind(now: Instant): boolean {
    return isBehind(this.#reader) || this.#hasDueExpiry(now)
  }

  /** Whether a lot with units left has passed its expiry and is not posted yet (R3). */
  #hasDueExpiry(now: Instant): boolean {
    const due = row(
      this.#reader,
      `SELECT 1 FROM lot l WHERE l.expires_at <= ?
         AND (SELECT d.remaining FROM lot_day d WHERE d.lot = l.entry ORDER BY d.day DESC LIMIT 1) > 0 LIMIT 1`,
      now,
    )
    return due !== undefined
  }

  /** Reads settings and rate cards anew. */
  refresh(): void {
    this.#settings = readSettings(this.#reader)
    this.#cards = this.#readCards()
  }

  close(): void {
    this.#reader.close()
  }

  #readCards(): CardShelf {
    return cardShelf(bundledCards, {
      all: () => storedCards(this.#reader),
      add: (id, text, at) => {
        if (this.#writer === null) throw new Error('a thread that only reads was to keep a rate card')
        addStoredCard(this.#writer, id, text, at)
      },
    })
  }
}
