import { Autocomplete, Checkbox, Group, NativeSelect } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { useApi } from '../api/api-context.tsx'
import { createResource } from '../api/resource.ts'
import type { ApiClient } from '../api/client.ts'
import type { Outcome } from '../../shared/api/outcome.ts'
import { DEFAULT_CARD } from '../../shared/domain/defaults.ts'
import type { ImportStore } from './import-store.ts'

interface Choices {
  readonly accounts: readonly string[]
  readonly cards: readonly string[]
}

interface ImportOptionsFormProps {
  readonly store: ImportStore
  /** Whether rows are read by an account and a rate card; a journal's entries carry their own. */
  readonly hasReading: boolean
}

/** Whose lots pay, which card charges, and whether rejected rows are left out. */
export function ImportOptionsForm({ store, hasReading }: ImportOptionsFormProps) {
  const api = useApi()
  const [choices] = useState(() => createResource<'all', Choices>(() => readChoices(api)))
  const { view, load } = useStore(choices)
  const { options, busy, report, setOptions } = useStore(store)
  const [account, setAccount] = useState(options.account)
  useEffect(() => void load('all'), [load])
  const { accounts, cards } = view.kind === 'ready' ? view.value : { accounts: [], cards: [] }
  const isApplying = busy === 'applying'
  const rejected = report?.counts.rejected ?? 0
  return (
    <Group align="flex-end" gap="md">
      {hasReading && (
        <>
          <Autocomplete
            label="Account"
            placeholder="main"
            w="12rem"
            data={[...accounts]}
            value={account}
            disabled={isApplying}
            onChange={setAccount}
            onOptionSubmit={(value) => void setOptions({ account: value })}
            onBlur={() => void setOptions({ account })}
          />
          <NativeSelect
            label="Rate card"
            w="14rem"
            data={[...cards]}
            value={options.rateCard ?? DEFAULT_CARD}
            disabled={isApplying || cards.length === 0}
            onChange={(event) => void setOptions({ rateCard: event.currentTarget.value })}
          />
        </>
      )}
      {rejected > 0 && (
        <Checkbox
          label="Record the good rows although others are rejected"
          checked={options.skipRejected}
          disabled={isApplying}
          onChange={(event) => void setOptions({ skipRejected: event.currentTarget.checked })}
          pb={8}
        />
      )}
    </Group>
  )
}

async function readChoices(api: ApiClient): Promise<Outcome<Choices>> {
  const [accounts, cards] = await Promise.all([api.call('accounts.list', {}), api.call('rates.list', {})])
  if (!accounts.ok) return accounts
  if (!cards.ok) return cards
  return {
    ok: true,
    value: {
      accounts: accounts.value.accounts.map((one) => one.account),
      cards: cards.value.cards.map((one) => one.id),
    },
  }
}
