import { createStore } from 'zustand'
import type { StoreApi } from 'zustand'
import type { OperationError, Outcome } from '../../shared/api/outcome.ts'

/** What a screen has of something it reads. What was read stays in view while it is read again. */
export type View<T> =
  | { readonly kind: 'idle' }
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly value: T; readonly isStale: boolean }
  | { readonly kind: 'failed'; readonly error: OperationError }

export interface Resource<Key, T> {
  readonly view: View<T>
  readonly key: Key | null
  /** Reads for a key; answers that were overtaken by a later read are dropped. */
  readonly load: (key: Key) => Promise<void>
  /** Reads for the last key again, as after a change. */
  readonly reload: () => Promise<void>
}

export type ResourceStore<Key, T> = StoreApi<Resource<Key, T>>

/** A store that reads one thing by a key. `read` is an operation, or several put together. */
export function createResource<Key, T>(read: (key: Key) => Promise<Outcome<T>>): ResourceStore<Key, T> {
  let newest = 0
  return createStore<Resource<Key, T>>()((set, get) => ({
    view: { kind: 'idle' },
    key: null,
    async load(key) {
      newest += 1
      const request = newest
      const { view } = get()
      set({ key, view: view.kind === 'ready' ? { ...view, isStale: true } : { kind: 'loading' } })
      const outcome = await read(key)
      if (request !== newest) return
      set({
        view: outcome.ok
          ? { kind: 'ready', value: outcome.value, isStale: false }
          : { kind: 'failed', error: outcome.error },
      })
    },
    async reload() {
      // Null can be a key: whether anything was read yet is told by the view.
      const { key, view, load } = get()
      if (view.kind !== 'idle') await load(key as Key)
    },
  }))
}
