import { Alert, Button, Group, Select, Stack, Text } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { BILL_TIMES } from '../../shared/domain/bills/bill.ts'
import { useApi } from '../api/api-context.tsx'
import { Failure } from '../ui/Failure.tsx'
import { formatCount, formatUnits } from '../ui/format.ts'
import type { ComparedBill } from './bill-store.ts'
import { createBillStore } from './bill-store.ts'
import { CLOCK_WORDS, readFigure, readingWords } from './bill-words.ts'
import { BillDays } from './BillDays.tsx'
import { BillReadings } from './BillReadings.tsx'

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
  const { counts, time, isTimeTold, totals } = compared
  const choices = compared.readings.map((reading) => readingWords(reading))
  return (
    <Stack gap="md" aria-busy={isBusy}>
      <RowCounts compared={compared} />
      <Group align="flex-start">
        {accounts.length > 1 && (
          <Select
            label="Account"
            allowDeselect={false}
            data={[...accounts]}
            value={compared.account}
            onChange={(account) => {
              if (account !== null) void compare({ account })
            }}
          />
        )}
        <Select
          label="Hours of the bill are in"
          description={isTimeTold ? undefined : 'Not said by the file'}
          inputWrapperOrder={['label', 'input', 'description']}
          allowDeselect={false}
          data={BILL_TIMES.map((value) => ({ value, label: CLOCK_WORDS[value] }))}
          value={time}
          onChange={(value) => void compare({ time: value === 'utc' ? 'utc' : 'beijing' })}
        />
        {counts !== null && choices.length > 0 && (
          <Select
            label="Its counts are"
            description="Remembered for the next bill"
            inputWrapperOrder={['label', 'input', 'description']}
            allowDeselect={false}
            data={choices}
            value={readingWords(counts)}
            onChange={(value) => {
              const said = compared.readings.find((reading) => readingWords(reading) === value)
              if (said !== undefined) void compare({ counts: said.measure, column: said.column })
            }}
          />
        )}
      </Group>
      {counts === null && <BillReadings compared={compared} onSay={(said) => void compare(said)} />}
      {totals !== null && counts !== null && (
        <>
          <Text fw={600} size="sm" role="status">
            {totals.differing === 0
              ? 'Bill and ledger agree on every day.'
              : `${formatCount(totals.differing)} of ${formatCount(compared.days.length)} days and models differ.`}{' '}
            <Text span fw={400} size="sm">
              {`In all the bill has ${formatUnits(totals.bill)}, the ledger ${readFigure(totals.ledger, counts)}.`}
            </Text>
          </Text>
          <BillDays days={compared.days} />
          {totals.differing > 0 && (
            <Group justify="space-between">
              <Text size="sm" c="dimmed">
                A bill names no tasks, so nothing is recorded from it. Import the takes that are missing, or accept what
                the console shows.
              </Text>
              <Button size="xs" variant="default" onClick={() => onReconcile(compared.account)}>
                Reconcile with the console…
              </Button>
            </Group>
          )}
        </>
      )}
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
