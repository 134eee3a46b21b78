import { Alert, Button, Group, Loader, Stack, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useStore } from 'zustand'
import type { QueueView } from '../../../shared/api/planning.ts'
import type { ShotReport } from '../../../shared/api/shot-lists.ts'
import { SHOT_FIELDS } from '../../../shared/domain/shot-lists/shot-fields.ts'
import { MOST_QUEUED } from '../../../shared/domain/shot-lists/shot-plan.ts'
import { ColumnMapping } from '../../ui/ColumnMapping.tsx'
import { Failure } from '../../ui/Failure.tsx'
import { formatCount } from '../../ui/format.ts'
import { ListOptionsForm } from './ListOptionsForm.tsx'
import { ShotRows } from './ShotRows.tsx'
import type { ShotImportStore } from './shot-import-store.ts'
import { listWords, SHOT_FIELD_WORDS } from './shot-words.ts'

interface ListStepsProps {
  readonly store: ShotImportStore
  readonly view: QueueView
  readonly apply: () => void
  readonly close: () => void
}

/** A list that was taken: what it is, its columns, what it leaves open, and row by row what would happen. */
export function ListSteps({ store, view, apply, close }: ListStepsProps) {
  const { busy, report, error, options, ticked, startOver, preview } = useStore(store)
  const rejected = report?.counts.rejected ?? 0
  const planned = ticked.size + (report?.counts.changed ?? 0)
  const isOverfull = report !== null && report.queued + ticked.size > MOST_QUEUED
  return (
    <Stack gap="md">
      {report !== null && <Found store={store} report={report} />}
      <ListOptionsForm store={store} report={report} kinds={view.kinds} production={view.queue.production} />
      {error !== null && <Failure error={error} retry={preview} />}
      {busy === 'previewing' && report === null && (
        <Group gap="xs" role="status">
          <Loader size="xs" />
          <Text size="sm">Reading the list</Text>
        </Group>
      )}
      {isOverfull && (
        <Alert color="red" variant="light" icon={<IconAlertTriangle aria-hidden />} role="status">
          {`With ${formatCount(ticked.size)} new shots the queue would have more than ${formatCount(MOST_QUEUED)} renders. Untick some, or split the list by sequence.`}
        </Alert>
      )}
      {report !== null && report.missing.length === 0 && <ShotRows store={store} report={report} />}
      <Group justify="space-between">
        <Button variant="default" onClick={startOver} disabled={busy === 'applying'}>
          Another list
        </Button>
        <Group gap="sm">
          <Button variant="default" onClick={close} disabled={busy === 'applying'}>
            Cancel
          </Button>
          <Button
            onClick={apply}
            loading={busy === 'applying'}
            disabled={busy !== 'no' || planned === 0 || isOverfull || (rejected > 0 && !options.skipRejected)}
          >
            {planned === 1 ? 'Plan 1 shot' : `Plan ${formatCount(planned)} shots`}
          </Button>
        </Group>
      </Group>
    </Stack>
  )
}

function Found({ store, report }: { readonly store: ShotImportStore; readonly report: ShotReport }) {
  const { busy, setColumn } = useStore(store)
  const isMissing = report.missing.length > 0
  return (
    <>
      <Text size="sm">
        Read as <strong>{listWords(report)}</strong>
      </Text>
      {isMissing && (
        <Alert color="yellow" variant="light" icon={<IconAlertTriangle aria-hidden />} role="status">
          No column is understood as the shots’ names. Choose which column it is below.
        </Alert>
      )}
      {report.columns.length > 0 && (
        <ColumnMapping
          columns={report.columns}
          fields={SHOT_FIELDS}
          words={SHOT_FIELD_WORDS}
          otherwise="Kept beside the shot"
          otherwiseSummary="kept beside the shot"
          isOpen={isMissing}
          isDisabled={busy === 'applying'}
          onChange={(column, field) => void setColumn(column, field)}
        />
      )}
    </>
  )
}
