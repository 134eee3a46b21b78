import { ActionIcon, Button, Group, Table, Text, TextInput, VisuallyHidden } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useStore } from 'zustand'
import type { Faults, KindDraft } from './card-draft.ts'
import { faultAt } from './card-draft.ts'
import type { CardEditorStore } from './card-editor-store.ts'
import classes from './settings.module.css'

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
    <>
      <div className={classes.wide}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              {COLUMNS.map(({ name, label }) => (
                <Table.Th key={name} scope="col">
                  {label}
                </Table.Th>
              ))}
              <Table.Th scope="col">
                <VisuallyHidden>Actions</VisuallyHidden>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {draft.renderKinds.map((kind, index) => (
              <Table.Tr key={kind.key}>
                {COLUMNS.map(({ name, label }) => (
                  <Table.Td key={name} className={classes.cell}>
                    <TextInput
                      size="xs"
                      aria-label={`${label} of render kind ${index + 1}`}
                      value={kind[name]}
                      error={kindFault(faults, index, name)}
                      onChange={(event) => setKind(index, { [name]: event.currentTarget.value })}
                    />
                  </Table.Td>
                ))}
                <Table.Td>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    aria-label={`Remove render kind ${index + 1}`}
                    onClick={() => removeKind(index)}
                  >
                    <IconTrash size={16} aria-hidden />
                  </ActionIcon>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      <Group mt="sm" justify="space-between">
        <Text size="xs" c="dimmed">
          Modes are separated by commas. Pay-as-you-go stays empty where the vendor names no price.
        </Text>
        <Button size="xs" variant="default" onClick={addKind}>
          Add a render kind
        </Button>
      </Group>
    </>
  )
}

/** A kind that is listed twice is at fault as a whole: that is told at its model. */
function kindFault(faults: Faults, index: number, name: string): string | null {
  const path = `renderKinds[${index}]`
  return faultAt(faults, `${path}.${name}`) ?? (name === 'model' ? (faults.get(path) ?? null) : null)
}
