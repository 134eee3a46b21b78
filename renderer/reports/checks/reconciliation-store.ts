import { createStore } from 'zustand'
import type { StoreApi } from 'zustand'
import type { SavedFile } from '../../../shared/api/host.ts'
import type { Input, Output } from '../../../shared/api/operations.ts'
import type { ApiClient } from '../../api/client.ts'
import type { Work } from '../../api/one-at-a-time.ts'
import { oneAtATime } from '../../api/one-at-a-time.ts'
import type { ResourceStore } from '../../api/resource.ts'
import { createResource } from '../../api/resource.ts'

type ClaimState = Input<'claims.mark'>['state']

/** What is being done to claims, and why that did not work. */
export interface ClaimWork extends Work {
  /** Each answers whether it was done. Takes are named by the ids of their entries. */
  readonly raise: (takes: readonly string[]) => Promise<boolean>
  readonly mark: (take: string, state: ClaimState) => Promise<boolean>
  readonly withdraw: (take: string) => Promise<boolean>
  /** The dispute sheet; null where the host's dialog was left, or it did not work. */
  readonly saveSheet: () => Promise<SavedFile | null>
}

export interface ReconciliationStore {
  readonly checks: ResourceStore<null, Output<'checks.list'>>
  readonly claims: ResourceStore<null, Output<'claims.list'>>
  readonly work: StoreApi<ClaimWork>
}

export function createReconciliationStore(api: ApiClient): ReconciliationStore {
  return {
    checks: createResource(() => api.call('checks.list', {})),
    claims: createResource(() => api.call('claims.list', {})),
    work: createWork(api),
  }
}

function createWork(api: ApiClient): StoreApi<ClaimWork> {
  return createStore<ClaimWork>()((set, get) => {
    const perform = oneAtATime(set, get)
    return {
      isBusy: false,
      failure: null,
      raise: async (takes) => (await perform(() => api.call('claims.raise', { takes: [...takes] }))) !== null,
      mark: async (take, state) => (await perform(() => api.call('claims.mark', { takes: [take], state }))) !== null,
      withdraw: async (take) => (await perform(() => api.call('claims.withdraw', { takes: [take] }))) !== null,
      saveSheet: () =>
        perform(() => api.saveExport({ operation: 'exports.claims', input: {}, name: 'packledger-disputes.csv' })),
    }
  })
}
