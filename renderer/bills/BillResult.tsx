import { Button, Group, Text } from '@mantine/core'
import { BILL_WAY_OUT, isMoreThanPart, PART_DAY_WORDS } from '../../shared/api/bill-words.ts'
import { formatCount, formatUnits } from '../ui/format.ts'
import type { ComparedBill } from './bill-store.ts'
import { readFigure } from './bill-words.ts'
import { BillDays } from './BillDays.tsx'
import { ChargedFailures } from './ChargedFailures.tsx'

interface BillResultProps {
  readonly compared: ComparedBill
  /** Goes on to compare what the console shows of the account. */
  readonly onReconcile: (account: string) => void
  /** A take was claimed, or that was undone. */
  readonly onClaimed: () => void
}

/** What a comparison came to, and the days that it is made of; nothing until it was said what the counts are. */
export function BillResult({ compared, onReconcile, onClaimed }: BillResultProps) {
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
      {days.some(isMoreThanPart) && (
        <Text size="sm" c="dimmed">
          {PART_DAY_WORDS}
        </Text>
      )}
      {compared.charged.length > 0 && <ChargedFailures compared={compared} onClaimed={onClaimed} />}
      {totals.differing > 0 && (
        <Group justify="space-between">
          <Text size="sm" c="dimmed">
            {BILL_WAY_OUT}
          </Text>
          <Button size="xs" variant="default" onClick={() => onReconcile(account)}>
            Reconcile with the console…
          </Button>
        </Group>
      )}
    </>
  )
}
