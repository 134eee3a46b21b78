import { Button, Group, Progress, Text } from '@mantine/core'
import { useStore } from 'zustand'
import { formatCount } from '../ui/format.ts'
import type { ImportStore } from './import-store.ts'

const DOING = { no: '', reading: 'Reading the file', previewing: 'Previewing', applying: 'Recording' } as const

/** How far a file has been read; how many rows it has is known at its end alone. */
export function ImportProgress({ store }: { readonly store: ImportStore }) {
  const { busy, done, cancel } = useStore(store)
  const rows = done === null ? '' : `: ${formatCount(done)} rows`
  return (
    <div role="status">
      <Group justify="space-between" mb={6}>
        <Text size="sm">{`${DOING[busy]}${rows}`}</Text>
        {busy !== 'reading' && (
          <Button size="compact-sm" variant="default" onClick={() => void cancel()}>
            Cancel
          </Button>
        )}
      </Group>
      <Progress value={100} animated size="sm" aria-label={DOING[busy]} />
    </div>
  )
}
