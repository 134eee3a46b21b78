import type { LedgerFormat } from '../../../electron/backups/check.ts'

export const FORMAT: LedgerFormat = { applicationId: 0x50_4b_4c_47, schemaVersion: 3 }

/** Monday, 5 October 2026. */
export const NOW = Date.UTC(2026, 9, 5, 8)
