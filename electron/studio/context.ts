import type { StudioEvent } from '../../shared/api/events.ts'
import type { Instant, Zone } from '../../shared/domain/calendar.ts'
import type { Currency } from '../../shared/domain/money.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { Connection } from '../ledger/store/database.ts'
import type { Names } from '../ledger/journal/names.ts'
import type { CardShelf } from '../settings/rate-cards.ts'

/** What a query has at hand: a connection that cannot write, and the instant at which it was asked. */
export interface QueryContext {
  readonly dataFolder: string
  readonly reader: Connection
  readonly names: Names
  readonly cards: CardShelf
  readonly zone: Zone
  readonly currency: Currency
  readonly now: Instant
}

/** What a command has at hand besides. */
export interface CommandContext extends QueryContext {
  readonly ledger: Ledger
  /** Tells whoever listens to the studio. */
  tell(event: StudioEvent): void
  /** Forgets what was read of settings and cards. */
  settingsChanged(): void
}

/** What a command has at hand that tells how far it is: one that `shared/api/progress-words.ts` has words for. */
export interface ToldCommandContext extends CommandContext {
  /** Tells how far the command has come; `total` null where that is not known. Refuses (`cancelled`) once it is to stop. */
  progress(done: number, total: number | null): void
}

/** The source of what was typed in, which has no external id of its own. */
export const MANUAL_SOURCE = 'manual'
