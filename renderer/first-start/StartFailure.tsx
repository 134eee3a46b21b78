import { Button, Code, Container, Group, Paper, Stack, Table, Text, Title, VisuallyHidden } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { Output } from '../../shared/api/operations.ts'
import type { OperationError } from '../../shared/api/outcome.ts'
import { useApi } from '../api/api-context.tsx'
import { createResource } from '../api/resource.ts'
import { Mark } from '../app/Mark.tsx'
import { ProgressBar } from '../app/ProgressBar.tsx'
import { Failure } from '../ui/Failure.tsx'
import { formatWhen } from '../ui/format.ts'
import { Loaded } from '../ui/Loaded.tsx'
import { failureWords } from './failure-words.ts'
import classes from './FirstStart.module.css'
import { useNoFileNavigation } from './use-no-file-navigation.ts'

interface StartFailureProps {
  readonly error: OperationError
  readonly retry: () => Promise<void>
}

/** Why there is no studio to work with: cause, path, and the way out. */
export default function StartFailure({ error, retry }: StartFailureProps) {
  const { title, advice } = failureWords(error.code)
  useNoFileNavigation()
  useEffect(() => {
    document.title = `${title} · Packledger`
  }, [title])
  const path = error.details.file ?? error.details.folder
  return (
    <main className={classes.page}>
      <div className={classes.progress}>
        <ProgressBar />
      </div>
      <Container size="sm" py="xl">
        <Group gap="xs" mb="xl">
          <Mark />
          <Text fw={650}>Packledger</Text>
        </Group>
        <Stack gap="md">
          <Title order={1} size="h2">
            {title}
          </Title>
          <Text>{advice}</Text>
          <Paper p="md">
            <Text size="sm" className={classes.path}>
              {error.message}
            </Text>
            <Group gap="xs" mt="sm">
              <Code>{error.code}</Code>
              {typeof path === 'string' && <Code className={classes.path}>{path}</Code>}
            </Group>
          </Paper>
          {error.code === 'ledger_damaged' && <Backups onRestored={retry} />}
          <Group>
            <Button variant="default" onClick={() => void retry()}>
              Try again
            </Button>
          </Group>
        </Stack>
      </Container>
    </main>
  )
}

type Backup = Output<'backups.list'>['backups'][number]

/** The newest backups, each to go back to in one click: what it replaces is kept beside it. */
function Backups({ onRestored }: { readonly onRestored: () => Promise<void> }) {
  const api = useApi()
  const [store] = useState(() => createResource((_: null) => api.call('backups.list', {})))
  const { view, load, reload } = useStore(store)
  const [error, setError] = useState<OperationError | null>(null)
  const [restoring, setRestoring] = useState<string | null>(null)
  useEffect(() => void load(null), [load])

  const restore = async ({ file }: Backup): Promise<void> => {
    setError(null)
    setRestoring(file)
    const outcome = await api.call('backups.restore', { file })
    setRestoring(null)
    if (outcome.ok) await onRestored()
    else setError(outcome.error)
  }
  return (
    <Stack gap="sm">
      <Title order={2} size="h4">
        Backups
      </Title>
      {error !== null && <Failure error={error} />}
      <Loaded view={view} retry={reload}>
        {({ backups }) =>
          backups.length === 0 ? (
            <Text size="sm" c="dimmed">
              The data folder holds no backup.
            </Text>
          ) : (
            <Table>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>Taken at</Table.Th>
                  <Table.Th>Why</Table.Th>
                  <Table.Th>
                    <VisuallyHidden>To restore</VisuallyHidden>
                  </Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {backups.slice(0, 5).map((backup) => (
                  <Table.Tr key={backup.file}>
                    <Table.Td>{formatWhen(backup.takenAt, zoneHere)}</Table.Td>
                    <Table.Td>{backup.reason}</Table.Td>
                    <Table.Td className={classes.number}>
                      <Button
                        size="xs"
                        variant="default"
                        loading={restoring === backup.file}
                        disabled={restoring !== null && restoring !== backup.file}
                        onClick={() => void restore(backup)}
                        aria-label={`Restore the backup of ${formatWhen(backup.takenAt, zoneHere)}`}
                      >
                        Restore
                      </Button>
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          )
        }
      </Loaded>
    </Stack>
  )
}

// The studio's zone is in the ledger that cannot be opened.
const zoneHere = new Intl.DateTimeFormat().resolvedOptions().timeZone
