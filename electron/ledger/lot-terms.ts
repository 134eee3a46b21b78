import type { Instant } from '../../shared/domain/calendar.ts'
import type { LotId } from '../../shared/domain/journal.ts'
import type { Connection } from './database.ts'
import { rows } from './database.ts'

/** What the journal says of a lot beside its figures. */
export interface LotTerms {
  readonly id: LotId
  /** The rate card that it was bought by; null for a lot that a balance found (R8). */
  readonly rateCard: string | null
  /** When its expiry was amended last (R9); null where it never was. */
  readonly amendedAt: Instant | null
}

/** The terms of every lot, by its id. */
export function lotTerms(db: Connection): ReadonlyMap<LotId, LotTerms> {
  const found = rows<LotTerms>(
    db,
    `SELECT l.id, e.rate_card AS rateCard,
       (SELECT max(a.at) FROM entry a WHERE a.kind = 'amend' AND a.target = l.entry
          AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.kind = 'reversal' AND r.target = a.seq)) AS amendedAt
     FROM lot l JOIN entry e ON e.seq = l.entry`,
  )
  return new Map(found.map((lot) => [lot.id, lot]))
}
