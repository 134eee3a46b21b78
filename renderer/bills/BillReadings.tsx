import { Button, Stack, Table, Text } from '@mantine/core'
import type { BillReading } from '../../shared/domain/bills/bill.ts'
import { formatCount, formatWhen } from '../ui/format.ts'
import { useStudio } from '../ui/studio-context.ts'
import type { ComparedBill } from './bill-store.ts'
import { readFigure, readingWords } from './bill-words.ts'

interface BillReadingsProps {
  readonly compared: ComparedBill
  readonly onSay: (said: { readonly counts: BillReading['measure']; readonly column: BillReading['column'] }) => void
}

/** Asks what a bill's counts mean, once: one of its rows by each reading, and how well each fits the ledger. */
export function BillReadings({ compared: { sample, readings }, onSay }: BillReadingsProps) {
  const { zone } = useStudio()
  if (sample === null) return null
  return (
    <Stack gap="xs">
      <Text size="sm">
        What a video’s row counts is not documented. Line {formatCount(sample.line)} is of {sample.model}, in the hour
        from {formatWhen(sample.from, zone)}. Which reading is right?
      </Text>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">The line says</Table.Th>
            <Table.Th scope="col">Days and models on which the ledger agrees</Table.Th>
            <Table.Th scope="col">Answer</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {readings.map((reading) => (
            <Table.Tr key={readingWords(reading)}>
              <Table.Td>{readFigure(sample[reading.column] ?? '0', reading)}</Table.Td>
              <Table.Td>
                {formatCount(reading.agreeing)} of {formatCount(reading.days)}
              </Table.Td>
              <Table.Td>
                <Button
                  size="compact-sm"
                  variant="default"
                  onClick={() => onSay({ counts: reading.measure, column: reading.column })}
                >
                  It counts {readingWords(reading)}
                </Button>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Stack>
  )
}
