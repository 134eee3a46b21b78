import { Alert, Stack, Text } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { whyNothingToCompare } from '../../shared/api/bill-words.ts'
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
  const { accounts, compared, error, isBusy, compare, abandon, loadAccounts } = useStore(store)
  useEffect(() => {
    void compare({})
    void loadAccounts()
    return abandon
  }, [compare, abandon, loadAccounts])
  if (error !== null) return <Failure error={error} retry={() => void compare({})} />
  if (compared === null) return <Text size="sm">Reading the bill</Text>
  const nothing = whyNothingToCompare(compared)
  if (nothing !== null) {
    return (
      <Stack gap="md" aria-busy={isBusy}>
        <Text size="sm">{nothing}</Text>
        <LeftOut leftOut={compared.leftOut} />
      </Stack>
    )
  }
  return (
    <Stack gap="md" aria-busy={isBusy}>
      <RowCounts compared={compared} />
      <LeftOut leftOut={compared.leftOut} />
      <BillChoices compared={compared} accounts={accounts} onSay={(said) => void compare(said)} />
      {compared.counts === null && <BillReadings compared={compared} onSay={(said) => void compare(said)} />}
      <BillResult compared={compared} onReconcile={onReconcile} onClaimed={() => void compare({})} />
    </Stack>
  )
}

function RowCounts({ compared: { rows } }: { readonly compared: ComparedBill }) {
  return (
    <Text size="sm">
      {formatCount(rows.video)} {rows.video === 1 ? 'row is' : 'rows are'} of videos, {formatCount(rows.failed)} of them
      failed
      {rows.withoutCount > 0 && `, ${formatCount(rows.withoutCount)} without a count, taken as 0`}.
    </Text>
  )
}

function LeftOut({ leftOut }: Pick<ComparedBill, 'leftOut'>) {
  if (leftOut.length === 0) return null
  return (
    <Alert variant="light" color="gray" icon={<IconInfoCircle aria-hidden />} title="Left out">
      {leftOut.map((one) => (
        <Text key={one.reason} size="sm">
          {formatCount(one.rows)} {one.rows === 1 ? 'row' : 'rows'}: {one.reason}
        </Text>
      ))}
    </Alert>
  )
}
