import { Button, Group, Modal, Stack, Tabs, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useStore } from 'zustand'
import type { RateCardFile } from '../../shared/domain/rate-card.ts'
import { useApi } from '../api/api-context.tsx'
import { Failure } from '../ui/Failure.tsx'
import type { Faults } from './card-draft.ts'
import { faultAt, faultsIn } from './card-draft.ts'
import type { CardEditorStore } from './card-editor-store.ts'
import { createCardEditorStore } from './card-editor-store.ts'
import { KindsForm } from './KindsForm.tsx'
import { PacksForm } from './PacksForm.tsx'
import { RulesForm } from './RulesForm.tsx'
import classes from './settings.module.css'

interface CardEditorProps {
  readonly card: RateCardFile
  readonly onClose: () => void
  readonly onSaved: (id: string) => void
}

/** Edits a copy of a card: under the same id it is the card's next version, under another a card of its own. */
export function CardEditor({ card, onClose, onSaved }: CardEditorProps) {
  const api = useApi()
  const [store] = useState(() => createCardEditorStore(api, card))
  const { error, isSaving, draft, save } = useStore(store)
  const faults = faultsIn(error)
  const submit = async (): Promise<void> => {
    const id = await save()
    if (id !== null) onSaved(id)
  }
  return (
    <Modal opened onClose={onClose} title={`Edit a copy of ${card.id}`} size="72rem" closeOnClickOutside={false}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <Stack gap="md">
          <Text size="sm" c="dimmed">
            {draft.id.trim() === card.id
              ? `Saved as the next version of ${card.id}. Earlier versions stay, and so does what was recorded by them.`
              : 'Saved as a card of its own.'}
          </Text>
          <HeadForm store={store} faults={faults} />
          <Tabs defaultValue="packs">
            <Tabs.List aria-label="Parts of the card">
              <Part value="packs" label="Packs" faults={faults} path="packs" />
              <Part value="kinds" label="Render kinds" faults={faults} path="renderKinds" />
              <Part value="rules" label="Rules" faults={faults} path="rules" />
            </Tabs.List>
            <Tabs.Panel value="packs" pt="sm">
              <PacksForm store={store} faults={faults} />
            </Tabs.Panel>
            <Tabs.Panel value="kinds" pt="sm">
              <KindsForm store={store} faults={faults} />
            </Tabs.Panel>
            <Tabs.Panel value="rules" pt="sm">
              <RulesForm store={store} faults={faults} />
            </Tabs.Panel>
          </Tabs>
          {error !== null && <Failure error={error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Leave
            </Button>
            <Button type="submit" loading={isSaving}>
              Save
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

interface PartProps {
  readonly value: string
  readonly label: string
  readonly faults: Faults
  readonly path: string
}

/** A tab that says whether something within it is wrong. */
function Part({ value, label, faults, path }: PartProps) {
  const isFaulty = faultAt(faults, path) !== null
  return (
    <Tabs.Tab value={value} {...(isFaulty ? { color: 'red' } : {})}>
      {isFaulty ? `${label} (to be put right)` : label}
    </Tabs.Tab>
  )
}

const HEAD = [
  { name: 'id', label: 'Id' },
  { name: 'vendor', label: 'Vendor' },
  { name: 'currency', label: 'Currency' },
  { name: 'listPricePerUnit', label: 'List price of a unit' },
  { name: 'asOf', label: 'As of', type: 'date' },
  { name: 'effectiveFrom', label: 'In effect from', type: 'date' },
  { name: 'source', label: 'Source' },
] as const

function HeadForm({ store, faults }: { readonly store: CardEditorStore; readonly faults: Faults }) {
  const { draft, setHead } = useStore(store)
  return (
    <div className={classes.fields}>
      {HEAD.map((field) => (
        <TextInput
          key={field.name}
          label={field.label}
          type={'type' in field ? field.type : 'text'}
          value={draft[field.name]}
          error={faultAt(faults, field.name)}
          onChange={(event) => setHead({ [field.name]: event.currentTarget.value })}
        />
      ))}
    </div>
  )
}
