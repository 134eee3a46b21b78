import { createContext, useContext } from 'react'
import type { HostStore } from './host-store.ts'

export const HostContext = createContext<HostStore | null>(null)

/** How the host is: whether it answers, and what it is busy with. */
export function useHostStore(): HostStore {
  const store = useContext(HostContext)
  if (store === null) throw new Error('the shell is not within a HostContext')
  return store
}
