import { Button, Group, Loader, Stack, Text } from '@mantine/core'
import { Dropzone } from '@mantine/dropzone'
import { IconFileImport } from '@tabler/icons-react'
import { useStore } from 'zustand'
import { Failure } from '../ui/Failure.tsx'
import type { ImportStore } from './import-store.ts'
import classes from './imports.module.css'

/** Where a file is dropped or chosen. */
export function ChooseFile({ store }: { readonly store: ImportStore }) {
  const { busy, error, drop, choose } = useStore(store)
  const isReading = busy === 'reading'
  return (
    <Stack gap="md">
      {error !== null && <Failure error={error} />}
      <Dropzone
        onDrop={(files) => {
          const [first] = files
          if (first !== undefined) void drop(first)
        }}
        multiple={false}
        activateOnClick={false}
        disabled={isReading}
        className={classes.target ?? ''}
        classNames={{ inner: classes.targetInner ?? '' }}
        inputProps={{ 'aria-label': 'A file to import' }}
      >
        <Stack align="center" gap="sm">
          {isReading ? <Loader size="sm" /> : <IconFileImport size={32} stroke={1.5} aria-hidden />}
          <Text fw={500}>{isReading ? 'Reading the file' : 'Drop a file here'}</Text>
          <Text size="sm" c="dimmed" ta="center" maw="32rem">
            A table of takes as CSV, TSV or JSON lines, MiniMax task results, or a Packledger journal. Nothing is
            recorded before its preview is applied.
          </Text>
          <Group mt="xs">
            <Button onClick={() => void choose()} disabled={isReading} data-autofocus>
              Choose a file…
            </Button>
          </Group>
        </Stack>
      </Dropzone>
    </Stack>
  )
}
