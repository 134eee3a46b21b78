import { Anchor, Button, Group, List, Select, Stack, Table, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { causeWords } from '../../shared/api/cause-words.ts'
import type { Output } from '../../shared/api/operations.ts'
import type { OperationError } from '../../shared/api/outcome.ts'
import { useApi } from '../api/api-context.tsx'
import { Failure } from '../ui/Failure.tsx'
import { formatMoney, formatUnits, formatWhen } from '../ui/format.ts'
import { linkTo } from '../ui/hash-location.ts'
import { runCommand } from '../ui/run-command.ts'
import { useStudio } from '../ui/studio-context.ts'
import { toastRecorded } from '../ui/toast.tsx'
import { pageFormats } from '../ui/word-formats.ts'
import { packOf, unitsInWords } from '../ui/words.ts'
import { FormButtons, NoteField, placeError, WhenField } from './fields.tsx'
import type { RecordRequest } from './record-requests.ts'
import { closeRecord } from './record-requests.ts'
import type { Choices } from './use-cards.ts'
import { useAnswer } from './use-cards.ts'
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

const AMOUNT = /^\s*\d+(\.\d{1,3})?\s*$/

/** Holds the console's figure against the ledger's: the difference is explained by what is missing, or accepted. */
export function ReconcileForm({ request, choices }: ReconcileFormProps) {
  const api = useApi()
  const { zone } = useStudio()
  const accounts = choices.accounts.length === 0 ? ['main'] : choices.accounts
  const first = request.account ?? (accounts.includes('main') ? 'main' : (accounts[0] ?? 'main'))
  const form = useForm<Values>({
    initialValues: { account: first, lot: request.lot ?? '', units: '', at: '', note: '' },
  })
  const [error, setError] = useState<OperationError | null>(null)
  const [isBusy, setBusy] = useState(false)
  const { account, lot, units, at, note } = form.values
  const instant = instantOf(at, zone, 'at')
  const asked = {
    account,
    ...(lot === '' ? {} : { lot }),
    ...(instant.ok && instant.value !== null ? { at: instant.value } : {}),
  }
  const isAmount = AMOUNT.test(units)
  const key = JSON.stringify([asked, units, choices])
  const compared = useAnswer(
    instant.ok ? () => api.call('balances.compare', { ...asked, ...(isAmount ? { units } : {}) }) : null,
    key,
  )

  const accept = async (): Promise<void> => {
    if (!instant.ok) {
      setError(placeError(form, instant.error))
      return
    }
    setBusy(true)
    const outcome = await api.call('balances.assert', { ...asked, units, note })
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
            data={choices.lots
              .filter((one) => one.account === account)
              .map((one) => ({
                value: one.id,
                label: `${packOf(one.pack)}, expires ${formatWhen(one.expiresAt, zone, 'day')}`,
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
        />
        <WhenField props={form.getInputProps('at')} zone={zone} label="Read at" empty="Now, unless said" />
        {compared !== null && <Comparison compared={compared} zone={zone} />}
        <NoteField props={form.getInputProps('note')} />
      </Stack>
      <FormButtons label={acceptLabel(compared)} isBusy={isBusy} isDisabled={!isAmount} />
    </form>
  )
}

function acceptLabel(compared: Output<'balances.compare'> | null): string {
  return compared?.difference === '0' ? 'Record the check' : 'Accept the difference'
}

/** What is different, what accepting it would do, and the other way out. */
function Comparison({ compared, zone }: { readonly compared: Output<'balances.compare'>; readonly zone: string }) {
  const { ledger, difference, cost, postings, causes, lastChecked } = compared
  return (
    <Stack gap="xs" aria-live="polite">
      <Text size="sm">
        The ledger has {unitsInWords(ledger)} left.{' '}
        <Text span c="dimmed" size="sm">
          {lastChecked === null ? 'Never checked before.' : `Last checked ${formatWhen(lastChecked, zone)}.`}
        </Text>
      </Text>
      {difference === '0' && (
        <Text size="sm" fw={600}>
          Console and ledger agree.
        </Text>
      )}
      {difference !== null && difference !== '0' && (
        <>
          <Text size="sm" fw={600}>
            The console shows {unitsInWords(difference.replace('-', ''))} {difference.startsWith('-') ? 'less' : 'more'}{' '}
            than the ledger.
          </Text>
          {causes.length > 0 && <LikelyCauses causes={causes} zone={zone} />}
          <Table captionSide="top">
            <Table.Caption ta="start">What accepting it posts; it costs {formatMoney(cost)}</Table.Caption>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">Lot</Table.Th>
                <Table.Th scope="col" ta="end">
                  Units
                </Table.Th>
                <Table.Th scope="col" ta="end">
                  Cost
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {postings.map((posting, index) => (
                <Table.Tr key={index}>
                  <Table.Td>{posting.pack === null ? 'A new lot without a price' : packOf(posting.pack)}</Table.Td>
                  <Table.Td ta="end">{formatUnits(posting.units)}</Table.Td>
                  <Table.Td ta="end">{formatMoney(posting.cost)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
          <Group justify="space-between">
            <Text size="sm" c="dimmed">
              Are takes missing? Import them, and the difference explains itself.
            </Text>
            <Button
              size="xs"
              variant="default"
              onClick={() => {
                closeRecord()
                runCommand('import.usage')
              }}
            >
              Import what is missing…
            </Button>
          </Group>
        </>
      )}
    </Stack>
  )
}

/** Why they may differ. Whoever finds that one of them holds corrects the ledger instead of accepting the difference. */
function LikelyCauses({
  causes,
  zone,
}: {
  readonly causes: Output<'balances.compare'>['causes']
  readonly zone: string
}) {
  return (
    <List size="sm" spacing={4} aria-label="Likely causes">
      {causes.map((cause, index) => (
        <List.Item key={index}>
          {causeWords(cause, pageFormats(zone))}{' '}
          {cause.kind === 'charged-failures' && (
            <Anchor size="sm" href={linkTo('/reports', { show: 'checks' })} onClick={closeRecord}>
              Claim them
            </Anchor>
          )}
        </List.Item>
      ))}
    </List>
  )
}
