import { createContext, useContext, useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import type { Area } from '../../shared/api/events.ts'
import type { ApiClient } from './client.ts'

const ApiContext = createContext<ApiClient | null>(null)

export function ApiProvider({ client, children }: { readonly client: ApiClient; readonly children: ReactNode }) {
  return <ApiContext value={client}>{children}</ApiContext>
}

/** The studio's client. */
export function useApi(): ApiClient {
  const client = useContext(ApiContext)
  if (client === null) throw new Error('the screen is not within an ApiProvider')
  return client
}

/** Calls `reload` whenever something of the areas has changed, whoever changed it. */
export function useOnChange(areas: readonly Area[], reload: () => unknown): void {
  const api = useApi()
  const latest = useRef(reload)
  const key = areas.join(' ')
  useEffect(() => {
    latest.current = reload
  })
  useEffect(() => {
    const watched = new Set(key.split(' '))
    return api.onEvent((event) => {
      if (event.type === 'changed' && event.areas.some((area) => watched.has(area))) latest.current()
    })
  }, [api, key])
}
