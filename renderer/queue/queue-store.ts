import { createStore } from 'zustand'
import type { StoreApi } from 'zustand'
import type { Input } from '../../shared/api/operations.ts'
import type { OperationError, Outcome } from '../../shared/api/outcome.ts'
import type { QueueJson, QueueView, ShownRender } from '../../shared/api/planning.ts'
import type { ApiClient } from '../api/client.ts'
import type { View } from '../api/resource.ts'

/** Something that was done to the plan, and what takes it back. */
export interface Done {
  readonly label: string
  readonly takeBack: () => Promise<Outcome<unknown>>
}

export type RenderChange = Input<'renders.edit'>['renders'][number]
export type NewRender = Input<'renders.add'>['renders'][number]

/** What is said of takes that were rendered. */
export interface MadeTakes {
  readonly takes: number
  readonly kept: number
  readonly outcome: 'success' | 'failed' | 'rejected'
}

export interface SavedQueue {
  readonly queue: QueueJson
  /** What takes the change back; null for a new queue. */
  readonly done: Done | null
}

export interface QueueState {
  readonly selected: string | null
  readonly view: View<QueueView>
  /** What can be taken back, newest last. */
  readonly done: readonly Done[]
  readonly select: (queue: string | null) => Promise<void>
  readonly reload: () => Promise<void>
  /** Each answers what takes it back, or why it was not done. */
  readonly add: (renders: readonly NewRender[], label: string) => Promise<Outcome<Done>>
  readonly edit: (changes: readonly RenderChange[], label: string) => Promise<Outcome<Done>>
  readonly remove: (renders: readonly string[]) => Promise<Outcome<Done>>
  readonly move: (render: string, to: number) => Promise<Outcome<Done>>
  readonly record: (render: ShownRender, made: MadeTakes) => Promise<Outcome<Done>>
  /** Makes a queue; or changes one, which can be taken back. */
  readonly saveQueue: (input: Input<'queues.save'>) => Promise<Outcome<SavedQueue>>
  readonly archive: (queue: QueueJson, archived: boolean) => Promise<Outcome<Done>>
  /** Anything else that is done to the plan, with what takes it back. */
  readonly perform: <T>(call: Promise<Outcome<T>>, done: (value: T) => Done) => Promise<Outcome<Done>>
  /** Takes back what was done: the newest unless told. Answers why not, where it is not. */
  readonly undo: (what?: Done) => Promise<OperationError | null>
}

/** As many steps can be taken back. */
const MOST_STEPS = 100

