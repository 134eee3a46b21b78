import { ColorInput, Modal, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { SyntheticEvent } from 'react'
import type { StoreApi } from 'zustand'
import type { Output } from '../../shared/api/operations.ts'
import type { ProductionJson } from '../../shared/api/productions.ts'
import { useApi } from '../api/api-context.tsx'
import { FormEnd } from './plan/FormEnd.tsx'
import { carryOut } from './plan/use-plan-actions.ts'
import { usePlanned, valueOf } from './plan/use-planned.ts'
import type { QueueState } from './queue-store.ts'

interface ProductionDialogProps {
  readonly production: string
  readonly store: StoreApi<QueueState>
  readonly close: () => void
}

/** What is known of a production besides its name: client, code, colour and budget. */
export function ProductionDialog({ production, store, close }: ProductionDialogProps) {
  const api = useApi()
  const list = valueOf(usePlanned(() => api.call('productions.list', {}), ''))
  const known = list?.productions.find((one) => one.name === production)
  return (
    <Modal opened onClose={close} title={production}>
      {known !== undefined && <ProductionForm known={known} store={store} close={close} />}
    </Modal>
  )
}

const COLOURS = ['#1c7ed6', '#0ca678', '#74b816', '#f08c00', '#e8590c', '#e03131', '#ae3ec9', '#495057']

interface ProductionFormProps extends Omit<ProductionDialogProps, 'production'> {
  readonly known: Output<'productions.list'>['productions'][number]
}

function ProductionForm({ known, store, close }: ProductionFormProps) {
  const api = useApi()
  const [client, setClient] = useState(known.client ?? '')
  const [code, setCode] = useState(known.code ?? '')
  const [colour, setColour] = useState(known.colour ?? '')
  const [budget, setBudget] = useState(known.budget?.amount ?? '')
  const [isBusy, setBusy] = useState(false)
  const save = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault()
    setBusy(true)
    const call = api.call('productions.save', {
      name: known.name,
      client,
      code,
      colour: colour === '' ? null : colour.toLowerCase(),
      budget: budget.trim() === '' ? null : budget,
    })
    const isDone = await carryOut(store, call, ({ before }) => ({
      label: `Changed ${known.name}`,
      takeBack: () => api.call('productions.save', inputOf(before)),
    }))
    setBusy(false)
    if (isDone) close()
  }
  return (
    <form onSubmit={(event) => void save(event)}>
      <Stack gap="sm">
        <TextInput
          label="Client"
          value={client}
          onChange={(event) => setClient(event.currentTarget.value)}
          data-autofocus
        />
        <TextInput label="Code" value={code} onChange={(event) => setCode(event.currentTarget.value)} />
        <ColorInput
          label="Colour"
          format="hex"
          swatches={COLOURS}
          swatchesPerRow={8}
          value={colour}
          onChange={setColour}
        />
        <TextInput
          label="Budget"
          description={`In ${known.spent.currency}; empty for none`}
          inputMode="decimal"
          value={budget}
          onChange={(event) => setBudget(event.currentTarget.value)}
        />
        <FormEnd label="Save" isBusy={isBusy} close={close} />
      </Stack>
    </form>
  )
}

function inputOf({ name, client, code, colour, budget }: ProductionJson) {
  return { name, client, code, colour, budget: budget?.amount ?? null }
}
