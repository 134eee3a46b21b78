import type { StoreApi } from 'zustand'
import type { ApiClient } from '../api/client.ts'
import type { Comparison } from './compare/comparison-store.ts'
import { createComparisonStore } from './compare/comparison-store.ts'
import type { Plans } from './plans-store.ts'
import { createPlansStore } from './plans-store.ts'
import type { SchedulePlanning } from './schedule/schedule-store.ts'
import { createScheduleStore } from './schedule/schedule-store.ts'

/** A store for each tab of the screen: what was typed on one is still there after a look at another. */
export interface PlansStores {
  readonly prices: StoreApi<Plans>
  readonly comparison: StoreApi<Comparison>
  readonly schedule: StoreApi<SchedulePlanning>
}

export function createPlansStores(api: ApiClient): PlansStores {
  return { prices: createPlansStore(api), comparison: createComparisonStore(api), schedule: createScheduleStore(api) }
}
