import { createStore } from 'zustand'
import type { StoreApi } from 'zustand'
import type { ComparisonJson } from '../../../shared/api/comparison.ts'
import type { Output } from '../../../shared/api/operations.ts'
import type { OperationError } from '../../../shared/api/outcome.ts'
import type { KindName } from '../../../shared/domain/kind-text.ts'
import { kindText } from '../../../shared/domain/kind-text.ts'
import type { ApiClient } from '../../api/client.ts'
import type { View } from '../../api/resource.ts'
import type { Asked, DemandRow } from './comparison-input.ts'
import { completeRows, questionOf } from './comparison-input.ts'

export type CardSummary = Output<'rates.list'>['cards'][number]

export interface QueueChoice {
  readonly id: string
  readonly label: string
}

/** The Compare tab's state: what is asked at the left, and what came of it. */
export interface Comparison extends Asked {
  readonly view: View<ComparisonJson>
  /** Why what is typed cannot be compared; what was compared before stays in view. */
  readonly inputError: OperationError | null
  readonly kinds: readonly KindName[]
  readonly queues: readonly QueueChoice[]
  readonly cards: readonly CardSummary[]
  /** Reads what there is to choose from, and compares; the queue of the address is chosen where it names one. */
  readonly load: (queue: string | null) => Promise<void>
  readonly ask: (change: Partial<Asked>) => Promise<void>
  readonly chooseCard: (card: string) => Promise<void>
  readonly setRow: (id: number, change: Partial<DemandRow>) => Promise<void>
  readonly addRow: () => void
  readonly removeRow: (id: number) => Promise<void>
}

/** What the first row of a demand asks for, once it is asked to. */
const EXAMPLE_CLIPS = '1000'

const FIRST: Asked = {
  source: 'typed',
  rows: [{ id: 1, kind: '', clips: '', takes: '1' }],
  queue: null,
  card: null,
  custom: { price: '', units: '' },
  target: 'cheapest',
  percent: '80',
  kept: [],
}

export function createComparisonStore(api: ApiClient): StoreApi<Comparison> {
  let newest = 0
  return createStore<Comparison>()((set, get) => {
    const compare = async (): Promise<void> => {
      newest += 1
      const request = newest
      const { view, kinds } = get()
      const demanded = view.kind === 'ready' ? view.value.demand.kinds : []
      const question = questionOf(get(), kinds, demanded)
      if (question === null) {
        set({ view: { kind: 'idle' }, inputError: null })
        return
      }
      set({ view: view.kind === 'ready' ? { ...view, isStale: true } : { kind: 'loading' } })
      const outcome = await api.call('plans.compare', question)
      if (request !== newest) return
      if (outcome.ok) {
        set({ view: { kind: 'ready', value: outcome.value, isStale: false }, inputError: null })
        return
      }
      const { error } = outcome
      if (error.code !== 'invalid_input') set({ view: { kind: 'failed', error }, inputError: null })
      else if (view.kind === 'ready') set({ view: { ...view, isStale: false }, inputError: error })
      else set({ view: { kind: 'idle' }, inputError: error })
    }
    /** Whether there is a card to compare by. */
    const readKinds = async (): Promise<boolean> => {
      const { card, rows } = get()
      const prices = await api.call('plans.prices', card === null ? {} : { card })
      if (!prices.ok) {
        set({ view: { kind: 'failed', error: prices.error } })
        return false
      }
      const kinds = prices.value.kinds.map(({ model, resolution, seconds }) => ({ model, resolution, seconds }))
      const known = new Set(kinds.map(kindText))
      set({
        kinds,
        card: prices.value.card.id,
        rows: rows.map((row) => (known.has(row.kind) ? row : { ...row, kind: '' })),
      })
      return true
    }
    return {
      ...FIRST,
      view: { kind: 'idle' },
      inputError: null,
      kinds: [],
      queues: [],
      cards: [],
      load: async (queue) => {
        const [queues, cards, hasKinds] = await Promise.all([
          api.call('queues.list', {}),
          api.call('rates.list', {}),
          readKinds(),
        ])
        if (cards.ok) set({ cards: cards.value.cards })
        if (queues.ok) set({ queues: queues.value.productions.flatMap(choicesOf) })
        const named = get().queues.find((one) => one.id === queue)
        if (named !== undefined) set({ source: 'queue', queue: named.id })
        if (hasKinds) await compare()
      },
      ask: async (change) => {
        set(change)
        await compare()
      },
      chooseCard: async (card) => {
        set({ card, custom: FIRST.custom, kept: [], target: 'cheapest' })
        if (await readKinds()) await compare()
      },
      setRow: async (id, change) => {
        set({ rows: get().rows.map((row) => (row.id === id ? { ...row, ...change } : row)) })
        await compare()
      },
      addRow: () => {
        const { rows } = get()
        const id = Math.max(0, ...rows.map((row) => row.id)) + 1
        set({ rows: [...rows, { id, kind: '', clips: '', takes: '1' }] })
      },
      removeRow: async (id) => {
        const rows = get().rows.filter((row) => row.id !== id)
        set({ rows: rows.length === 0 ? FIRST.rows : rows })
        await compare()
      },
    }
  })
}

function choicesOf({ production, queues }: Output<'queues.list'>['productions'][number]): QueueChoice[] {
  return queues.map(({ id, name }) => ({ id, label: `${production} · ${name}` }))
}

/** A demand to begin with: the row that was begun, filled in. */
export function exampleRow({ rows, kinds }: Comparison): DemandRow {
  const [first] = rows
  const kind = kinds.find((one) => one.resolution === '768p') ?? kinds[0]
  return {
    id: first?.id ?? 1,
    kind: first?.kind !== undefined && first.kind !== '' ? first.kind : kind === undefined ? '' : kindText(kind),
    clips: EXAMPLE_CLIPS,
    takes: '3',
  }
}

/** Where an error of the operation belongs: a field of a row by the row's id, or a field of its own. */
export function errorAt({
  inputError,
  rows,
  kinds,
}: Comparison): { readonly field: string; readonly text: string } | null {
  if (inputError === null) return null
  const field = inputError.details.field ?? ''
  const text = inputError.message.replace(/^[\w.]+: /, '')
  const match = /^clips\.(\d+)\.(\w+)$/.exec(field)
  if (match === null) return { field, text }
  const row = completeRows(rows, kinds)[Number(match[1])]
  return { field: `${row?.id ?? ''}.${match[2] ?? ''}`, text }
}
