import { statSync } from 'node:fs'
import type { Instant } from '../../shared/domain/calendar.ts'
import type { Connection } from '../ledger/store/database.ts'
import { storageFailure } from '../ledger/store/storage-failure.ts'
import type { LedgerFormat } from './check.ts'
import { checkBackup, openReadOnly } from './check.ts'

/** A ledger in numbers. */
export interface LedgerFigures {
  readonly entries: number
  /** The latest effective instant of an entry; null where there is none. */
  readonly newestAt: Instant | null
  readonly bytes: number
  readonly schemaVersion: number
  readonly zone: string
  readonly currency: string
}

/** What a backup holds. Checks the whole file first, and refuses as `checkBackup` does. */
export function previewBackup(file: string, format: LedgerFormat): LedgerFigures {
  checkBackup(file, format)
  try {
    const db = openReadOnly(file)
    try {
      return ledgerFigures(db)
    } finally {
      db.close()
    }
  } catch (error) {
    throw storageFailure(error, file)
  }
}

/** The figures of an open ledger. Its journal and settings have had these columns in every released schema. */
export function ledgerFigures(db: Connection): LedgerFigures {
  const { entries, newestAt } = db
    .prepare<[], { entries: number; newestAt: number | null }>(
      'SELECT count(*) AS entries, max(at) AS newestAt FROM entry',
    )
    .get() ?? { entries: 0, newestAt: null }
  const setting = db.prepare<[string], { value: string }>('SELECT value FROM setting WHERE key = ?')
  return {
    entries,
    newestAt,
    bytes: statSync(db.name).size,
    schemaVersion: Number(db.pragma('user_version', { simple: true })),
    zone: setting.get('zone')?.value ?? '',
    currency: setting.get('currency')?.value ?? '',
  }
}
