import { ActionIcon, Button, Group, NativeSelect, Table, Text, TextInput, VisuallyHidden } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useStore } from 'zustand'
import type { Faults, PackDraft } from './card-draft.ts'
import { faultAt } from './card-draft.ts'
import type { CardEditorStore } from './card-editor-store.ts'
import classes from './settings.module.css'

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
              <Table.Th scope="col">Valid</Table.Th>
              <Table.Th scope="col">
                <VisuallyHidden>Actions</VisuallyHidden>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {draft.packs.map((pack, index) => (
              <Table.Tr key={pack.key}>
                {COLUMNS.map(({ name, label }) => (
                  <Table.Td key={name} className={classes.cell}>
                    <TextInput
                      size="xs"
                      aria-label={`${label} of pack ${index + 1}`}
                      value={pack[name]}
                      error={faultAt(faults, `packs[${index}].${name}`)}
                      onChange={(event) => setPack(index, { [name]: event.currentTarget.value })}
                    />
                  </Table.Td>
                ))}
                <Table.Td className={classes.cell}>
                  <Group gap={4} wrap="nowrap">
                    <TextInput
                      size="xs"
                      aria-label={`Validity of pack ${index + 1}`}
                      value={pack.validFor}
                      error={faultAt(faults, `packs[${index}].validity`)}
                      onChange={(event) => setPack(index, { validFor: event.currentTarget.value })}
                    />
                    <NativeSelect
                      size="xs"
                      aria-label={`Validity of pack ${index + 1} is in`}
                      data={['months', 'days']}
                      value={pack.validIn}
                      onChange={(event) =>
                        setPack(index, { validIn: event.currentTarget.value === 'days' ? 'days' : 'months' })
                      }
                    />
                  </Group>
                </Table.Td>
                <Table.Td>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    aria-label={`Remove pack ${index + 1}`}
                    onClick={() => removePack(index)}
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
          Price and units stay empty for a pack whose buyer says them. Saving is a share such as 0.05.
        </Text>
        <Button size="xs" variant="default" onClick={addPack}>
          Add a pack
        </Button>
      </Group>
    </>
  )
}
