import { Group, NativeSelect, TextInput } from '@mantine/core'
import { useStore } from 'zustand'
import type { Faults, PackDraft } from './card-draft.ts'
import { faultAt } from './card-draft.ts'
import type { CardEditorStore } from './card-editor-store.ts'
import { DraftTable } from './DraftTable.tsx'

const COLUMNS = [
  { name: 'id', label: 'Id' },
  { name: 'name', label: 'Name' },
  { name: 'price', label: 'Price' },
  { name: 'units', label: 'Units' },
  { name: 'requestsPerMinute', label: 'Requests a minute' },
  { name: 'saving', label: 'Saving' },
] as const satisfies readonly { name: keyof PackDraft; label: string }[]

/** The packs of a card that is edited. A price or units left empty are said by whoever buys. */
export function PacksForm({ store, faults }: { readonly store: CardEditorStore; readonly faults: Faults }) {
  const { draft, setPack, addPack, removePack } = useStore(store)
  return (
    <DraftTable
      noun="pack"
      columns={COLUMNS}
      rows={draft.packs}
      fault={(index, field) => faultAt(faults, `packs[${index}].${field}`)}
      change={(index, field, value) => setPack(index, { [field]: value })}
      add={addPack}
      remove={removePack}
      further={{
        head: 'Valid',
        cell: (pack, index) => (
          <Validity
            pack={pack}
            nth={index + 1}
            fault={faultAt(faults, `packs[${index}].validity`)}
            change={(patch) => setPack(index, patch)}
          />
        ),
      }}
      hint="Price and units stay empty for a pack whose buyer says them. Saving is a share such as 0.05."
    />
  )
}

interface ValidityProps {
  readonly pack: PackDraft
  readonly nth: number
  readonly fault: string | null
  readonly change: (patch: Partial<PackDraft>) => void
}

function Validity({ pack, nth, fault, change }: ValidityProps) {
  return (
    <Group gap={4} wrap="nowrap">
      <TextInput
        size="xs"
        aria-label={`Validity of pack ${nth}`}
        value={pack.validFor}
        error={fault}
        onChange={(event) => change({ validFor: event.currentTarget.value })}
      />
      <NativeSelect
        size="xs"
        aria-label={`Validity of pack ${nth} is in`}
        data={['months', 'days']}
        value={pack.validIn}
        onChange={(event) => change({ validIn: event.currentTarget.value === 'days' ? 'days' : 'months' })}
      />
    </Group>
  )
}
