import { Group, Input, NumberInput, SegmentedControl, Select, SimpleGrid, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { OperationError, Outcome } from '../../shared/api/outcome.ts'
import { kindText } from '../../shared/domain/kind-text.ts'
import { useApi } from '../api/api-context.tsx'
import { Failure } from '../ui/Failure.tsx'
import { formatCount, formatMoney, formatUnits } from '../ui/format.ts'
import { useStudio } from '../ui/studio-context.ts'
import { toast, toastRecorded } from '../ui/toast.tsx'
import { unitsInWords } from '../ui/words.ts'
import { AccountField, CardField, FormButtons, NoteField, placeError, ProductionField, WhenField } from './fields.tsx'
import { FIRST_USAGE, kindKey, kindParts, usageInput } from './inputs.ts'
import type { RecordRequest, UsageValues } from './record-requests.ts'
import { closeRecord, recordRequests, rememberUsage } from './record-requests.ts'
import { recordInstead } from './recording.ts'
import type { Card, Choices } from './use-cards.ts'
import { useAnswer } from './use-cards.ts'
import classes from './record.module.css'

interface UsageFormProps {
  readonly request: Extract<RecordRequest, { kind: 'usage' }>
  readonly choices: Choices
}

const OUTCOMES = [
  { value: 'success', label: 'Succeeded' },
  { value: 'failed', label: 'Failed' },
  { value: 'rejected', label: 'Rejected by review' },
]

const KEPT = [
  { value: '', label: 'Not said' },
  { value: 'kept', label: 'Kept' },
  { value: 'dropped', label: 'Not kept' },
]

/** Where the fields of the operation stand in this form. */
const FIELDS = { model: 'kind', resolution: 'kind', seconds: 'kind' }

/** Records what was rendered; says what it will charge before it is recorded. */
export function UsageForm({ request, choices }: UsageFormProps) {
  const api = useApi()
  const { zone } = useStudio()
  const { lastUsage } = useStore(recordRequests)
  const { replaces } = request
  // A vendor's usage has its card as its source: a correction stays with it.
  const cardOf = (id: string | undefined): string | undefined => choices.cards.find((one) => one.id === id)?.id
  const rateCard = cardOf(replaces?.source) ?? lastUsage.rateCard ?? choices.cards[0]?.id ?? ''
  const [first] = useState<UsageValues>({
    ...FIRST_USAGE,
    ...(replaces === undefined ? lastUsage : {}),
    rateCard,
    ...request.initial,
  })
  const form = useForm<UsageValues>({ initialValues: first })
  const [error, setError] = useState<OperationError | null>(null)
  const [isBusy, setBusy] = useState(false)
  const shot = useRef<HTMLInputElement>(null)
  const card = choices.cards.find(({ id }) => id === form.values.rateCard)

  const record = async (isLast: boolean): Promise<void> => {
    const values = form.getValues()
    const input = usageInput(values, zone, replaces)
    const outcome = input.ok ? await recorded(input.value) : input
    if (!outcome.ok) {
      setError(placeError(form, outcome.error, FIELDS))
      return
    }
    setError(null)
    rememberUsage(values)
    const { charged, entry, status } = outcome.value
    if (status === 'duplicate') toast('This take was recorded before')
    else if (replaces === undefined) toastRecorded(api, `Recorded: ${unitsInWords(charged)}`, { entry: entry.id })
    else toastRecorded(api, `Recorded: ${unitsInWords(charged)}, corrected`, { entry: entry.id, restore })
    if (isLast) closeRecord()
    else shot.current?.select()
  }
  const restore = async (): Promise<Outcome<unknown>> => {
    const before = usageInput(first, zone, replaces)
    return before.ok ? api.call('usage.record', before.value) : before
  }
  const recorded = async (input: Parameters<typeof api.call<'usage.record'>>[1]) => {
    setBusy(true)
    const outcome = await recordInstead(api, () => api.call('usage.record', input), replaces)
    setBusy(false)
    return outcome
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void record(true)
      }}
    >
      <Stack gap="sm">
        {error !== null && <Failure error={error} />}
        <CardField props={form.getInputProps('rateCard')} cards={choices.cards} />
        <Select
          label="Rendered"
          placeholder="Model, resolution, seconds"
          searchable
          required
          allowDeselect={false}
          data-autofocus
          data={kindOptions(card)}
          {...form.getInputProps('kind')}
        />
        <Group align="flex-start" gap="md">
          <NumberInput label="Clips" min={1} allowDecimal={false} w="7rem" {...form.getInputProps('clips')} />
          <Input.Wrapper label="Outcome" labelElement="div">
            <div>
              <SegmentedControl aria-label="Outcome" data={OUTCOMES} {...form.getInputProps('outcome')} />
            </div>
          </Input.Wrapper>
        </Group>
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
          <ProductionField props={form.getInputProps('production')} productions={choices.productions} />
          <TextInput ref={shot} label="Shot" maxLength={200} {...form.getInputProps('shot')} />
          <TextInput label="Take" maxLength={200} {...form.getInputProps('take')} />
          <Select label="Accepted" allowDeselect={false} data={KEPT} {...form.getInputProps('kept')} />
        </SimpleGrid>
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm" className={classes.aligned}>
          <WhenField props={form.getInputProps('at')} zone={zone} label="When" empty="Now, unless said" />
          <AccountField props={form.getInputProps('account')} accounts={choices.accounts} />
        </SimpleGrid>
        <NoteField props={form.getInputProps('note')} />
        <Quote values={form.values} zone={zone} isCorrection={replaces !== undefined} />
      </Stack>
      <FormButtons
        label={replaces === undefined ? 'Record' : 'Correct'}
        isBusy={isBusy}
        {...(replaces === undefined ? { next: () => void record(false) } : {})}
      />
    </form>
  )
}

