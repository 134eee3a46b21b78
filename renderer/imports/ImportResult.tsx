import { Alert, Button, Group, Text } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import type { ImportReportJson } from '../../shared/api/shapes.ts'
import { formatCount } from '../ui/format.ts'

interface ImportResultProps {
  readonly report: ImportReportJson
  readonly onUndo: (batch: string) => void
}

/** What was recorded, what was left out, and the way to take it back as one. */
export function ImportResult({ report, onUndo }: ImportResultProps) {
  const { counts, batch } = report
  const left = counts.duplicate + counts.conflict + counts.rejected
  return (
    <Alert color="green" variant="light" icon={<IconCheck aria-hidden />} title="Recorded" role="status">
      <Group justify="space-between" wrap="wrap">
        <Text size="sm">
          {formatCount(counts.new)} {counts.new === 1 ? 'entry is' : 'entries are'} in the ledger
          {left > 0 && `; ${formatCount(left)} ${left === 1 ? 'row was' : 'rows were'} left out`}.
        </Text>
        {batch !== null && (
          <Button size="xs" variant="default" onClick={() => onUndo(batch)}>
            Undo this import
          </Button>
        )}
      </Group>
    </Alert>
  )
}
