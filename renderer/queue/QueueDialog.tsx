import { Autocomplete, Button, Group, Modal, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { SyntheticEvent } from 'react'
import type { StoreApi } from 'zustand'
import type { OperationError } from '../../shared/api/outcome.ts'
import type { QueueJson } from '../../shared/api/planning.ts'
import type { QueueState } from './queue-store.ts'
import { toastDone } from './undo-toast.tsx'

/** What the dialog is open for: a queue to change, or a new one of a production. */
export type Asked = { readonly queue: QueueJson } | { readonly production: string }

interface QueueDialogProps {
  readonly asked: Asked
  readonly store: StoreApi<QueueState>
  readonly productions: readonly string[]
  readonly close: () => void
}

/** Makes a queue, or renames one and gives it another production or account. */
export function QueueDialog({ asked, store, productions, close }: QueueDialogProps) {
  const queue = 'queue' in asked ? asked.queue : null
  const [production, setProduction] = useState(queue?.production ?? ('production' in asked ? asked.production : ''))
  const [name, setName] = useState(queue?.name ?? '')
  const [account, setAccount] = useState(queue?.account ?? '')
  const [error, setError] = useState<OperationError | null>(null)
  const [isBusy, setBusy] = useState(false)
  const faultOf = (field: string): string | undefined =>
    error?.details.field === field ? error.message.replace(`${field}: `, '') : undefined

  const save = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault()
    setBusy(true)
    const { saveQueue, select, undo } = store.getState()
    const outcome = await saveQueue({
      ...(queue === null ? {} : { queue: queue.id }),
      production,
      ...(name.trim() === '' ? {} : { name }),
      ...(account.trim() === '' ? {} : { account }),
    })
    setBusy(false)
    if (!outcome.ok) {
      setError(outcome.error)
      return
    }
    await select(outcome.value.queue.id)
    if (outcome.value.done !== null) toastDone(undo, outcome.value.done)
    close()
  }
  return (
    <Modal opened onClose={close} title={queue === null ? 'New queue' : 'Change the queue'}>
      <form onSubmit={(event) => void save(event)}>
        <Stack gap="sm">
          <Autocomplete
            label="Production"
            description="One of the ledger, or a new one"
            data={[...new Set(productions)]}
            limit={20}
            openOnFocus={false}
            value={production}
            onChange={setProduction}
            error={faultOf('production')}
            required
            data-autofocus
          />
          <TextInput
            label="Queue"
            placeholder="Queue 1"
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            error={faultOf('name')}
            required={queue !== null}
          />
          <TextInput
            label="Account"
            description="Whose packs the renders draw"
            placeholder="main"
            value={account}
            onChange={(event) => setAccount(event.currentTarget.value)}
            error={faultOf('account')}
          />
          {error !== null && error.details.field === undefined && <div role="alert">{error.message}</div>}
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              Cancel
            </Button>
            <Button type="submit" loading={isBusy}>
              {queue === null ? 'Make the queue' : 'Save'}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
