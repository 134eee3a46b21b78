import { Group, NativeSelect, Select, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useStore } from 'zustand'
import { currencyChoices } from '../../ui/currency-choices.ts'
import { useStudio } from '../../ui/studio-context.ts'
import type { PaymentsStore } from './payments-store.ts'
import { StatementColumns } from './StatementColumns.tsx'

interface StoreProps {
  readonly store: PaymentsStore
}

/** What a file in CSV does not say by itself; nothing of OFX, which does. */
export function StatementOptions({ store }: StoreProps) {
  const { file, look } = useStore(store.statement)
  if (file === null || look === null || look.columns.length === 0) return null
  return (
    <Stack gap="sm" mt="sm">
      <Group align="flex-start">
        <AccountName key={file.file} store={store} />
        <CurrencyOfAmounts store={store} />
        <HowItIsWritten store={store} />
      </Group>
      <StatementColumns store={store} />
    </Stack>
  )
}

/** Taken once the field is left, so that no half-typed name is previewed. */
function AccountName({ store }: StoreProps) {
  const { said, busy, say } = useStore(store.statement)
  const [text, setText] = useState(said.card ?? '')
  return (
    <TextInput
      label="Account"
      placeholder="Such as Visa"
      w="10rem"
      maxLength={200}
      value={text}
      disabled={busy === 'keeping'}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={() => {
        const card = text.trim()
        if (card !== (said.card ?? '')) void say({ card: card === '' ? undefined : card })
      }}
    />
  )
}

function CurrencyOfAmounts({ store }: StoreProps) {
  const { currency: ledgers } = useStudio()
  const { said, look, error, busy, say } = useStore(store.statement)
  const hasColumn = look?.columns.some((column) => column.field === 'currency') ?? false
  return (
    <Select
      label={hasColumn ? 'Currency where the column is empty' : 'Currency'}
      w="15rem"
      data={currencyChoices()}
      value={said.currency ?? look?.currency ?? ledgers}
      disabled={busy === 'keeping'}
      error={error?.details.field === 'currency' ? 'Say which it is' : undefined}
      searchable
      limit={60}
      allowDeselect={false}
      nothingFoundMessage="No currency has that name"
      onChange={(currency) => currency !== null && void say({ currency })}
    />
  )
}

function HowItIsWritten({ store }: StoreProps) {
  const { said, error, busy, say } = useStore(store.statement)
  const isDisabled = busy === 'keeping'
  return (
    <>
      <NativeSelect
        label="Dates such as 03/04/2026"
        disabled={isDisabled}
        value={said.dates ?? ''}
        data={[
          { value: '', label: 'As the other dates tell' },
          { value: 'day-first', label: 'The day comes first' },
          { value: 'month-first', label: 'The month comes first' },
        ]}
        error={error?.details.dayOrder === 'unknown' ? 'Say which comes first' : undefined}
        onChange={({ currentTarget: { value } }) =>
          void say({ dates: value === 'day-first' || value === 'month-first' ? value : undefined })
        }
      />
      <NativeSelect
        label="Amounts such as 1.000"
        disabled={isDisabled}
        value={said.decimals ?? ''}
        data={[
          { value: '', label: 'As the other amounts tell' },
          { value: 'point', label: 'A point before decimals' },
          { value: 'comma', label: 'A comma before decimals' },
        ]}
        error={error?.details.decimalMark === 'unknown' ? 'Say which comes before decimals' : undefined}
        onChange={({ currentTarget: { value } }) =>
          void say({ decimals: value === 'point' || value === 'comma' ? value : undefined })
        }
      />
      <NativeSelect
        label="Payments are written"
        disabled={isDisabled}
        value={said.charges ?? 'negative'}
        data={[
          { value: 'negative', label: 'With a minus' },
          { value: 'positive', label: 'Without a sign' },
        ]}
        onChange={({ currentTarget: { value } }) =>
          void say({ charges: value === 'positive' ? 'positive' : 'negative' })
        }
      />
    </>
  )
}
