import { ActionIcon, Button, Group, Table, Text, TextInput, VisuallyHidden } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './settings.module.css'

interface DraftTableProps<Field extends string, Row extends Readonly<Record<Field | 'key', string>>> {
  /** What a row is, in words: "pack". */
  readonly noun: string
  readonly columns: readonly { readonly name: Field; readonly label: string }[]
  readonly rows: readonly Row[]
  readonly fault: (index: number, field: Field) => string | null
  readonly change: (index: number, field: Field, value: string) => void
  readonly add: () => void
  readonly remove: (index: number) => void
  /** A last column that is not a text: its head, and a row’s cell. */
  readonly further?: { readonly head: string; readonly cell: (row: Row, index: number) => ReactNode }
  readonly hint: string
}

/** Rows of a card that are edited: a text field a column, each with its own fault. */
export function DraftTable<Field extends string, Row extends Readonly<Record<Field | 'key', string>>>(
  props: DraftTableProps<Field, Row>,
) {
  const { noun, columns, rows, fault, change, add, remove, further, hint } = props
  return (
    <>
      <div className={classes.wide}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              {columns.map(({ name, label }) => (
                <Table.Th key={name} scope="col">
                  {label}
                </Table.Th>
              ))}
              {further !== undefined && <Table.Th scope="col">{further.head}</Table.Th>}
              <Table.Th scope="col">
                <VisuallyHidden>Actions</VisuallyHidden>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row, index) => (
              <Table.Tr key={row.key}>
                {columns.map(({ name, label }) => (
                  <Table.Td key={name} className={classes.cell}>
                    <TextInput
                      size="xs"
                      aria-label={`${label} of ${noun} ${index + 1}`}
                      value={row[name]}
                      error={fault(index, name)}
                      onChange={(event) => change(index, name, event.currentTarget.value)}
                    />
                  </Table.Td>
                ))}
                {further !== undefined && <Table.Td className={classes.cell}>{further.cell(row, index)}</Table.Td>}
                <Table.Td>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    aria-label={`Remove ${noun} ${index + 1}`}
                    onClick={() => remove(index)}
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
          {hint}
        </Text>
        <Button size="xs" variant="default" onClick={add}>
          {`Add a ${noun}`}
        </Button>
      </Group>
    </>
  )
}
