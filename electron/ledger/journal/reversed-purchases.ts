import type { Instant } from '../../../shared/domain/calendar.ts'
import type { ReversedPurchase } from '../../../shared/domain/expiry-calendar.ts'
import type { Connection } from '../store/database.ts'
import { rows } from '../store/database.ts'

/** The purchases that were taken back and would have expired from an instant on. */
export function reversedPurchases(db: Connection, from: Instant): ReversedPurchase[] {
  return rows<ReversedPurchase>(
    db,
    `SELECT p.id, p.pack, p.expires_at AS expiresAt FROM entry r JOIN entry p ON p.seq = r.target
     WHERE r.kind = 'reversal' AND p.kind = 'purchase' AND p.expires_at >= ? ORDER BY p.expires_at, p.id`,
    from,
  )
}
