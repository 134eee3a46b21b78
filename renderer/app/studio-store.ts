import { createStore } from 'zustand'
import type { StoreApi } from 'zustand'
import type { OperationError } from '../../shared/api/outcome.ts'
import type { ApiClient } from '../api/client.ts'
import type { StudioInfo } from '../ui/studio-context.ts'

export interface StudioState {
  /** What the studio said of itself last; stays while the host does not answer. */
  readonly info: StudioInfo | null
  /** Why there is no studio to work with. */
  readonly failure: OperationError | null
  readonly load: () => Promise<void>
}

/** The studio that the host has open, or why it has none. */
export function createStudioStore(api: ApiClient): StoreApi<StudioState> {
  let newest = 0
  return createStore<StudioState>()((set, get) => ({
    info: null,
    failure: null,
    async load() {
      newest += 1
      const request = newest
      const outcome = await api.call('studio.info', {})
      if (request !== newest) return
      if (outcome.ok) {
        set({ info: outcome.value, failure: null })
        return
      }
      // A host that is away for a moment takes no screen away: the banner says it.
      const { code } = outcome.error
      const isAway = code === 'host_unreachable' || code === 'forbidden'
      if (isAway && get().info !== null) return
      set({ failure: outcome.error })
    },
  }))
}
