import type { Output } from '../../shared/api/operations.ts'
import type { Outcome } from '../../shared/api/outcome.ts'
import { DEFAULT_CARD } from '../../shared/domain/defaults.ts'
import type { RateCardFile } from '../../shared/domain/rate-card.ts'
import type { ApiClient } from '../api/client.ts'
import type { ResourceStore } from '../api/resource.ts'
import { createResource } from '../api/resource.ts'

/** The key of what is read as a whole: a resource without a key has nothing to read again. */
export const ALL = 'all'

export type Diagnostics = Output<'studio.diagnostics'>
export type Verification = Output<'ledger.verify'>
export type Backup = Output<'backups.list'>['backups'][number]
export type BackupPreview = Output<'backups.preview'>
export type CardSummary = Output<'rates.list'>['cards'][number]
export type CardVersion = Output<'rates.history'>['versions'][number]

/** What the settings read, each part by itself: a part that fails takes no other with it. */
export interface SettingsStores {
  readonly accounts: ResourceStore<typeof ALL, Output<'accounts.list'>['accounts']>
  readonly thresholds: ResourceStore<typeof ALL, Output<'alerts.thresholds'>>
  readonly cards: ResourceStore<typeof ALL, readonly CardSummary[]>
  /** A card's versions by its id, the newest first. */
  readonly history: ResourceStore<string, readonly CardVersion[]>
  /** The rules of the card that is meant unless another is named. */
  readonly rules: ResourceStore<typeof ALL, RateCardFile>
  readonly backups: ResourceStore<typeof ALL, readonly Backup[]>
  /** What a backup holds, by the file's token or path. */
  readonly backup: ResourceStore<string, BackupPreview>
  readonly check: ResourceStore<typeof ALL, Verification>
  readonly diagnostics: ResourceStore<typeof ALL, Diagnostics>
}

export function createSettingsStores(api: ApiClient): SettingsStores {
  return {
    accounts: createResource(async () => part(await api.call('accounts.list', {}), (value) => value.accounts)),
    thresholds: createResource(() => api.call('alerts.thresholds', {})),
    cards: createResource(async () => part(await api.call('rates.list', {}), (value) => value.cards)),
    history: createResource(async (id) => part(await api.call('rates.history', { id }), (value) => value.versions)),
    rules: createResource(() => api.call('rates.show', { id: DEFAULT_CARD })),
    backups: createResource(async () => part(await api.call('backups.list', {}), (value) => value.backups)),
    backup: createResource((file) => api.call('backups.preview', { file })),
    check: createResource(() => api.call('ledger.verify', {})),
    diagnostics: createResource(() => api.call('studio.diagnostics', {})),
  }
}

function part<T, P>(outcome: Outcome<T>, of: (value: T) => P): Outcome<P> {
  return outcome.ok ? { ok: true, value: of(outcome.value) } : outcome
}
