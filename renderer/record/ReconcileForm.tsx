import { Group, Select, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import type { Output } from '../../shared/api/operations.ts'
import type { OperationError } from '../../shared/api/outcome.ts'
import { MAIN_ACCOUNT } from '../../shared/domain/defaults.ts'
import { useApi } from '../api/api-context.tsx'
import { Failure } from '../ui/Failure.tsx'
import { formatWhen } from '../ui/format.ts'
import { useStudio } from '../ui/studio-context.ts'
import { toastRecorded } from '../ui/toast.tsx'
import { packOf } from '../ui/words.ts'
import { readConsoleFigure } from './console-figure.ts'
import { ConsoleComparison } from './ConsoleComparison.tsx'
import { FormButtons, NoteField, placeError, WhenField } from './fields.tsx'
import type { RecordRequest } from './record-requests.ts'
import { closeRecord } from './record-requests.ts'
import type { Choices } from './use-cards.ts'
import { useAnswer } from './use-cards.ts'
import { useOpenLots } from './use-open-lots.ts'
import { instantOf } from './when.ts'

interface ReconcileFormProps {
  readonly request: Extract<RecordRequest, { kind: 'balance' }>
  readonly choices: Choices
}

interface Values {
  account: string
  lot: string
  units: string
  at: string
  note: string
}

/** Holds the console's figure against the ledger's: the difference is explained by what is missing, or accepted. */
export function ReconcileForm({ request, choices }: ReconcileFormProps) {
  const api = useApi()
  const { zone } = useStudio()
  const accounts = choices.accounts.length === 0 ? [MAIN_ACCOUNT] : choices.accounts
  const first = request.account ?? (accounts.includes(MAIN_ACCOUNT) ? MAIN_ACCOUNT : (accounts[0] ?? MAIN_ACCOUNT))
  const form = useForm<Values>({
    initialValues: { account: first, lot: request.lot ?? '', units: '', at: '', note: '' },
  })
  const [error, setError] = useState<OperationError | null>(null)
  const [isBusy, setBusy] = useState(false)
  const { account, units, at, note } = form.values
  const instant = instantOf(at, zone, 'at')
  const readAt = instant.ok ? instant.value : null
  const lots = useOpenLots(account, readAt, choices)
  // A lot counts while it is offered: another account, or another time, has other lots.
  const lot = lots === null || lots.some(({ id }) => id === form.values.lot) ? form.values.lot : ''
  const asked = { account, ...(lot === '' ? {} : { lot }), ...(readAt === null ? {} : { at: readAt }) }
  const figure = units.trim() === '' ? null : readConsoleFigure(units)
  const shown = figure !== null && 'units' in figure ? figure.units : null
  const compared = useAnswer(
    instant.ok ? () => api.call('balances.compare', { ...asked, ...(shown === null ? {} : { units: shown }) }) : null,
    JSON.stringify([asked, shown, choices]),
  )

  const accept = async (): Promise<void> => {
    if (!instant.ok) {
      setError(placeError(form, instant.error))
      return
    }
    if (shown === null) return
    setBusy(true)
    const outcome = await api.call('balances.assert', { ...asked, units: shown, note })
    setBusy(false)
    if (!outcome.ok) {
      setError(placeError(form, outcome.error))
      return
    }
    toastRecorded(api, 'Console check recorded', { entry: outcome.value.entry.id })
    closeRecord()
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void accept()
      }}
    >
      <Stack gap="sm">
        {error !== null && <Failure error={error} />}
        <Group grow align="flex-start">
          <Select label="Account" allowDeselect={false} data={[...accounts]} {...form.getInputProps('account')} />
          <Select
            label="Lot"
            placeholder="All of the account"
            clearable
            data={(lots ?? []).map(({ id, pack, expiresAt }) => ({
              value: id,
              label: `${packOf(pack)}, expires ${formatWhen(expiresAt, zone, 'day')}`,
            }))}
            value={lot === '' ? null : lot}
            onChange={(value) => form.setFieldValue('lot', value ?? '')}
            error={form.errors.lot}
          />
        </Group>
        <TextInput
          label="Units that the console shows"
          inputMode="decimal"
          required
          data-autofocus
          {...form.getInputProps('units')}
          error={form.errors.units ?? (figure !== null && 'fault' in figure ? figure.fault : null)}
        />
        <WhenField props={form.getInputProps('at')} zone={zone} label="Read at" empty="Now, unless said" />
        {compared !== null && <ConsoleComparison compared={compared} account={account} zone={zone} />}
        <NoteField props={form.getInputProps('note')} />
      </Stack>
      <FormButtons label={acceptLabel(compared)} isBusy={isBusy} isDisabled={shown === null} />
    </form>
  )
}

function acceptLabel(compared: Output<'balances.compare'> | null): string {
  return compared?.difference === '0' ? 'Record the check' : 'Accept the difference'
}
