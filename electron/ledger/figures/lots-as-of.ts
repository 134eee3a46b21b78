import type { Instant } from '../../../shared/domain/calendar.ts'
import type { LotHead } from '../../../shared/domain/movement.ts'
import type { Connection } from '../store/database.ts'
import { rows } from '../store/database.ts'
import type { Names } from '../journal/names.ts'

/** A lot with the terms that held at some instant. */
export interface LotAsOf extends LotHead {
  /** The rate card that it was bought by; null for a lot that a balance found (R8). */
  readonly rateCard: string | null
  /** When its expiry had been amended last (R9); null where it had not been. */
  readonly amendedAt: Instant | null
}

/**
 * The lots bought before an instant, in the order of their purchases, with the terms that held then: what was amended later is not
 * amended yet. So what is told of a closed month stays the same.
 */
export function lotsAsOf(db: Connection, names: Names, at: Instant): LotAsOf[] {
  const found = rows<Omit<LotAsOf, 'account'> & { readonly account: number }>(
    db,
    `SELECT l.id, l.account, l.pack, l.purchased_at AS purchasedAt, COALESCE(a.expires_at, l.first_expires_at) AS expiresAt,
       l.units, l.price, e.rate_card AS rateCard, a.at AS amendedAt
     FROM lot l
     JOIN entry e ON e.seq = l.entry
     LEFT JOIN entry a ON a.seq = (SELECT s.seq FROM entry s WHERE s.kind = 'amend' AND s.target = l.entry AND s.at < @at
         AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.kind = 'reversal' AND r.target = s.seq)
       ORDER BY s.at DESC, s.id DESC LIMIT 1)
     WHERE l.purchased_at < @at ORDER BY l.purchased_at, l.id`,
    { at },
  )
  return found.map((lot) => ({ ...lot, account: names.account(lot.account) }))
}
