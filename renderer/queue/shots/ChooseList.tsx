import { Button, Group, Stack, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useStore } from 'zustand'
import { useApi } from '../../api/api-context.tsx'
import { Failure } from '../../ui/Failure.tsx'
import { FileTarget } from '../../ui/FileTarget.tsx'
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
      <FileTarget
        label="A shot list to import"
        noun="shot list"
        about="CSV or TSV of Kitsu, ShotGrid, StudioBinder or a spreadsheet, or an edit decision list (EDL). Nothing is planned before its preview is applied."
        isReading={isReading}
        drop={(file) => void take(() => api.stageFile(file))}
        choose={() => void take(() => api.openFile('shot-list'))}
      />
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
