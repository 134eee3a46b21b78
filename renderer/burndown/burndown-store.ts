import { createStore } from 'zustand'
import type { StoreApi } from 'zustand'
import type { PaceJson, PaceRange } from '../../shared/api/reporting.ts'
import type { ApiClient } from '../api/client.ts'
import type { ResourceStore } from '../api/resource.ts'
import { createResource } from '../api/resource.ts'

export type Shape = 'chart' | 'table'

/** What is shown, and how. */
interface Choice {
  readonly range: PaceRange
  readonly shape: Shape
  readonly setRange: (range: PaceRange) => void
  readonly setShape: (shape: Shape) => void
}

export interface BurnDownStore {
  readonly pace: ResourceStore<PaceRange, PaceJson>
  readonly choice: StoreApi<Choice>
}

/** Everything that the burn-down reads and lets choose. */
export function createBurnDownStore(api: ApiClient): BurnDownStore {
  const pace = createResource((range: PaceRange) => api.call('burndown.pace', { range }))
  const choice = createStore<Choice>()((set) => ({
    range: '90d',
    shape: 'chart',
    setRange: (range) => {
      set({ range })
      void pace.getState().load(range)
    },
    setShape: (shape) => set({ shape }),
  }))
  return { pace, choice }
}
