import type { OverviewJson } from '../../shared/api/overview.ts'
import type { BurndownJson } from '../../shared/api/shapes.ts'
import type { ApiClient } from '../api/client.ts'
import type { ResourceStore } from '../api/resource.ts'
import { createResource } from '../api/resource.ts'

/** Where the studio stands. */
export function createOverviewStore(api: ApiClient): ResourceStore<null, OverviewJson> {
  return createResource(() => api.call('overview.show', {}))
}

/** Units left by day from a day such as "2026-10-01" on, of every account. */
export function createBurnDownStore(api: ApiClient): ResourceStore<string, BurndownJson> {
  return createResource((from: string) => api.call('burndown.show', { from }))
}
