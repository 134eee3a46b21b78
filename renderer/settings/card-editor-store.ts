import { createStore } from 'zustand'
import type { StoreApi } from 'zustand'
import type { OperationError } from '../../shared/api/outcome.ts'
import type { RateCardFile } from '../../shared/domain/rate-card.ts'
import type { ApiClient } from '../api/client.ts'
import type { CardDraft, KindDraft, PackDraft, RuleDraft } from './card-draft.ts'
import { cardTextOf, draftOf, newKind, newPack } from './card-draft.ts'

export interface CardEditorState {
  readonly draft: CardDraft
  readonly isSaving: boolean
  readonly error: OperationError | null
  readonly setHead: (change: Partial<Omit<CardDraft, 'packs' | 'renderKinds' | 'rules'>>) => void
  readonly setPack: (index: number, change: Partial<PackDraft>) => void
  readonly addPack: () => void
  readonly removePack: (index: number) => void
  readonly setKind: (index: number, change: Partial<KindDraft>) => void
  readonly addKind: () => void
  readonly removeKind: (index: number) => void
  readonly setRule: (index: number, change: Partial<RuleDraft>) => void
  /** Has the studio check and keep the card; answers its id, null where it was refused. */
  readonly save: () => Promise<string | null>
}

export type CardEditorStore = StoreApi<CardEditorState>

/** A copy of a card while it is edited. */
export function createCardEditorStore(api: ApiClient, card: RateCardFile): CardEditorStore {
  let added = 0
  const key = (): string => {
    added += 1
    return `added ${added}`
  }
  return createStore<CardEditorState>()((set, get) => {
    const edit = (change: Partial<CardDraft>): void => set(({ draft }) => ({ draft: { ...draft, ...change } }))
    return {
      draft: draftOf(card),
      isSaving: false,
      error: null,
      setHead: edit,
      setPack: (index, change) => edit({ packs: changed(get().draft.packs, index, change) }),
      addPack: () => edit({ packs: [...get().draft.packs, newPack(key())] }),
      removePack: (index) => edit({ packs: get().draft.packs.toSpliced(index, 1) }),
      setKind: (index, change) => edit({ renderKinds: changed(get().draft.renderKinds, index, change) }),
      addKind: () => edit({ renderKinds: [...get().draft.renderKinds, newKind(key())] }),
      removeKind: (index) => edit({ renderKinds: get().draft.renderKinds.toSpliced(index, 1) }),
      setRule: (index, change) => edit({ rules: changed(get().draft.rules, index, change) }),
      save: async () => {
        set({ isSaving: true, error: null })
        const outcome = await api.call('rates.import', { origin: 'the card', text: cardTextOf(get().draft) })
        set({ isSaving: false, error: outcome.ok ? null : outcome.error })
        return outcome.ok ? outcome.value.id : null
      },
    }
  })
}

function changed<T>(list: readonly T[], index: number, change: Partial<T>): readonly T[] {
  return list.map((one, at) => (at === index ? { ...one, ...change } : one))
}
