import { createStore } from 'zustand'
import type { StoreApi } from 'zustand'
import type { LedgerRow } from '../../shared/api/ledger-view.ts'
import type { Output } from '../../shared/api/operations.ts'
import type { OperationError, Outcome } from '../../shared/api/outcome.ts'
import type { ApiClient } from '../api/client.ts'
import type { LedgerFilters } from './filters.ts'
import { filterInput, isPeriodAlone } from './filters.ts'

/** The rows of one page of a list that is read by number. */
export const PAGE_ROWS = 100
/** A search reads on until so many rows beyond the last one in view are there. */
export const ROWS_AHEAD = 300
const SEARCH_ROWS = 200

/** The list as far as it is known. A search's rows come in order; of a period's any page may be missing. */
export interface EntriesState {
  readonly filters: LedgerFilters
  /** `idle` before the first filter, `loading` until its first answer. */
  readonly phase: 'idle' | 'loading' | 'ready' | 'failed'
  readonly error: OperationError | null
  /** Rows by their number; a row that is missing has not been read yet. */
  readonly rows: ReadonlyMap<number, LedgerRow>
  /** How many rows the list has, as far as is known. */
  readonly count: number
  /** Whether `count` is all that the filters leave. */
  readonly isComplete: boolean
  /** How many entries a search has looked at; null where nothing is searched. */
  readonly looked: number | null
  /** The instant down to which it has looked; null at the end. */
  readonly downTo: string | null
  /** Whether the rows are those of the filters before, or from before a change. */
  readonly isStale: boolean
  readonly isBusy: boolean
  readonly show: (filters: LedgerFilters) => void
  /** The rows from `first` to `last` are in view. */
  readonly need: (first: number, last: number) => void
  /** Reads anew, as after a change; what is shown stays until the answer is there. */
  readonly reload: () => void
}

export type EntriesStore = StoreApi<EntriesState>

type Page = Output<'entries.page'>

/**
 * The ledger's entries. One request is under way at a time: while it is, only the newest wish is kept, so that neither fast
 * typing nor a dragged scrollbar piles requests up.
 */
export function createEntriesStore(api: ApiClient): EntriesStore {
  let isAsking = false
  /** Counts what makes the rows on hand old: an answer for an earlier one is dropped. */
  let generation = 0
  let view = { first: 0, last: 0 }
  let next: string | null = null

  return createStore<EntriesState>()((set, get) => {
    const restart = (change: Partial<EntriesState>): void => {
      generation += 1
      next = null
      set({ ...change, isStale: true, error: null })
      void ask()
    }

    /** Asks for what is missing most, until nothing is. */
    const ask = async (): Promise<void> => {
      if (isAsking) return
      isAsking = true
      for (let request = wanted(); request !== null; request = wanted()) {
        const asked = generation
        set({ isBusy: true })
        const outcome = await request()
        if (asked === generation && !outcome.ok) break
      }
      isAsking = false
      set({ isBusy: false })
    }

    const wanted = (): (() => Promise<Outcome<Page>>) | null => {
      const { filters, phase, isStale, rows, count, isComplete } = get()
      if (phase === 'idle' || (phase === 'failed' && !isStale)) return null
      if (isPeriodAlone(filters)) {
        const page = missingPage(rows, isStale ? null : count, view)
        return page === null ? null : () => readPage(page)
      }
      if (!isStale && (isComplete || count > view.last + ROWS_AHEAD)) return null
      return () => readOn()
    }

    const readPage = async (page: number): Promise<Outcome<Page>> => {
      const asked = generation
      const filter = filterInput(get().filters)
      const offset = page * PAGE_ROWS
      const outcome = await api.call('entries.page', { filter, offset, limit: PAGE_ROWS })
      if (asked !== generation) return outcome
      if (!outcome.ok) return failed(outcome)
      const { total, rows: found } = outcome.value
      const rows = new Map(get().isStale ? [] : nearRows(get().rows, view))
      for (const [index, row] of found.entries()) rows.set(offset + index, row)
      set({ ...READY, rows, count: total ?? 0, isComplete: true, looked: null, downTo: null })
      return outcome
    }

    const readOn = async (): Promise<Outcome<Page>> => {
      const asked = generation
      const filter = filterInput(get().filters)
      const after = next === null ? {} : { after: next }
      const outcome = await api.call('entries.page', { filter, limit: SEARCH_ROWS, ...after })
      if (asked !== generation) return outcome
      if (!outcome.ok) return failed(outcome)
      const { isStale, rows: before, count, looked } = get()
      const rows = isStale ? new Map<number, LedgerRow>() : new Map(before)
      const start = isStale ? 0 : count
      for (const [index, row] of outcome.value.rows.entries()) rows.set(start + index, row)
      next = outcome.value.next
      set({
        ...READY,
        rows,
        count: rows.size,
        isComplete: next === null,
        looked: (isStale ? 0 : (looked ?? 0)) + outcome.value.looked,
        downTo: outcome.value.downTo,
      })
      return outcome
    }

    const failed = <T extends { readonly ok: false; readonly error: OperationError }>(outcome: T): T => {
      set({ phase: 'failed', error: outcome.error, isStale: false })
      return outcome
    }

    return {
      filters: {},
      phase: 'idle',
      error: null,
      rows: new Map(),
      count: 0,
      isComplete: false,
      looked: null,
      downTo: null,
      isStale: false,
      isBusy: false,
      show(filters) {
        if (get().phase !== 'idle' && sameInput(filters, get().filters)) {
          set({ filters })
          return
        }
        view = { first: 0, last: 0 }
        restart({ filters, phase: get().phase === 'ready' ? 'ready' : 'loading' })
      },
      need(first, last) {
        view = { first, last }
        void ask()
      },
      reload() {
        if (get().phase !== 'idle') restart({})
      },
    }
  })
}

const READY = { phase: 'ready', error: null, isStale: false } as const

function sameInput(a: LedgerFilters, b: LedgerFilters): boolean {
  const sorted = (filters: LedgerFilters): string => JSON.stringify(Object.entries(filterInput(filters)).sort())
  return sorted(a) === sorted(b)
}

/** Rows farther away than this are forgotten: a million that were scrolled past would not fit. */
const KEPT_AROUND = 20 * PAGE_ROWS

function* nearRows(rows: ReadonlyMap<number, LedgerRow>, { first, last }: { first: number; last: number }) {
  const from = Math.floor((first - KEPT_AROUND) / PAGE_ROWS) * PAGE_ROWS
  const to = Math.ceil((last + KEPT_AROUND) / PAGE_ROWS) * PAGE_ROWS
  for (const [index, row] of rows) if (index >= from && index < to) yield [index, row] as const
}

/** The page in view that is not there, else the one after; null where all are. @param count null where nothing is known yet */
function missingPage(
  rows: ReadonlyMap<number, LedgerRow>,
  count: number | null,
  { first, last }: { readonly first: number; readonly last: number },
): number | null {
  const from = Math.floor(first / PAGE_ROWS)
  if (count === null) return from
  const through = Math.min(Math.floor(last / PAGE_ROWS) + 1, Math.floor((count - 1) / PAGE_ROWS))
  for (let page = Math.max(0, from); page <= through; page += 1) {
    if (!rows.has(page * PAGE_ROWS)) return page
  }
  return null
}
