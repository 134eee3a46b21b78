import type { StatementJson } from '../../shared/api/shapes.ts'
import type { Instant } from '../../shared/domain/calendar.ts'
import type { LotId } from '../../shared/domain/journal.ts'
import type { LotHead } from '../../shared/domain/movement.ts'

/** A statement with the digest that its month was closed with, where it is closed (R11). */
export interface WrittenStatement extends StatementJson {
  readonly digest?: string
}

/** What a month's files are made of: the statement, and what it leaves out since a closing's digest is of its figures alone. */
export interface StatementFile {
  readonly statement: WrittenStatement
  /** When the month was closed; null while it is open. */
  readonly closedAt: Instant | null
  /** The lots bought before the month ended, as they stood then. */
  readonly lots: ReadonlyMap<LotId, LotTerms>
}

export type LotTerms = Pick<LotHead, 'account' | 'purchasedAt' | 'expiresAt'>
