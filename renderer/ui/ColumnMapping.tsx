import { Accordion, NativeSelect, Table, Text } from '@mantine/core'
import classes from './table.module.css'

export interface MappedColumn<F extends string> {
  readonly name: string
  /** What it is read as; null where nothing is. */
  readonly field: F | null
  readonly samples: readonly string[]
}

interface ColumnMappingProps<F extends string> {
  readonly columns: readonly MappedColumn<F>[]
  readonly fields: readonly F[]
  readonly words: Readonly<Record<F, string>>
  /** What becomes of a column that is no field: "Keep in the note". */
  readonly otherwise: string
  /** What is said of those columns beside the summary: "kept in each entry’s note". */
  readonly otherwiseSummary: string
  /** Whether it opens by itself, as something is still to be said. */
  readonly isOpen: boolean
  readonly isDisabled: boolean
  readonly onChange: (column: string, field: F | null) => void
}

const NONE = ''

/** A file's columns with some of what stands in them, and what each is taken for: to be said otherwise by hand. */
export function ColumnMapping<F extends string>(props: ColumnMappingProps<F>) {
  const { columns, fields, words, otherwise, otherwiseSummary, isOpen, isDisabled, onChange } = props
  const choices = [{ value: NONE, label: otherwise }, ...fields.map((field) => ({ value: field, label: words[field] }))]
  const rest = columns.filter((column) => column.field === null).length
  return (
    <Accordion variant="contained" defaultValue={isOpen ? 'columns' : null}>
      <Accordion.Item value="columns">
        <Accordion.Control>
          <Text size="sm">
            {`${columns.length - rest} of ${columns.length} columns understood`}
            {rest > 0 && <Text span c="dimmed">{`; ${rest} ${otherwiseSummary}`}</Text>}
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
                {columns.map(({ name, field, samples }, index) => (
                  // A file may have two columns of one name.
                  <Table.Tr key={index}>
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
                        data={choices}
                        value={field ?? NONE}
                        disabled={isDisabled}
                        onChange={(event) => {
                          const { value } = event.currentTarget
                          onChange(name, fields.find((one) => one === value) ?? null)
                        }}
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
  )
}
