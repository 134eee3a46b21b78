import { Button, Group, Stack, Text } from '@mantine/core'
import { useStore } from 'zustand'
import { useApi } from '../api/api-context.tsx'
import { formatCount } from '../ui/format.ts'
import { useDropZone } from '../ui/dropped-files.ts'
import { navigate } from '../ui/hash-location.ts'
import { Failure } from '../ui/Failure.tsx'
import { toastRecorded, undoRecording } from '../ui/toast.tsx'
import { BillComparison } from '../bills/BillComparison.tsx'
import { openRecord } from '../record/record-requests.ts'
import { isImported } from './column-mapping.ts'
import { ColumnsTable } from './ColumnsTable.tsx'
import type { ImportStore } from './import-store.ts'
import { formatWords } from './import-words.ts'
import { ImportOptionsForm } from './ImportOptionsForm.tsx'
import { ImportProgress } from './ImportProgress.tsx'
import { ImportResult } from './ImportResult.tsx'
import { ImportRows } from './ImportRows.tsx'

/** A file that was taken: what it is, its columns, its preview, and what came of it. */
export function ImportSteps({ store }: { readonly store: ImportStore }) {
  const api = useApi()
  const { busy, file, look, report, error, options, drop, close, startOver, preview, apply } = useStore(store)
  const isApplied = report?.applied === true
  const rejected = report?.counts.rejected ?? 0
  const found = report?.counts.new ?? 0

  useDropZone((another) => {
    if (busy !== 'applying') void drop(another)
  })

  const record = async (): Promise<void> => {
    const applied = await apply()
    const batch = applied?.batch ?? null
    if (applied === null || batch === null) return
    const { new: recorded } = applied.counts
    toastRecorded(api, `Imported ${formatCount(recorded)} ${recorded === 1 ? 'entry' : 'entries'}`, {
      batch,
    })
  }
  const undo = async (batch: string): Promise<void> => {
    close()
    await undoRecording(api, { batch })
  }

  return (
    <Stack gap="md">
      {look !== null && look.kind !== 'rate-card' && (
        <Text size="sm">
          Read as <strong>{formatWords(look.format)}</strong>
          {look.kind === 'journal' && ': each line is an entry. An entry that is in the ledger already is a duplicate.'}
        </Text>
      )}
      {look?.kind === 'rate-card' && (
        <Text>
          This is a rate card: it says what a vendor sells and charges, and holds no takes. Rate cards are imported
          under Settings.
        </Text>
      )}
      {look?.kind === 'bill' && file !== null && (
        <BillComparison
          key={file.file}
          file={file.file}
          onReconcile={(account) => {
            close()
            openRecord({ kind: 'balance', account })
          }}
        />
      )}
      {look !== null && look.columns.length > 0 && !isApplied && <ColumnsTable store={store} />}
      {look !== null && isImported(look) && !isApplied && (
        <ImportOptionsForm store={store} hasReading={look.kind === 'usage'} />
      )}
      {error !== null && <Failure error={error} {...(look === null ? {} : { retry: preview })} />}
      {busy !== 'no' && <ImportProgress store={store} />}
      {report !== null && isApplied && <ImportResult report={report} onUndo={(batch) => void undo(batch)} />}
      {report !== null && <ImportRows report={report} isStale={busy === 'previewing'} />}
      <Group justify="space-between">
        <Button variant="default" onClick={startOver} disabled={busy === 'applying'}>
          Another file
        </Button>
        <Group gap="sm">
          {isApplied || look?.kind === 'bill' ? (
            <Button onClick={close}>Done</Button>
          ) : look?.kind === 'rate-card' ? (
            <Button
              onClick={() => {
                close()
                navigate('/settings?section=cards')
              }}
            >
              Open rate cards
            </Button>
          ) : (
            <>
              <Button variant="default" onClick={close} disabled={busy === 'applying'}>
                Leave
              </Button>
              <Button
                onClick={() => void record()}
                loading={busy === 'applying'}
                disabled={busy !== 'no' || found === 0 || (rejected > 0 && !options.skipRejected)}
              >
                {found === 0
                  ? 'Nothing to record'
                  : `Record ${formatCount(found)} ${found === 1 ? 'entry' : 'entries'}`}
              </Button>
            </>
          )}
        </Group>
      </Group>
    </Stack>
  )
}
