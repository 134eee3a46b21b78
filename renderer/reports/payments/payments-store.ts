import { createStore } from 'zustand'
import type { StoreApi } from 'zustand'
import type { Input, Output } from '../../../shared/api/operations.ts'
import type { ApiClient } from '../../api/client.ts'
import type { Work } from '../../api/one-at-a-time.ts'
import { oneAtATime } from '../../api/one-at-a-time.ts'
import type { ResourceStore } from '../../api/resource.ts'
import { createResource } from '../../api/resource.ts'
import type { StatementImport } from './statement-import.ts'
import { createStatementImport } from './statement-import.ts'

export type Payments = Output<'payments.list'>
export type Pair = Output<'payments.untie'>

/** What is said of a payment and a purchase, and of what was kept. */
export interface PairWork extends Work {
  readonly tie: (pair: Pair) => Promise<Output<'payments.tie'> | null>
  readonly untie: (purchase: string) => Promise<Pair | null>
  readonly decline: (pair: Pair) => Promise<Pair | null>
  readonly undecline: (pair: Pair) => Promise<Pair | null>
  readonly forget: (statement: Input<'payments.forget'>) => Promise<Output<'payments.forget'> | null>
}

export interface PaymentsStore {
  readonly list: ResourceStore<null, Payments>
  /** Also payments to others than vendors. */
  readonly every: ResourceStore<null, Payments>
  readonly statement: StoreApi<StatementImport>
  readonly pairs: StoreApi<PairWork>
}

export function createPaymentsStore(api: ApiClient): PaymentsStore {
  return {
    list: createResource(() => api.call('payments.list', {})),
    every: createResource(() => api.call('payments.list', { all: true })),
    statement: createStatementImport(api),
    pairs: createPairWork(api),
  }
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
      undecline: (pair) => perform(() => api.call('payments.undecline', pair)),
      forget: (statement) => perform(() => api.call('payments.forget', statement)),
    }
  })
}
