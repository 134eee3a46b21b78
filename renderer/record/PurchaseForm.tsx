import { Select, SimpleGrid, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import type { OperationError, Outcome } from '../../shared/api/outcome.ts'
import { useApi } from '../api/api-context.tsx'
import { Failure } from '../ui/Failure.tsx'
import { formatMoney, formatUnits, formatWhen, UNIT_COST_DIGITS } from '../ui/format.ts'
import { useStudio } from '../ui/studio-context.ts'
import { toastRecorded } from '../ui/toast.tsx'
import { unitsInWords } from '../ui/words.ts'
import { AccountField, CardField, FormButtons, NoteField, placeError, WhenField } from './fields.tsx'
import { FIRST_PURCHASE, purchaseInput } from './inputs.ts'
import type { PurchaseValues, RecordRequest } from './record-requests.ts'
import { closeRecord } from './record-requests.ts'
import { recordInstead } from './recording.ts'
import classes from './record.module.css'
import type { Card, Choices } from './use-cards.ts'
import { useAnswer } from './use-cards.ts'

interface PurchaseFormProps {
  readonly request: Extract<RecordRequest, { kind: 'purchase' }>
  readonly choices: Choices
}

/** Records a bought pack. What is left empty is as the card says. */
export function PurchaseForm({ request, choices }: PurchaseFormProps) {
  const api = useApi()
  const { zone, currency } = useStudio()
  const { replaces } = request
  const [first] = useState<PurchaseValues>({
    ...FIRST_PURCHASE,
    rateCard: choices.cards[0]?.id ?? '',
    ...request.initial,
  })
  const form = useForm<PurchaseValues>({ initialValues: first })
  const [error, setError] = useState<OperationError | null>(null)
  const [isBusy, setBusy] = useState(false)
  const card = choices.cards.find(({ id }) => id === form.values.rateCard)
  const pack = card?.packs.find(({ id }) => id === form.values.pack)

  const record = async (): Promise<void> => {
    const input = purchaseInput(form.getValues(), zone, replaces)
    if (!input.ok) {
      setError(placeError(form, input.error))
      return
    }
    setBusy(true)
    const outcome = await recordInstead(api, () => api.call('purchases.record', input.value), replaces)
    setBusy(false)
    if (!outcome.ok) {
      setError(placeError(form, outcome.error))
      return
    }
    const { entry, lot } = outcome.value
    const message = `Recorded: ${unitsInWords(lot?.units)} bought`
    if (replaces === undefined) toastRecorded(api, message, { entry: entry.id })
    else toastRecorded(api, `${message}, corrected`, { entry: entry.id, restore })
    closeRecord()
  }

  const restore = async (): Promise<Outcome<unknown>> => {
    const before = purchaseInput(first, zone, replaces)
    return before.ok ? api.call('purchases.record', before.value) : before
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void record()
      }}
    >
      <Stack gap="sm">
        {error !== null && <Failure error={error} />}
        <CardField props={form.getInputProps('rateCard')} cards={choices.cards} />
        <Select
          label="Pack"
          placeholder="Which pack was bought"
          required
          allowDeselect={false}
          data-autofocus
          data={packOptions(card)}
          {...form.getInputProps('pack')}
        />
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm" className={classes.aligned}>
          <TextInput
            label="Units"
            inputMode="decimal"
            placeholder={pack?.units ?? ''}
            required={pack?.units === null}
            {...form.getInputProps('units')}
          />
          <TextInput
            label={`Price in ${currency}`}
            inputMode="decimal"
            placeholder={card?.currency === currency ? (pack?.price ?? '') : ''}
            required={pack?.price === null || (card !== undefined && card.currency !== currency)}
            {...form.getInputProps('price')}
          />
          <WhenField props={form.getInputProps('at')} zone={zone} label="Bought" empty="Now, unless said" />
          <WhenField
            props={form.getInputProps('expires')}
            zone={zone}
            label="Expires"
            empty="As the card says, unless the console shows another"
          />
        </SimpleGrid>
        <AccountField props={form.getInputProps('account')} accounts={choices.accounts} />
        <NoteField props={form.getInputProps('note')} />
        <Quote values={form.values} zone={zone} />
      </Stack>
      <FormButtons label={replaces === undefined ? 'Record' : 'Correct'} isBusy={isBusy} />
    </form>
  )
}

function packOptions(card: Card | undefined) {
  return (card?.packs ?? []).map(({ id, name, units, price }) => ({
    value: id,
    label:
      units === null || price === null || card === undefined
        ? name
        : `${name} · ${formatUnits(units)} units · ${formatMoney({ amount: price, currency: card.currency })}`,
  }))
}

/** What will be recorded: units, price, and the expiry. */
function Quote({ values, zone }: { readonly values: PurchaseValues; readonly zone: string }) {
  const api = useApi()
  const input = purchaseInput(values, zone)
  const ask = (): ReturnType<typeof api.call<'purchases.quote'>> | Promise<{ ok: false }> => {
    if (!input.ok) return Promise.resolve({ ok: false })
    const { pack, rateCard, at, units, price } = input.value
    return api.call('purchases.quote', {
      pack,
      ...(rateCard === undefined ? {} : { rateCard }),
      ...(at === undefined ? {} : { at }),
      ...(units === undefined ? {} : { units }),
      ...(price === undefined ? {} : { price }),
    })
  }
  const { pack, rateCard, at, units, price } = values
  const quote = useAnswer(input.ok ? ask : null, JSON.stringify([pack, rateCard, at, units, price]))
  const expires = input.ok ? input.value.expires : undefined
  if (quote === null) return null
  return (
    <Text size="sm" aria-live="polite">
      {unitsInWords(quote.units)} for {formatMoney(quote.price)}
      {quote.unitCost !== null && `, ${formatMoney(quote.unitCost, UNIT_COST_DIGITS)} a unit`}; expires{' '}
      {formatWhen(expires ?? quote.expiresAt, zone)}.
    </Text>
  )
}
