import type { AlertJson } from './alerts.ts'
import type { ToldOperation } from './progress-words.ts'

/** What a host pushes to its screens; they fetch again what concerns them. */
export type StudioEvent =
  | { readonly type: 'changed'; readonly areas: readonly Area[]; readonly revision: number }
  | { readonly type: 'notice'; readonly message: string }
  /** What was raised now, most urgent first; a host shows it, and a click leads to its place. */
  | { readonly type: 'alerts'; readonly alerts: readonly AlertJson[]; readonly zone: string }
  | {
      readonly type: 'progress'
      readonly operation: ToldOperation
      readonly done: number
      readonly total: number | null
    }

/** What a change may concern. */
export type Area = 'ledger' | 'settings' | 'rates' | 'backups' | 'queue' | 'alerts' | 'claims' | 'payments'
