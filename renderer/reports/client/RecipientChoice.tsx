import { Checkbox, Group, Select } from '@mantine/core'
import { useEffect } from 'react'
import { useStore } from 'zustand'
import type { Recipient } from '../../../shared/api/print.ts'
import { useOnChange } from '../../api/api-context.tsx'
import type { ReportsStore } from '../reports-store.ts'
import { recipientChoices, recipientOfChoice, choiceOf } from './recipient-choices.ts'

interface RecipientChoiceProps {
  readonly store: ReportsStore
  readonly recipient: Recipient | null
  readonly choose: (recipient: Recipient | null) => void
}

/** Whom the statement is for: the whole studio, or one client or production, with or without its share of the waste. */
export function RecipientChoice({ store, recipient, choose }: RecipientChoiceProps) {
  const { view, load, reload } = useStore(store.names)
  useEffect(() => void load(null), [load])
  useOnChange(['ledger', 'queue'], reload)
  const names = view.kind === 'ready' ? view.value : { clients: [], productions: [] }
  const waste = recipient?.waste ?? 'left-out'
  return (
    <Group gap="md">
      <Select
        aria-label="Statement for"
        w="15rem"
        searchable
        allowDeselect={false}
        data={recipientChoices(names, recipient)}
        value={choiceOf(recipient)}
        onChange={(value) => choose(recipientOfChoice(value, waste))}
      />
      {recipient !== null && (
        <Checkbox
          label="With its share of the waste"
          checked={waste === 'shared'}
          onChange={(event) => choose({ ...recipient, waste: event.currentTarget.checked ? 'shared' : 'left-out' })}
        />
      )}
    </Group>
  )
}
