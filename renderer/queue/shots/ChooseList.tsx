import { Button, Group, Loader, Stack, Text, Textarea } from '@mantine/core'
import { Dropzone } from '@mantine/dropzone'
import { IconFileImport } from '@tabler/icons-react'
import { useState } from 'react'
import { useStore } from 'zustand'
import { useApi } from '../../api/api-context.tsx'
import classes from '../../imports/imports.module.css'
import { Failure } from '../../ui/Failure.tsx'
import type { ShotImportStore } from './shot-import-store.ts'

/** Where a list is dropped, chosen, or pasted with its head line. */
export function ChooseList({ store }: { readonly store: ShotImportStore }) {
  const api = useApi()
  const { busy, error, take } = useStore(store)
  const [pasted, setPasted] = useState('')
  const isReading = busy !== 'no'
  return (
    <Stack gap="md">
      {error !== null && <Failure error={error} />}
      <Dropzone
        onDrop={([first]) => {
          if (first !== undefined) void take(() => api.stageFile(first))
        }}
        multiple={false}
        activateOnClick={false}
        disabled={isReading}
        className={classes.target ?? ''}
        classNames={{ inner: classes.targetInner ?? '' }}
        inputProps={{ 'aria-label': 'A shot list to import' }}
      >
        <Stack align="center" gap="sm">
          {isReading ? <Loader size="sm" /> : <IconFileImport size={32} stroke={1.5} aria-hidden />}
          <Text fw={500}>{isReading ? 'Reading the list' : 'Drop a shot list here'}</Text>
          <Text size="sm" c="dimmed" ta="center" maw="32rem">
            CSV or TSV of Kitsu, ShotGrid, StudioBinder or a spreadsheet, or an edit decision list (EDL). Nothing is
            planned before its preview is applied.
          </Text>
          <Button
            mt="xs"
            onClick={() => void take(() => api.openFile('shot-list'))}
            disabled={isReading}
            data-autofocus
          >
            Choose a file…
          </Button>
        </Stack>
      </Dropzone>
      <Textarea
        label="Or paste rows from a spreadsheet, with their head line"
        placeholder={'Scene\tShot\tRender kind\tTakes'}
        minRows={4}
        maxRows={10}
        autosize
        value={pasted}
        onChange={(event) => setPasted(event.currentTarget.value)}
      />
      <Group justify="flex-end">
        <Button
          variant="default"
          disabled={isReading || pasted.trim() === ''}
          onClick={() => void take(() => api.stageFile(new File([pasted], 'pasted-rows.tsv', { type: 'text/plain' })))}
        >
          Read the pasted rows
        </Button>
      </Group>
    </Stack>
  )
}
