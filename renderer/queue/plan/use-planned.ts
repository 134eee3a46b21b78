import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { Outcome } from '../../../shared/api/outcome.ts'
import { useOnChange } from '../../api/api-context.tsx'
import type { View } from '../../api/resource.ts'
import { createResource } from '../../api/resource.ts'

/** Something that is planned around a queue: read for a key, and again after every change of plan or ledger. */
export function usePlanned<T>(read: (key: string) => Promise<Outcome<T>>, key: string): View<T> {
  const [resource] = useState(() => createResource(read))
  const { view, load, reload } = useStore(resource)
  useEffect(() => {
    void load(key)
  }, [load, key])
  useOnChange(['queue', 'ledger', 'rates', 'settings'], () => void reload())
  return view
}

/** What was read; null until it is there. */
export function valueOf<T>(view: View<T>): T | null {
  return view.kind === 'ready' ? view.value : null
}