/** The Queue screen's state: the queue that is shown, and what can be taken back. */
export function createQueueStore(api: ApiClient): StoreApi<QueueState> {
  let newest = 0
  return createStore<QueueState>()((set, get) => {
    const read = async (): Promise<void> => {
      const { selected, view } = get()
      if (selected === null) return
      newest += 1
      const request = newest
      const isSame = view.kind === 'ready' && view.value.queue.id === selected
      set({ view: isSame ? { ...view, isStale: true } : { kind: 'loading' } })
      const outcome = await api.call('queue.show', { queue: selected })
      if (request !== newest) return
      if (outcome.ok) set({ view: { kind: 'ready', value: outcome.value, isStale: false } })
      else set({ view: { kind: 'failed', error: outcome.error } })
    }

    /** Keeps what takes a change back, and shows what the change has come to. */
    const finish = async <T>(outcome: Outcome<T>, done: (value: T) => Done): Promise<Outcome<Done>> => {
      if (!outcome.ok) {
        await read()
        return outcome
      }
      const step = done(outcome.value)
      set({ done: [...get().done, step].slice(-MOST_STEPS) })
      await read()
      return { ok: true, value: step }
    }

    /** The queue that is shown: what is changed is changed there, also if another is turned to meanwhile. */
    const shown = (): string => {
      const { selected } = get()
      if (selected === null) throw new Error('no queue is shown')
      return selected
    }

    return {
      selected: null,
      view: { kind: 'idle' },
      done: [],
      select: async (queue) => {
        if (queue === get().selected) return
        newest += 1
        set({ selected: queue, view: { kind: queue === null ? 'idle' : 'loading' }, done: [] })
        await read()
      },
      reload: read,
      add: async (renders, label) => {
        const queue = shown()
        const outcome = await api.call('renders.add', { queue, renders: [...renders] })
        return finish(outcome, ({ added }) => ({
          label,
          takeBack: () => api.call('renders.remove', { queue, renders: added }),
        }))
      },
      edit: async (changes, label) => {
        const queue = shown()
        show(set, get, changes)
        const outcome = await api.call('renders.edit', { queue, renders: [...changes] })
        return finish(outcome, ({ before }) => ({
          label,
          takeBack: () => api.call('renders.edit', { queue, renders: before }),
        }))
      },
      remove: async (renders) => {
        const queue = shown()
        const outcome = await api.call('renders.remove', { queue, renders: [...renders] })
        return finish(outcome, ({ removed }) => ({
          label: removed.length === 1 ? `Removed shot ${removed[0]?.shot ?? ''}` : `Removed ${removed.length} renders`,
          takeBack: () => api.call('renders.add', { queue, renders: removed }),
        }))
      },
      move: async (render, to) => {
        const queue = shown()
        const outcome = await api.call('renders.move', { queue, render, to })
        return finish(outcome, ({ from }) => ({
          label: 'Moved a render',
          takeBack: () => api.call('renders.move', { queue, render, to: from }),
        }))
      },
      record: async (render, made) => {
        const { view } = get()
        if (view.kind !== 'ready') throw new Error('no queue is shown')
        return finish(await recordTakes(api, view.value.queue, render, made), (entries) => ({
          label: `${made.takes === 1 ? '1 take' : `${made.takes} takes`} of shot ${render.shot} recorded`,
          takeBack: () => reverseAll(api, entries),
        }))
      },
      saveQueue: async (input) => {
        const outcome = await api.call('queues.save', input)
        if (!outcome.ok) return outcome
        const { queue, before } = outcome.value
        if (before === null) return { ok: true, value: { queue, done: null } }
        const done = await finish(outcome, () => ({
          label: `Changed ${queue.production}, ${queue.name}`,
          takeBack: () => api.call('queues.save', inputOf(before)),
        }))
        return done.ok ? { ok: true, value: { queue, done: done.value } } : done
      },
      archive: async (queue, archived) => {
        const outcome = await api.call('queues.archive', { queue: queue.id, archived })
        return finish(outcome, () => ({
          label: `${queue.production}, ${queue.name} ${archived ? 'put away' : 'brought back'}`,
          takeBack: () => api.call('queues.archive', { queue: queue.id, archived: !archived }),
        }))
      },
      perform: async (call, done) => finish(await call, done),
      undo: async (what) => {
        const step = what ?? get().done.at(-1)
        if (step === undefined || !get().done.includes(step)) return null
        set({ done: get().done.filter((one) => one !== step) })
        const outcome = await step.takeBack()
        await read()
        return outcome.ok ? null : outcome.error
      },
    }
  })
}

function inputOf({ id, production, name, account, rateCard }: QueueJson): Input<'queues.save'> {
  return { queue: id, production, name, account, rateCard }
}

/** Shows an edit before the studio has answered it; figures follow with the answer. */
function show(
  set: (state: Partial<QueueState>) => void,
  get: () => QueueState,
  changes: readonly RenderChange[],
): void {
  const { view } = get()
  if (view.kind !== 'ready') return
  const byId = new Map(changes.map((change) => [change.id, change]))
  const renders = view.value.renders.map((render) => {
    const change = byId.get(render.id)
    return change === undefined ? render : ({ ...render, ...change } as ShownRender)
  })
  set({ view: { kind: 'ready', value: { ...view.value, renders }, isStale: true } })
}

/** Records the takes: those kept, and those that were not, each as one entry. Answers the entries. */
async function recordTakes(
  api: ApiClient,
  queue: QueueJson,
  { model, resolution, seconds, shot, clips }: ShownRender,
  { takes, kept, outcome }: MadeTakes,
): Promise<Outcome<string[]>> {
  const parts =
    outcome === 'success'
      ? [
          { takes: kept, kept: true },
          { takes: takes - kept, kept: false },
        ]
      : [{ takes }]
  const entries: string[] = []
  for (const part of parts) {
    if (part.takes === 0) continue
    const recorded = await api.call('usage.record', {
      model,
      resolution,
      seconds,
      clips: part.takes * clips,
      outcome,
      ...('kept' in part ? { kept: part.kept } : {}),
      production: queue.production,
      shot,
      account: queue.account,
      rateCard: queue.rateCard,
    })
    if (!recorded.ok) {
      await reverseAll(api, entries)
      return recorded
    }
    entries.push(recorded.value.entry.id)
  }
  return { ok: true, value: entries }
}

/** Reverses entries, the newest first; stops at one that cannot be reversed. */
async function reverseAll(api: ApiClient, entries: readonly string[]): Promise<Outcome<unknown>> {
  for (const entry of entries.toReversed()) {
    const outcome = await api.call('entries.reverse', { entry, reason: 'undone' })
    if (!outcome.ok) return outcome
  }
  return { ok: true, value: null }
}
