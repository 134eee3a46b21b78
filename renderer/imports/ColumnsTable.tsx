import { Accordion, Alert, NativeSelect, Table, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useStore } from 'zustand'
import { USAGE_FIELDS } from '../../shared/domain/usage-fields.ts'
import type { UsageField } from '../../shared/domain/usage-fields.ts'
import { doubled, fieldsOf, stillMissing } from './column-mapping.ts'
import type { ImportStore } from './import-store.ts'
import { FIELD_WORDS, missingWords } from './import-words.ts'
import classes from './imports.module.css'

const NOTE = ''

const CHOICES = [
  { value: NOTE, label: 'Keep in the note' },
  ...USAGE_FIELDS.map((field) => ({ value: field, label: FIELD_WORDS[field] })),
]

/** A file's columns with some of what stands in them, and what each is taken for: to be said otherwise by hand. */
export function ColumnsTable({ store }: { readonly store: ImportStore }) {
  const { look, mapping, busy, setColumn } = useStore(store)
  if (look === null) return null
  const fields = fieldsOf(look, mapping)
  const missing = stillMissing(look, mapping)
  const both = doubled(look, mapping)
  const noted = [...fields.values()].filter((field) => field === null).length
  const summary = `${look.columns.length - noted} of ${look.columns.length} columns understood`
  const needsAnswer = missing.length > 0 || both !== null
  return (
    <>
      {missing.length > 0 && (
        <Alert color="yellow" variant="light" icon={<IconAlertTriangle aria-hidden />} role="status">
          No column is understood as {missingWords(missing)}. Choose which column it is below.
        </Alert>
      )}
      {both !== null && (
        <Alert color="yellow" variant="light" icon={<IconAlertTriangle aria-hidden />} role="status">
          “{both[0]}” and “{both[1]}” are both read as the same field. Keep one of them in the note.
        </Alert>
      )}
      <Accordion variant="contained" defaultValue={needsAnswer ? 'columns' : null}>
        <Accordion.Item value="columns">
          <Accordion.Control>
            <Text size="sm">
              {summary}
              {noted > 0 && <Text span c="dimmed">{`; ${noted} kept in each entry’s note`}</Text>}
            </Text>
          </Accordion.Control>
          <Accordion.Panel>
            <div className={classes.scroll} tabIndex={0} role="region" aria-label="Columns of the file">
              <Table>
                <Table.Thead className={classes.head}>
                  <Table.Tr>
                    <Table.Th scope="col">Column</Table.Th>
                    <Table.Th scope="col">For example</Table.Th>
                    <Table.Th scope="col">Read as</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {look.columns.map(({ name, samples }) => (
                    <Table.Tr key={name}>
                      <Table.Th scope="row" fw={500}>
                        {name}
                      </Table.Th>
                      <Table.Td className={classes.sample} c="dimmed">
                        {samples.length === 0 ? '—' : samples.join(', ')}
                      </Table.Td>
                      <Table.Td>
                        <NativeSelect
                          size="xs"
                          aria-label={`${name} is read as`}
                          data={CHOICES}
                          value={fields.get(name) ?? NOTE}
                          disabled={busy === 'applying'}
                          onChange={(event) => void setColumn(name, fieldFrom(event.currentTarget.value))}
                        />
                      </Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </div>
          </Accordion.Panel>
        </Accordion.Item>
      </Accordion>
    </>
  )
}

function fieldFrom(value: string): UsageField | null {
  return USAGE_FIELDS.find((field) => field === value) ?? null
}
