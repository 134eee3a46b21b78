import { createStore } from 'zustand'
import type { StoreApi } from 'zustand'
import type { Input, Output } from '../../shared/api/operations.ts'
import type { OperationError } from '../../shared/api/outcome.ts'
import type { ApiClient } from '../api/client.ts'

export type ComparedBill = Output<'bills.compare'>
/** What whoever compares says of a bill. */
export type Said = Omit<Input<'bills.compare'>, 'file'>

interface BillState {
  readonly said: Said
  /** The accounts that the bill can be held against; empty until they are read. */
  readonly accounts: readonly string[]
  readonly compared: ComparedBill | null
  readonly error: OperationError | null
  readonly isBusy: boolean
  readonly loadAccounts: () => Promise<void>
  /** Compares anew with what is said besides; the newest answer counts, and what it overtakes is stopped. */
  readonly compare: (more: Said) => Promise<void>
  /** Nobody waits any more: the studio is free for what comes next. */
  readonly abandon: () => void
}

/** The comparison of one bill, by the host's token of its file. */
export function createBillStore(api: ApiClient, file: string): StoreApi<BillState> {
  let newest = 0
  let running: number | null = null
  return createStore<BillState>()((set, get) => ({
    said: {},
    accounts: [],
    compared: null,
    error: null,
    isBusy: true,
    loadAccounts: async () => {
      const outcome = await api.call('accounts.list', {})
      if (outcome.ok) set({ accounts: outcome.value.accounts.map(({ account }) => account) })
    },
    compare: async (more) => {
      newest += 1
      const request = newest
      const said = { ...get().said, ...more }
      set({ said, isBusy: true })
      if (running !== null) await api.cancel()
      if (request !== newest) return
      running = request
      const outcome = await api.call('bills.compare', { file, ...said })
      if (running === request) running = null
      if (request !== newest) return
      set(
        outcome.ok
          ? { compared: outcome.value, error: null, isBusy: false }
          : { compared: null, error: outcome.error, isBusy: false },
      )
    },
    abandon: () => {
      newest += 1
      if (running !== null) void api.cancel()
    },
  }))
}
