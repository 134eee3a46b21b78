import { useSyncExternalStore } from 'react'

/**
 * The address after the hash: "#/ledger?production=Nike" names the screen "/ledger" and what it shows, "production=Nike". wouter's own
 * hash hook would put the query before the hash, where a link cannot have it.
 */
export function hashPath(hash: string): string {
  const [path = ''] = hash.replace(/^#?\/?/, '').split('?')
  return `/${path}`
}

/** The query of an address's hash, without its question mark. */
export function hashSearch(hash: string): string {
  const start = hash.indexOf('?')
  return start === -1 ? '' : hash.slice(start + 1)
}

/** Turns to a screen, such as "/ledger?lot=…". */
export function navigate(to: string, options: { readonly replace?: boolean } = {}): void {
  const oldURL = location.href
  history[options.replace === true ? 'replaceState' : 'pushState'](null, '', `#${to}`)
  dispatchEvent(new HashChangeEvent('hashchange', { oldURL, newURL: location.href }))
}

function onHashChange(listener: () => void): () => void {
  addEventListener('hashchange', listener)
  addEventListener('popstate', listener)
  return () => {
    removeEventListener('hashchange', listener)
    removeEventListener('popstate', listener)
  }
}

/** wouter's location hook; `useSearch` and `useSearchParams` of wouter read the hash's query with it. */
export function useHashLocation(): [string, typeof navigate] {
  return [useSyncExternalStore(onHashChange, () => hashPath(location.hash)), navigate]
}

useHashLocation.hrefs = (href: string): string => `#${href}`

/** The query of the address as it stands, such as "production=Nike". */
export function useHashSearch(): string {
  return useSyncExternalStore(onHashChange, () => hashSearch(location.hash))
}

useHashLocation.searchHook = useHashSearch

/** The address of a screen with what it is to show; what is undefined or null is left out. */
export function linkTo(path: string, query: Readonly<Record<string, string | null | undefined>> = {}): string {
  const parameters = new URLSearchParams()
  for (const [key, value] of Object.entries(query)) {
    if (value !== undefined && value !== null) parameters.set(key, value)
  }
  const search = parameters.toString()
  return search === '' ? `#${path}` : `#${path}?${search}`
}
