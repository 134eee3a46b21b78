import type { EntryId } from '../../../shared/domain/journal.ts'
import { Refusal } from '../../../shared/domain/refusal.ts'
import type { Instant } from '../../../shared/domain/calendar.ts'
import type { Connection } from '../store/database.ts'
import { row, rows, run } from '../store/database.ts'

/** Opens a batch: what one file brought, to be reversed as a whole. Answers its number. */
export function insertBatch(db: Connection, uuid: string, file: string, digest: string, at: Instant): number {
  const { lastInsertRowid } = run(
    db,
    `INSERT INTO batch (uuid, first_seq, file, digest, recorded_at)
     VALUES (?, (SELECT COALESCE(max(seq), 0) + 1 FROM entry), ?, ?, ?)`,
    uuid,
    file,
    digest,
    at,
  )
  return Number(lastInsertRowid)
}

/** The batch's entries that still stand and can be reversed. Refuses (`not_found`) a batch that is not in the ledger. */
export function standingEntries(db: Connection, uuid: string): EntryId[] {
  const batch = row<{ id: number; first_seq: number }>(db, 'SELECT id, first_seq FROM batch WHERE uuid = ?', uuid)
  if (batch === undefined) throw new Refusal('not_found', `batch: ${uuid} is not in the ledger`, { field: 'batch' })
  return rows<{ id: string }>(
    db,
    `SELECT id FROM entry e WHERE seq >= ? AND batch = ? AND kind IN ('usage', 'purchase', 'balance', 'amend')
       AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.kind = 'reversal' AND r.target = e.seq) ORDER BY seq`,
    batch.first_seq,
    batch.id,
  ).map((one) => one.id)
}
