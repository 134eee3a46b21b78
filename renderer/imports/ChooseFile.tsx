import { Stack } from '@mantine/core'
import { useStore } from 'zustand'
import { Failure } from '../ui/Failure.tsx'
import { FileTarget } from '../ui/FileTarget.tsx'
import type { ImportStore } from './import-store.ts'

/** Where a file is dropped or chosen. */
export function ChooseFile({ store }: { readonly store: ImportStore }) {
  const { busy, error, drop, choose } = useStore(store)
  return (
    <Stack gap="md">
      {error !== null && <Failure error={error} />}
      <FileTarget
        label="A file to import"
        noun="file"
        about="A table of takes as CSV, TSV or JSON lines, MiniMax task results, a bill of the MiniMax console, or a Packledger journal. Nothing is recorded before its preview is applied."
        isReading={busy === 'reading'}
        drop={(file) => void drop(file)}
        choose={() => void choose()}
      />
    </Stack>
  )
}
