import { createStore } from 'zustand'
import type { StoreApi } from 'zustand'
import type { Output } from '../../shared/api/operations.ts'
import type { OperationError } from '../../shared/api/outcome.ts'
import type { ApiClient } from '../api/client.ts'
import type { View } from '../api/resource.ts'

export type PlanPrices = Output<'plans.prices'>
export type CardSummary = Output<'rates.list'>['cards'][number]

/** What the buyer typed for a custom pack; both are needed before it is priced. */
export interface CustomTexts {
  readonly price: string
  readonly units: string
}

export interface Plans {
  readonly view: View<PlanPrices>
  readonly cards: readonly CardSummary[]
  /** The card that is shown; null is the studio's own choice. */
  readonly card: string | null
  readonly custom: CustomTexts
  /** Why the custom pack cannot be priced; what was priced before stays in view. */
  readonly customError: OperationError | null
  readonly load: () => Promise<void>
  readonly choose: (card: string) => Promise<void>
  readonly type: (custom: Partial<CustomTexts>) => Promise<void>
}

/** The Plans screen's state: a card's packs and prices, with a custom pack where one was typed. */
export function createPlansStore(api: ApiClient): StoreApi<Plans> {
  let newest = 0
  return createStore<Plans>()((set, get) => {
    const read = async (): Promise<void> => {
      newest += 1
      const request = newest
      const { view, card, custom } = get()
      const asked = customOf(custom)
      set({ view: view.kind === 'ready' ? { ...view, isStale: true } : { kind: 'loading' } })
      const outcome = await api.call('plans.prices', {
        ...(card === null ? {} : { card }),
        ...(asked === null ? {} : { custom: asked }),
      })
      if (request !== newest) return
      if (outcome.ok) {
        set({ view: { kind: 'ready', value: outcome.value, isStale: false }, customError: null })
        return
      }
      const { error } = outcome
      const before = get().view
      const isCustom = error.details.field?.startsWith('custom') ?? false
      if (isCustom && before.kind === 'ready') set({ customError: error, view: { ...before, isStale: false } })
      else set({ view: { kind: 'failed', error } })
    }
    return {
      view: { kind: 'idle' },
      cards: [],
      card: null,
      custom: { price: '', units: '' },
      customError: null,
      load: async () => {
        const [cards] = await Promise.all([api.call('rates.list', {}), read()])
        if (cards.ok) set({ cards: cards.value.cards })
      },
      choose: async (card) => {
        set({ card, custom: { price: '', units: '' }, customError: null })
        await read()
      },
      type: async (custom) => {
        set({ custom: { ...get().custom, ...custom } })
        await read()
      },
    }
  })
}

/** Both texts, without the blanks and the commas that a copied amount may have; null while one is missing. */
export function customOf({ price, units }: CustomTexts): CustomTexts | null {
  const [amount, count] = [plain(price), plain(units)]
  return amount === '' || count === '' ? null : { price: amount, units: count }
}

function plain(text: string): string {
  return text
    .trim()
    .replace(/^\$/, '')
    .replace(/(\d),(?=\d{3}(\D|$))/g, '$1')
}
