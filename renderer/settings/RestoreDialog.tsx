import { Button, Group, Modal, Stack, Table, Text } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { Output } from '../../shared/api/operations.ts'
import type { OperationError } from '../../shared/api/outcome.ts'
import { useApi } from '../api/api-context.tsx'
import { Failure } from '../ui/Failure.tsx'
import { Loaded } from '../ui/Loaded.tsx'
import { formatCount, formatWhen } from '../ui/format.ts'
import { sizeWords } from './backup-words.ts'
import type { BackupPreview, SettingsStores } from './settings-stores.ts'
import classes from './settings.module.css'

interface RestoreDialogProps {
  readonly preview: SettingsStores['backup']
  readonly file: string
  readonly onClose: () => void
  readonly onRestored: (outcome: Output<'backups.restore'>) => void
}

/** What a backup holds beside what is there now, before it takes its place. */
export function RestoreDialog({ preview, file, onClose, onRestored }: RestoreDialogProps) {
  const api = useApi()
  const { view, key, load, reload } = useStore(preview)
  const [isRestoring, setRestoring] = useState(false)
  const [error, setError] = useState<OperationError | null>(null)
  useEffect(() => void load(file), [load, file])
  const restore = async (): Promise<void> => {
    setRestoring(true)
    const outcome = await api.call('backups.restore', { file })
    setRestoring(false)
    if (outcome.ok) onRestored(outcome.value)
    else setError(outcome.error)
  }
  const isRead = view.kind === 'ready' && key === file && !view.isStale
  return (
    <Modal opened onClose={isRestoring ? () => undefined : onClose} title="Restore a backup" size="lg">
      <Stack gap="md">
        <Loaded view={view} retry={reload}>
          {(value) => (isRead ? <Compared preview={value} /> : null)}
        </Loaded>
        {error !== null && <Failure error={error} />}
        <Text size="sm" c="dimmed">
          The ledger as it is now is kept as a backup first, and can be restored in its turn.
        </Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} disabled={isRestoring}>
            Leave
          </Button>
          <Button onClick={() => void restore()} loading={isRestoring} disabled={!isRead}>
            Restore this backup
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}

function Compared({ preview: { file, backup, current } }: { readonly preview: BackupPreview }) {
  const figures: readonly (readonly [string, (one: BackupPreview['backup']) => string])[] = [
    ['Entries', (one) => formatCount(one.entries)],
    ['Newest entry', (one) => formatWhen(one.newestAt, one.zone)],
    ['Zone', (one) => one.zone],
    ['Currency', (one) => one.currency],
    ['Size', (one) => sizeWords(one.bytes)],
    ['Schema', (one) => String(one.schemaVersion)],
  ]
  return (
    <Table>
      <Table.Caption>{file}</Table.Caption>
      <Table.Thead>
        <Table.Tr>
          <Table.Td />
          <Table.Th scope="col" className={classes.number}>
            The backup
          </Table.Th>
          <Table.Th scope="col" className={classes.number}>
            The ledger now
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {figures.map(([label, of]) => (
          <Table.Tr key={label}>
            <Table.Th scope="row" fw={500}>
              {label}
            </Table.Th>
            <Table.Td className={classes.number}>{of(backup)}</Table.Td>
            <Table.Td className={classes.number}>{of(current)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