function kindOptions(card: Card | undefined) {
  return (card?.renderKinds ?? []).map((kind) => ({
    value: kindKey(kind),
    label: `${kindText(kind)} · ${unitsInWords(kind.units)} a clip`,
  }))
}

interface QuoteProps {
  readonly values: UsageValues
  readonly zone: string
  /** The old entry still stands in the ledger: what its lots have left, and so the cost, is known only once it is taken back. */
  readonly isCorrection: boolean
}

/** What the take will be charged, and from what. */
function Quote({ values, zone, isCorrection }: QuoteProps) {
  const api = useApi()
  const input = usageInput(values, zone)
  const clips = Number(values.clips)
  const isAskable = input.ok && Number.isSafeInteger(clips) && clips > 0
  const ask = (): ReturnType<typeof api.call<'usage.quote'>> | Promise<{ ok: false }> => {
    if (!input.ok) return Promise.resolve({ ok: false })
    const { outcome, account, at, rateCard } = input.value
    return api.call('usage.quote', {
      ...kindParts(values.kind),
      clips,
      outcome,
      ...(account === undefined ? {} : { account }),
      ...(at === undefined ? {} : { at }),
      ...(rateCard === undefined ? {} : { rateCard }),
    })
  }
  const { kind, outcome, account, at, rateCard } = values
  const quote = useAnswer(isAskable ? ask : null, JSON.stringify([kind, clips, outcome, account, at, rateCard]))
  if (quote === null) {
    return (
      <Text size="sm" c="dimmed">
        Choose what was rendered to see what it is charged.
      </Text>
    )
  }
  if (outcome !== 'success') return <Text size="sm">Charged nothing: only a clip that succeeded is charged.</Text>
  const times = `(${formatUnits(quote.unitsPerClip)} × ${formatCount(clips)} ${clips === 1 ? 'clip' : 'clips'})`
  return (
    <Text size="sm" aria-live="polite">
      Charges {unitsInWords(quote.units)} {times}
      {isCorrection
        ? ', in the place of what was charged before.'
        : `, ${formatMoney(quote.cost)}; ${unitsInWords(quote.left)} left after it.`}
      {!isCorrection && quote.overage !== '0' && (
        <Text span c="var(--packledger-soon)" fw={600}>
          {' '}
          {unitsInWords(quote.overage)} {quote.overage === '1' ? 'is' : 'are'} overage: no lot covers{' '}
          {quote.overage === '1' ? 'it' : 'them'}.
        </Text>
      )}
    </Text>
  )
}
