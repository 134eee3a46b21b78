import { createStore } from 'zustand'
import type { StoreApi } from 'zustand'
import type { StudioEvent } from '../../shared/api/events.ts'
import type { OperationName } from '../../shared/api/operations.ts'
import type { ErrorCode, Outcome } from '../../shared/api/outcome.ts'
import type { ToldCommand } from '../../shared/api/progress-words.ts'
import { isToldCommand } from '../../shared/api/progress-words.ts'
import type { ApiClient } from '../api/client.ts'

/** A command that was asked for and has not been answered yet. */
export interface Running {
  readonly id: number
  readonly operation: ToldCommand
  readonly done: number
  /** Null where how much there is to do is not known. */
  readonly total: number | null
}

export interface HostState {
  /** Whether the host answers: `lost` where no answer came, `refused` where it no longer knows this page. */
  readonly connection: 'answers' | 'lost' | 'refused'
  /** In the order in which they were asked for; the studio does one at a time. */
  readonly running: readonly Running[]
}

export type HostStore = StoreApi<HostState>

/** A client that notes how the host is: whether it answers, and what it is busy with. */
export interface WatchedClient extends ApiClient {
  readonly hostStore: HostStore
}

const ALL_AREAS = ['ledger', 'settings', 'rates', 'backups'] as const

/** Watches a client's calls. Once a host that was lost answers again, listeners are told that all may have changed. */
export function watchClient(client: ApiClient): WatchedClient {
  const hostStore: HostStore = createStore<HostState>()(() => ({ connection: 'answers', running: [] }))
  const listeners = new Set<(event: StudioEvent) => void>()
  let newest = 0

  const note = (code: ErrorCode | null): void => {
    const before = hostStore.getState().connection
    const connection = connectionAfter(code)
    if (connection === before) return
    hostStore.setState({ connection })
    if (connection !== 'answers') return
    for (const listener of listeners) listener({ type: 'changed', areas: ALL_AREAS, revision: 0 })
  }
  const watch = async <T>(operation: OperationName, call: () => Promise<Outcome<T>>): Promise<Outcome<T>> => {
    newest += 1
    const id = newest
    const { setState } = hostStore
    if (isToldCommand(operation)) {
      setState(({ running }) => ({ running: [...running, { id, operation, done: 0, total: null }] }))
    }
    const outcome = await call()
    setState(({ running }) => ({ running: running.filter((one) => one.id !== id) }))
    note(outcome.ok ? null : outcome.error.code)
    return outcome
  }

  // One listener of the transport serves all: a browser keeps few connections to a host, and each would hold one.
  client.onEvent((event) => {
    if (event.type === 'progress') hostStore.setState(({ running }) => ({ running: progressed(running, event) }))
    for (const listener of listeners) listener(event)
  })
  return {
    ...client,
    hostStore,
    call: (name, input) => watch(name, () => client.call(name, input)),
    saveExport: (request) => watch(request.operation, () => client.saveExport(request)),
    onEvent: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** A page that the host does not know is refused everything: it has been started again, with another token. */
function connectionAfter(code: ErrorCode | null): HostState['connection'] {
  if (code === 'host_unreachable') return 'lost'
  return code === 'forbidden' ? 'refused' : 'answers'
}

/** The running commands after a progress event: it belongs to the first of its name, since the studio does one at a time. */
function progressed(
  running: readonly Running[],
  event: Extract<StudioEvent, { type: 'progress' }>,
): readonly Running[] {
  const { operation, done, total } = event
  const first = running.find((one) => one.operation === operation)
  if (first === undefined) return running
  return running.map((one) => (one === first ? { ...one, done, total } : one))
}
