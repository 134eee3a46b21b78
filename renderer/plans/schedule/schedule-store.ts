import { createStore } from 'zustand'
import type { StoreApi } from 'zustand'
import type { Input, Output } from '../../../shared/api/operations.ts'
import type { ScheduleJson } from '../../../shared/api/scheduling.ts'
import type { ApiClient } from '../../api/client.ts'
import type { View } from '../../api/resource.ts'

/** A queue that can be scheduled. */
export interface QueueChoice {
  readonly id: string
  readonly label: string
}

/** What was typed, as it was typed. */
export interface ScheduleForm {
  readonly source: 'queue' | 'rows'
  readonly queue: string | null
  /** `date,units` a line, as pasted. */
  readonly rows: string
  /** Whether units may go to pay-as-you-go, or packs must cover all. */
  readonly overflow: 'allowed' | 'none'
  /** Empty: the card's list price. */
  readonly overflowPrice: string
  /** Empty: none. */
  readonly budget: string
  /** Empty: today. */
  readonly earliest: string
}

export interface SchedulePlanning {
  readonly form: ScheduleForm
  readonly queues: readonly QueueChoice[]
  /** What the studio's clock showed when it was last asked, ISO 8601. */
  readonly now: string | null
  readonly view: View<ScheduleJson>
  /** How much of the time is over, of 1, while a schedule is searched for; null while none is. */
  readonly progress: number | null
  readonly load: () => Promise<void>
  readonly type: (form: Partial<ScheduleForm>) => void
  readonly plan: () => Promise<void>
  /** Ends the search: the best plan so far is answered. */
  readonly stop: () => Promise<void>
}

const BLANK: ScheduleForm = {
  source: 'queue',
  queue: null,
  rows: '',
  overflow: 'allowed',
  overflowPrice: '',
  budget: '',
  earliest: '',
}

/** The schedule's state: what is asked, and the plan that was found for it. */
export function createScheduleStore(api: ApiClient): StoreApi<SchedulePlanning> {
  let newest = 0
  return createStore<SchedulePlanning>()((set, get) => ({
    form: BLANK,
    queues: [],
    now: null,
    view: { kind: 'idle' },
    progress: null,
    load: async () => {
      const [listed, balance] = await Promise.all([api.call('queues.list', {}), api.call('balance.show', {})])
      if (balance.ok) set({ now: balance.value.at })
      if (!listed.ok) return
      const queues = choicesOf(listed.value)
      const { form } = get()
      const isKnown = queues.some(({ id }) => id === form.queue)
      const queue = isKnown ? form.queue : (queues[0]?.id ?? null)
      set({ queues, form: { ...form, queue, source: queue === null ? 'rows' : form.source } })
    },
    type: (form) => {
      set({ form: { ...get().form, ...form } })
    },
    plan: async () => {
      newest += 1
      const request = newest
      const { view, form } = get()
      set({ progress: 0, view: view.kind === 'ready' ? { ...view, isStale: true } : { kind: 'loading' } })
      const forget = api.onEvent((event) => {
        if (event.type !== 'progress' || event.operation !== 'plans.schedule' || event.total === null) return
        if (request === newest) set({ progress: event.total === 0 ? 1 : event.done / event.total })
      })
      const outcome = await api.call('plans.schedule', inputOf(form))
      forget()
      if (request !== newest) return
      const answered: View<ScheduleJson> = outcome.ok
        ? { kind: 'ready', value: outcome.value, isStale: false }
        : { kind: 'failed', error: outcome.error }
      set({ progress: null, view: answered })
    },
    stop: () => api.cancel(),
  }))
}

function choicesOf({ productions }: Output<'queues.list'>): QueueChoice[] {
  return productions.flatMap(({ queues }) =>
    queues.map(({ id, production, name }) => ({ id, label: `${production} / ${name}` })),
  )
}

function inputOf(form: ScheduleForm): Input<'plans.schedule'> {
  const { source, queue, rows, overflow, overflowPrice, budget, earliest } = form
  return {
    ...(source === 'queue' ? { queue: queue ?? '' } : { rows: { origin: 'the pasted rows', text: rows } }),
    ...(overflow === 'none' ? { overflowPrice: null } : {}),
    ...(overflow === 'allowed' && overflowPrice.trim() !== '' ? { overflowPrice } : {}),
    ...(budget.trim() === '' ? {} : { monthlyBudget: budget }),
    ...(earliest.trim() === '' ? {} : { earliest: earliest.trim() }),
  }
}

/** Whether there is anything to plan for. */
export function hasDemand({ source, queue, rows }: ScheduleForm): boolean {
  return source === 'queue' ? queue !== null : rows.trim() !== ''
}
