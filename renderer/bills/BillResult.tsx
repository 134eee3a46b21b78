import { Button, Group, Text } from '@mantine/core'
import { formatCount, formatUnits } from '../ui/format.ts'
import type { ComparedBill } from './bill-store.ts'
import { readFigure } from './bill-words.ts'
import { BillDays } from './BillDays.tsx'

interface BillResultProps {
  readonly compared: ComparedBill
  /** Goes on to compare what the console shows of the account. */
  readonly onReconcile: (account: string) => void
}

/** What a comparison came to, and the days that it is made of; nothing until it was said what the counts are. */
export function BillResult({ compared, onReconcile }: BillResultProps) {
  const { account, counts, days, totals } = compared
  if (counts === null || totals === null) return null
  return (
    <>
      <Text fw={600} size="sm" role="status">
        {totals.differing === 0
          ? 'Bill and ledger agree on every day.'
          : `${formatCount(totals.differing)} of ${formatCount(days.length)} days and models differ.`}{' '}
        <Text span fw={400} size="sm">
          {`In all the bill has ${formatUnits(totals.bill)}, the ledger ${readFigure(totals.ledger, counts)}.`}
        </Text>
      </Text>
      <BillDays days={days} />
      {totals.differing > 0 && (
        <Group justify="space-between">
          <Text size="sm" c="dimmed">
            A bill names no tasks, so nothing is recorded from it. Import the takes that are missing, or accept what the
            console shows.
          </Text>
          <Button size="xs" variant="default" onClick={() => onReconcile(account)}>
            Reconcile with the console…
          </Button>
        </Group>
      )}
    </>
  )
}
