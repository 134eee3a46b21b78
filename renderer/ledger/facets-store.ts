import type { Output } from '../../shared/api/operations.ts'
import type { ApiClient } from '../api/client.ts'
import { createResource } from '../api/resource.ts'

export type Facets = Output<'entries.facets'>

export const NO_FACETS: Facets = { productions: [], models: [], accounts: [], sources: [], lots: [] }

/** What there is to choose from in the filters. */
export function createFacetsStore(api: ApiClient) {
  return createResource<'all', Facets>(() => api.call('entries.facets', {}))
}

/** What one entry is made of, for the drawer. */
export function createEntryStore(api: ApiClient) {
  return createResource<string, Output<'entries.show'>>((entry) => api.call('entries.show', { entry }))
}
