import { createStore } from 'zustand'
import type { StoreApi } from 'zustand'
import type { Output } from '../../shared/api/operations.ts'
import type { OperationError } from '../../shared/api/outcome.ts'
import { formatInstant, parseLocalOrInstant } from '../../shared/domain/calendar.ts'
import { MAIN_ACCOUNT } from '../../shared/domain/defaults.ts'
import { Refusal } from '../../shared/domain/refusal.ts'
import type { ApiClient } from '../api/client.ts'
import type { PackForm } from './pack-form.ts'
import { EMPTY_PACK, fieldOf, purchaseOf } from './pack-form.ts'

type Lot = NonNullable<Output<'purchases.record'>['lot']>

export interface PacksState {
  readonly form: PackForm
  /** What was recorded so far, as it stands now. */
  readonly lots: readonly Lot[]
  readonly isRecording: boolean
  readonly error: OperationError | null
  /** The field that the error is about. */
  readonly wrong: keyof PackForm | null
  readonly change: (part: Partial<PackForm>) => void
  /** Records the purchase, and then what is left of it; answers whether both were recorded. */
  readonly record: () => Promise<boolean>
}

/** The packs on hand, recorded one by one. */
export function createPacksStore(api: ApiClient, zone: string): StoreApi<PacksState> {
  return createStore<PacksState>()((set, get) => {
    const fail = (error: OperationError, wrong: keyof PackForm | null): false => {
      set({ error, wrong, isRecording: false })
      return false
    }
    return {
      form: EMPTY_PACK,
      lots: [],
      isRecording: false,
      error: null,
      wrong: null,
      change: (part) => set(({ form }) => ({ form: { ...form, ...part }, error: null, wrong: null })),
      async record() {
        const { form, isRecording } = get()
        if (isRecording) return false
        set({ isRecording: true, error: null, wrong: null })
        const input = readPurchase(form, zone)
        if ('code' in input) return fail(input, fieldOf(input.details.field))
        const bought = await api.call('purchases.record', input)
        if (!bought.ok) return fail(bought.error, fieldOf(bought.error.details.field))
        const { lot, entry } = bought.value
        if (form.left !== '' && lot !== null) {
          const checked = await api.call('balances.assert', { units: form.left, lot: lot.id })
          if (!checked.ok) {
            // The pack counts only with what is left of it: both, or neither.
            await api.call('entries.reverse', { entry: entry.id, reason: 'the units left were refused' })
            return fail(checked.error, 'left')
          }
        }
        const balance = await api.call('balance.show', { account: MAIN_ACCOUNT, all: true })
        const recorded = new Set([...get().lots.map((one) => one.id), entry.id])
        const lots = balance.ok ? balance.value.accounts.flatMap((one) => one.lots) : lot === null ? [] : [lot]
        set({ form: EMPTY_PACK, isRecording: false, lots: lots.filter((one) => recorded.has(one.id)) })
        return true
      },
    }
  })
}

function readPurchase(form: PackForm, zone: string): ReturnType<typeof purchaseOf> | OperationError {
  try {
    return purchaseOf(form, (wall) => formatInstant(parseLocalOrInstant(wall, zone, 'expires')))
  } catch (error) {
    if (error instanceof Refusal) return { code: error.code, message: error.message, details: error.details }
    throw error
  }
}
