import { NativeSelect, Table, TextInput } from '@mantine/core'
import { useStore } from 'zustand'
import type { Faults } from './card-draft.ts'
import { faultAt } from './card-draft.ts'
import type { CardEditorStore } from './card-editor-store.ts'
import { ruleWords, STATUS_WORDS } from './card-words.ts'
import type { RuleStatus } from './card-words.ts'
import classes from './settings.module.css'

const STATUSES = Object.entries(STATUS_WORDS).map(([value, label]) => ({ value, label }))

/** The rules of a card that is edited: what holds, how far that is known, and where it is stated. */
export function RulesForm({ store, faults }: { readonly store: CardEditorStore; readonly faults: Faults }) {
  const { draft, setRule } = useStore(store)
  return (
    <div className={classes.wide}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">Rule</Table.Th>
            <Table.Th scope="col">Value</Table.Th>
            <Table.Th scope="col">Status</Table.Th>
            <Table.Th scope="col">Source</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {draft.rules.map(({ key, name, value, status, source }, index) => (
            <Table.Tr key={key}>
              <Table.Th scope="row" fw={500}>
                {ruleWords(name)}
              </Table.Th>
              <Table.Td className={classes.cell}>
                <TextInput
                  size="xs"
                  aria-label={`${ruleWords(name)}: value`}
                  value={value}
                  error={faultAt(faults, `rules.${name}.value`)}
                  onChange={(event) => setRule(index, { value: event.currentTarget.value })}
                />
              </Table.Td>
              <Table.Td className={classes.cell}>
                <NativeSelect
                  size="xs"
                  aria-label={`${ruleWords(name)}: status`}
                  data={STATUSES}
                  value={status}
                  onChange={(event) => setRule(index, { status: statusOf(event.currentTarget.value) })}
                />
              </Table.Td>
              <Table.Td className={classes.cell}>
                <TextInput
                  size="xs"
                  aria-label={`${ruleWords(name)}: source`}
                  value={source}
                  error={faultAt(faults, `rules.${name}.source`)}
                  onChange={(event) => setRule(index, { source: event.currentTarget.value })}
                />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}

function statusOf(value: string): RuleStatus {
  return value === 'documented' || value === 'assumed' ? value : 'unknown'
}
