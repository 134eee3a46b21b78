import { Alert } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useStore } from 'zustand'
import type { StatementField } from '../../../shared/domain/payments/payment.ts'
import { STATEMENT_FIELDS } from '../../../shared/domain/payments/payment.ts'
import { ColumnMapping } from '../../ui/ColumnMapping.tsx'
import type { PaymentsStore } from './payments-store.ts'

const WORDS: Readonly<Record<StatementField, string>> = {
  date: 'Date',
  amount: 'Amount',
  side: 'Whether it was paid or came in',
  debit: 'What left the account',
  credit: 'What came in',
  currency: 'Currency',
  payee: 'Payee',
  memo: 'More of the payee',
}

/** What the columns of a statement are taken for, and which are still missing: to be said by hand. */
export function StatementColumns({ store }: { readonly store: PaymentsStore }) {
  const { file, look, error, busy, setColumn } = useStore(store.statement)
  if (file === null || look === null) return null
  const missing = look.missing.map((fields) => fields.map((field) => WORDS[field]).join(' or ')).join('; ')
  return (
    <>
      {missing !== '' && (
        <Alert color="yellow" variant="light" icon={<IconAlertTriangle aria-hidden />} role="status">
          No column is understood as {missing}. Choose which column it is below.
        </Alert>
      )}
      <ColumnMapping
        key={file.file}
        columns={look.columns.map(({ column, ...seen }) => ({ ...seen, name: column }))}
        fields={STATEMENT_FIELDS}
        words={WORDS}
        otherwise="Leave out"
        otherwiseSummary="left out"
        isOpen={missing !== '' || error !== null}
        isDisabled={busy === 'keeping'}
        onChange={(column, field) => void setColumn(column, field)}
      />
    </>
  )
}
