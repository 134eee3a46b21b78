import { createStore } from 'zustand'
import type { StoreApi } from 'zustand'
import type { BurnOutlookJson, ProjectionBasis } from '../../shared/api/burn-outlook.ts'
import type { Outcome } from '../../shared/api/outcome.ts'
import type { PaceJson, PaceRange } from '../../shared/api/burn-pace.ts'
import type { ApiClient } from '../api/client.ts'
import type { ResourceStore } from '../api/resource.ts'
import { createResource } from '../api/resource.ts'
import type { Shape } from '../ui/ChartOrTable.tsx'

/** What is shown, and how. */
interface Choice {
  readonly range: PaceRange
  readonly shape: Shape
  readonly basis: ProjectionBasis
  readonly setRange: (range: PaceRange) => void
  readonly setShape: (shape: Shape) => void
  readonly setBasis: (basis: ProjectionBasis) => void
}

/** What is asked for: so much of the past, and one projection. */
export interface BurnDownKey {
  readonly range: PaceRange
  readonly basis: ProjectionBasis
}

/** What was left and what will be: read together, since one without the other is half a picture. */
export interface BurnDown {
  readonly pace: PaceJson
  readonly outlook: BurnOutlookJson
}

export interface BurnDownStore {
  readonly burnDown: ResourceStore<BurnDownKey, BurnDown>
  readonly choice: StoreApi<Choice>
}

/** Everything that the burn-down reads and lets choose. */
export function createBurnDownStore(api: ApiClient): BurnDownStore {
  const burnDown = createResource((key: BurnDownKey) => readBurnDown(api, key))
  const choice = createStore<Choice>()((set, get) => ({
    range: '90d',
    shape: 'chart',
    basis: '14',
    setRange: (range) => {
      set({ range })
      void burnDown.getState().load({ range, basis: get().basis })
    },
    setShape: (shape) => set({ shape }),
    setBasis: (basis) => {
      set({ basis })
      void burnDown.getState().load({ range: get().range, basis })
    },
  }))
  return { burnDown, choice }
}

async function readBurnDown(api: ApiClient, { range, basis }: BurnDownKey): Promise<Outcome<BurnDown>> {
  const [pace, outlook] = await Promise.all([
    api.call('burndown.pace', { range }),
    api.call('burndown.outlook', { basis }),
  ])
  if (!pace.ok) return pace
  return outlook.ok ? { ok: true, value: { pace: pace.value, outlook: outlook.value } } : outlook
}
