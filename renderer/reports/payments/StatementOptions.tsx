import { Group, NativeSelect, Stack } from '@mantine/core'
import { useStore } from 'zustand'
import type { StatementField } from '../../../shared/domain/payments/payment.ts'
import { STATEMENT_FIELDS } from '../../../shared/domain/payments/payment.ts'
import { ColumnMapping } from '../../ui/ColumnMapping.tsx'
import type { PaymentsStore } from './payments-store.ts'

const WORDS: Readonly<Record<StatementField, string>> = {
  date: 'Date',
  amount: 'Amount with a sign',
  debit: 'What left the account',
  credit: 'What came in',
  currency: 'Currency',
  payee: 'Payee',
  memo: 'More of the payee',
}

/** What a file in CSV does not say by itself; nothing of OFX, which does. */
export function StatementOptions({ store }: { readonly store: PaymentsStore }) {
  const { file, preview, said, error, isBusy, say, setColumn } = useStore(store.statement)
  const isTable = preview === null ? !/\.(?:ofx|qfx)$/i.test(file?.name ?? '') : preview.columns.length > 0
  if (!isTable) return null
  return (
    <Stack gap="sm" mt="sm">
      <Group align="flex-start">
        <NativeSelect
          label="Dates such as 03/04/2026"
          disabled={isBusy}
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
          label="Payments are written"
          disabled={isBusy}
          value={said.charges ?? 'negative'}
          data={[
            { value: 'negative', label: 'With a minus' },
            { value: 'positive', label: 'Without a sign' },
          ]}
          onChange={({ currentTarget: { value } }) =>
            void say({ charges: value === 'positive' ? 'positive' : 'negative' })
          }
        />
      </Group>
      {preview !== null && (
        <ColumnMapping
          columns={preview.columns.map(({ column, field }) => ({ name: column, field, samples: [] }))}
          fields={STATEMENT_FIELDS}
          words={WORDS}
          otherwise="Leave out"
          otherwiseSummary="left out"
          isOpen={false}
          isDisabled={isBusy}
          onChange={(column, field) => void setColumn(column, field)}
        />
      )}
    </Stack>
  )
}
