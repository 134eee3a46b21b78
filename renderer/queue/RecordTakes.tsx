import { Button, Group, Modal, NumberInput, SegmentedControl, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { SyntheticEvent } from 'react'
import type { StoreApi } from 'zustand'
import type { OperationError } from '../../shared/api/outcome.ts'
import type { ShownRender } from '../../shared/api/planning.ts'
import { kindText } from '../../shared/domain/kind-text.ts'
import { Failure } from '../ui/Failure.tsx'
import { formatUnits } from '../ui/format.ts'
import type { MadeTakes, QueueState } from './queue-store.ts'
import { toastDone } from './undo-toast.tsx'

interface RecordTakesProps {
  readonly render: ShownRender
  readonly store: StoreApi<QueueState>
  readonly close: () => void
}

const OUTCOMES = [
  { value: 'success', label: 'Succeeded' },
  { value: 'failed', label: 'Failed' },
  { value: 'rejected', label: 'Rejected by review' },
] as const satisfies readonly { value: MadeTakes['outcome']; label: string }[]

/** Turns planned takes into usage, at this moment. */
export function RecordTakes({ render, store, close }: RecordTakesProps) {
  const [takes, setTakes] = useState(1)
  const [kept, setKept] = useState(0)
  const [outcome, setOutcome] = useState<MadeTakes['outcome']>('success')
  const [error, setError] = useState<OperationError | null>(null)
  const [isBusy, setBusy] = useState(false)
  const record = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault()
    setBusy(true)
    const { record: recordTakes, undo } = store.getState()
    const done = await recordTakes(render, { takes, kept: Math.min(kept, takes), outcome })
    setBusy(false)
    if (!done.ok) {
      setError(done.error)
      return
    }
    toastDone(undo, done.value)
    close()
  }
  const clips = render.clips === 1 ? '' : `, ${render.clips} clips a take`
  return (
    <Modal opened onClose={close} title={`Record takes of shot ${render.shot}`}>
      <form onSubmit={(event) => void record(event)}>
        <Stack gap="md">
          <Text size="sm" c="dimmed">
            {kindText(render)}, {formatUnits(render.unitsPerClip)} units a clip{clips}
          </Text>
          <Group grow align="flex-start">
            <NumberInput
              label="Takes"
              min={1}
              max={100_000}
              allowDecimal={false}
              value={takes}
              onChange={(value) => setTakes(Number(value) || 1)}
              data-autofocus
            />
            <NumberInput
              label="Of them kept"
              min={0}
              max={takes}
              allowDecimal={false}
              value={Math.min(kept, takes)}
              disabled={outcome !== 'success'}
              onChange={(value) => setKept(Number(value) || 0)}
            />
          </Group>
          <SegmentedControl aria-label="Outcome" data={[...OUTCOMES]} value={outcome} onChange={setOutcome} fullWidth />
          {outcome !== 'success' && (
            <Text size="sm" c="dimmed">
              Failed and rejected takes are recorded and charge nothing.
            </Text>
          )}
          {error !== null && <Failure error={error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              Cancel
            </Button>
            <Button type="submit" loading={isBusy}>
              Record {takes === 1 ? '1 take' : `${takes} takes`}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
