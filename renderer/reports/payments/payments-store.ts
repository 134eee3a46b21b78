import { createStore } from 'zustand'
import type { StoreApi } from 'zustand'
import type { PickedFile } from '../../../shared/api/host.ts'
import type { Input, Output } from '../../../shared/api/operations.ts'
import type { OperationError, Outcome } from '../../../shared/api/outcome.ts'
import type { StatementField } from '../../../shared/domain/payments/payment.ts'
import type { ApiClient } from '../../api/client.ts'
import type { Work } from '../../api/one-at-a-time.ts'
import { oneAtATime } from '../../api/one-at-a-time.ts'
import type { ResourceStore } from '../../api/resource.ts'
import { createResource } from '../../api/resource.ts'

export type Payments = Output<'payments.list'>
export type ReadStatement = Output<'payments.import'>
type Said = Pick<Input<'payments.import'>, 'dates' | 'charges' | 'columns' | 'card'>
export type Pair = Output<'payments.tie'>

/** The import of one statement: chosen, previewed, kept. */
export interface StatementImport {
  readonly file: PickedFile | null
  readonly said: Said
  readonly preview: ReadStatement | null
  readonly error: OperationError | null
  readonly isBusy: boolean
  readonly drop: (file: File) => Promise<void>
  readonly choose: () => Promise<void>
  /** Previews anew with what is said besides. */
  readonly say: (more: Said) => Promise<void>
  readonly setColumn: (column: string, field: StatementField | null) => Promise<void>
  /** Keeps what was previewed; null where it was not kept. */
  readonly keep: () => Promise<ReadStatement | null>
  readonly leave: () => void
}

/** What is said of a payment and a purchase. */
export interface PairWork extends Work {
  readonly tie: (pair: Pair) => Promise<Pair | null>
  readonly untie: (purchase: string) => Promise<Pair | null>
  readonly decline: (pair: Pair) => Promise<Pair | null>
}

export interface PaymentsStore {
  readonly list: ResourceStore<null, Payments>
  readonly statement: StoreApi<StatementImport>
  readonly pairs: StoreApi<PairWork>
}

export function createPaymentsStore(api: ApiClient): PaymentsStore {
  return {
    list: createResource(() => api.call('payments.list', {})),
    statement: createStatementImport(api),
    pairs: createPairWork(api),
  }
}

const FRESH = { file: null, said: {}, preview: null, error: null, isBusy: false } as const

function createStatementImport(api: ApiClient): StoreApi<StatementImport> {
  let newest = 0
  return createStore<StatementImport>()((set, get) => {
    const take = async (picking: () => Promise<Outcome<PickedFile | null>>): Promise<void> => {
      newest += 1
      const request = newest
      set({ ...FRESH, isBusy: true })
      const picked = await picking()
      if (request !== newest) return
      if (!picked.ok) set({ error: picked.error, isBusy: false })
      else if (picked.value === null) set({ isBusy: false })
      else {
        set({ file: picked.value })
        await get().say({})
      }
    }
    return {
      ...FRESH,
      drop: (file) => take(() => api.stageFile(file)),
      choose: () => take(() => api.openFile('bank-statement')),
      say: async (more) => {
        const { file } = get()
        if (file === null) return
        newest += 1
        const request = newest
        const said = { ...get().said, ...more }
        set({ said, isBusy: true })
        const outcome = await api.call('payments.import', { ...said, file: file.file, preview: true })
        if (request !== newest) return
        set(
          outcome.ok
            ? { preview: outcome.value, error: null, isBusy: false }
            : { preview: null, error: outcome.error, isBusy: false },
        )
      },
      setColumn: (column, field) => {
        const others = (get().said.columns ?? []).filter((one) => one.column !== column)
        return get().say({ columns: [...others, { column, field }] })
      },
      keep: async () => {
        const { file, said, preview, isBusy } = get()
        if (file === null || preview === null || isBusy) return null
        set({ isBusy: true })
        const outcome = await api.call('payments.import', { ...said, file: file.file, digest: preview.digest })
        set(outcome.ok ? FRESH : { error: outcome.error, isBusy: false })
        return outcome.ok ? outcome.value : null
      },
      leave: () => {
        newest += 1
        set(FRESH)
      },
    }
  })
}

function createPairWork(api: ApiClient): StoreApi<PairWork> {
  return createStore<PairWork>()((set, get) => {
    const perform = oneAtATime(set, get)
    return {
      isBusy: false,
      failure: null,
      tie: (pair) => perform(() => api.call('payments.tie', pair)),
      untie: (purchase) => perform(() => api.call('payments.untie', { purchase })),
      decline: (pair) => perform(() => api.call('payments.decline', pair)),
    }
  })
}
