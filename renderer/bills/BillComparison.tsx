import { Alert, Stack, Text } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { useApi } from '../api/api-context.tsx'
import { Failure } from '../ui/Failure.tsx'
import { formatCount } from '../ui/format.ts'
import type { ComparedBill } from './bill-store.ts'
import { createBillStore } from './bill-store.ts'
import { BillChoices } from './BillChoices.tsx'
import { BillReadings } from './BillReadings.tsx'
import { BillResult } from './BillResult.tsx'

interface BillComparisonProps {
  /** The host's token of the bill. */
  readonly file: string
  /** Goes on to compare what the console shows of the account. */
  readonly onReconcile: (account: string) => void
}

/** A bill of the console beside the ledger: its clock, what its counts mean, and the days that differ. Nothing is recorded. */
export function BillComparison({ file, onReconcile }: BillComparisonProps) {
  const api = useApi()
  const [store] = useState(() => createBillStore(api, file))
  const { accounts, compared, error, isBusy, compare, loadAccounts } = useStore(store)
  useEffect(() => {
    void compare({})
    void loadAccounts()
  }, [compare, loadAccounts])
  if (error !== null) return <Failure error={error} retry={() => void compare({})} />
  if (compared === null) return <Text size="sm">Reading the bill</Text>
  return (
    <Stack gap="md" aria-busy={isBusy}>
      <RowCounts compared={compared} />
      <BillChoices compared={compared} accounts={accounts} onSay={(said) => void compare(said)} />
      {compared.counts === null && <BillReadings compared={compared} onSay={(said) => void compare(said)} />}
      <BillResult compared={compared} onReconcile={onReconcile} />
    </Stack>
  )
}

function RowCounts({ compared: { rows, leftOut } }: { readonly compared: ComparedBill }) {
  return (
    <>
      <Text size="sm">
        {formatCount(rows.video)} {rows.video === 1 ? 'row is' : 'rows are'} of videos, {formatCount(rows.failed)} of
        them failed
        {rows.withoutCount > 0 && `, ${formatCount(rows.withoutCount)} without a count, taken as 0`}.
      </Text>
      {leftOut.length > 0 && (
        <Alert variant="light" color="gray" icon={<IconInfoCircle aria-hidden />} title="Left out">
          {leftOut.map((one) => (
            <Text key={one.reason} size="sm">
              {formatCount(one.rows)} {one.rows === 1 ? 'row' : 'rows'}: {one.reason}
            </Text>
          ))}
        </Alert>
      )}
    </>
  )
}
