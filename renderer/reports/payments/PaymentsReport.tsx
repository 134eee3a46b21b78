import { Stack } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { useApi, useOnChange } from '../../api/api-context.tsx'
import { Failure } from '../../ui/Failure.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { KeptStatements } from './KeptStatements.tsx'
import { createPaymentsStore } from './payments-store.ts'
import { PurchasesPaid } from './PurchasesPaid.tsx'
import { StatementFile } from './StatementFile.tsx'
import { VendorPayments } from './VendorPayments.tsx'

/** Which purchase was paid by what, by the statements of a bank or a card. */
export function PaymentsReport() {
  const api = useApi()
  const [store] = useState(() => createPaymentsStore(api))
  const { view, load, reload } = useStore(store.list)
  const { failure } = useStore(store.pairs)
  useEffect(() => void load(null), [load])
  useOnChange(['ledger', 'payments'], reload)
  return (
    <Stack gap="md">
      <Loaded view={view} retry={reload}>
        {(payments) => (
          <Stack gap="md">
            <StatementFile store={store} payments={payments} />
            {failure !== null && <Failure error={failure} />}
            <PurchasesPaid store={store} payments={payments} />
            <VendorPayments payments={payments} />
            <KeptStatements store={store} payments={payments} />
          </Stack>
        )}
      </Loaded>
    </Stack>
  )
}
