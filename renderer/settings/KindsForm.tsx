import { useStore } from 'zustand'
import type { Faults, KindDraft } from './card-draft.ts'
import { faultAt } from './card-draft.ts'
import type { CardEditorStore } from './card-editor-store.ts'
import { DraftTable } from './DraftTable.tsx'

const COLUMNS = [
  { name: 'model', label: 'Model' },
  { name: 'modes', label: 'Modes' },
  { name: 'resolution', label: 'Resolution' },
  { name: 'seconds', label: 'Seconds' },
  { name: 'units', label: 'Units a clip' },
  { name: 'payAsYouGo', label: 'Pay-as-you-go' },
] as const satisfies readonly { name: keyof KindDraft; label: string }[]

/** The render kinds of a card that is edited. */
export function KindsForm({ store, faults }: { readonly store: CardEditorStore; readonly faults: Faults }) {
  const { draft, setKind, addKind, removeKind } = useStore(store)
  return (
    <DraftTable
      noun="render kind"
      columns={COLUMNS}
      rows={draft.renderKinds}
      fault={(index, field) => kindFault(faults, index, field)}
      change={(index, field, value) => setKind(index, { [field]: value })}
      add={addKind}
      remove={removeKind}
      hint="Modes are separated by commas. Pay-as-you-go stays empty where the vendor names no price."
    />
  )
}

/** A kind that is listed twice is at fault as a whole: that is told at its model. */
function kindFault(faults: Faults, index: number, name: string): string | null {
  const path = `renderKinds[${index}]`
  return faultAt(faults, `${path}.${name}`) ?? (name === 'model' ? (faults.get(path) ?? null) : null)
}
