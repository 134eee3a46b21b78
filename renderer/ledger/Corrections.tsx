import { Button, Group, Paper, Stack, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { useState } from 'react'
import type { OperationError } from '../../shared/api/outcome.ts'
import { useApi } from '../api/api-context.tsx'
import { openRecord } from '../record/record-requests.ts'
import { instantOf } from '../record/when.ts'
import { Failure } from '../ui/Failure.tsx'
import { useStudio } from '../ui/studio-context.ts'
import { toast } from '../ui/toast.tsx'
import { correctionOf } from './correction.ts'
import type { ShownEntry } from './EntryDetails.tsx'

type Task = 'reverse' | 'amend' | null

/** What can be done about an entry that stands: take it back, correct it, move its lot's expiry. */
export function Corrections({ shown, close }: { readonly shown: ShownEntry; readonly close: () => void }) {
  const { zone } = useStudio()
  const [task, setTask] = useState<Task>(null)
  const { row, entry } = shown
  const canReverse = row.reversedBy === null && !['reversal', 'close', 'reopen'].includes(row.kind)
  const correction = canReverse ? correctionOf(entry, zone) : null
  const isLot = row.reversedBy === null && shown.lots.some(({ id }) => id === entry.id)
  if (!canReverse && !isLot) return null
  return (
    <Stack gap="xs">
      <Group gap="xs">
        {correction !== null && (
          <Button
            size="xs"
            variant="default"
            onClick={() => {
              close()
              openRecord(correction)
            }}
          >
            Correct…
          </Button>
        )}
        {isLot && (
          <Button size="xs" variant="default" onClick={() => setTask(task === 'amend' ? null : 'amend')}>
            Move expiry…
          </Button>
        )}
        {canReverse && (
          <Button size="xs" variant="default" onClick={() => setTask(task === 'reverse' ? null : 'reverse')}>
            Take back…
          </Button>
        )}
      </Group>
      {task === 'reverse' && <TakeBack entry={entry.id} done={() => setTask(null)} />}
      {task === 'amend' && <MoveExpiry lot={entry.id} zone={zone} done={() => setTask(null)} />}
    </Stack>
  )
}

function TakeBack({ entry, done }: { readonly entry: string; readonly done: () => void }) {
  const api = useApi()
  const [reason, setReason] = useState('')
  const [error, setError] = useState<OperationError | null>(null)
  const takeBack = async (): Promise<void> => {
    const outcome = await api.call('entries.reverse', { entry, reason })
    if (!outcome.ok) {
      setError(outcome.error)
      return
    }
    toast('Taken back')
    done()
  }
  return (
    <CorrectionForm verb="Take back" submit={takeBack} leave={done}>
      <TextInput
        label="Reason"
        placeholder="Recorded twice"
        maxLength={2000}
        autoFocus
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {error !== null && <Failure error={error} />}
    </CorrectionForm>
  )
}

interface MoveExpiryProps {
  readonly lot: string
  readonly zone: string
  readonly done: () => void
}

function MoveExpiry({ lot, zone, done }: MoveExpiryProps) {
  const api = useApi()
  const [expires, setExpires] = useState('')
  const [note, setNote] = useState('')
  const [error, setError] = useState<OperationError | null>(null)
  const move = async (): Promise<void> => {
    const instant = instantOf(expires, zone, 'expires')
    if (!instant.ok) {
      setError(instant.error)
      return
    }
    const outcome = await api.call('lots.amend', { lot, expires: instant.value ?? expires, note })
    if (!outcome.ok) {
      setError(outcome.error)
      return
    }
    toast('Expiry moved')
    done()
  }
  return (
    <CorrectionForm verb="Move expiry" submit={move} leave={done}>
      <TextInput
        label={`Expires at, as the console shows it (${zone})`}
        type="datetime-local"
        required
        autoFocus
        error={error?.details.field === 'expires' ? error.message : undefined}
        value={expires}
        onChange={(event) => setExpires(event.currentTarget.value)}
      />
      <TextInput label="Note" maxLength={2000} value={note} onChange={(event) => setNote(event.currentTarget.value)} />
      {error !== null && error.details.field !== 'expires' && <Failure error={error} />}
    </CorrectionForm>
  )
}

interface CorrectionFormProps {
  /** What is done, as its button says: "Take back". */
  readonly verb: string
  readonly submit: () => Promise<void>
  readonly leave: () => void
  readonly children: ReactNode
}

function CorrectionForm({ verb, submit, leave, children }: CorrectionFormProps) {
  return (
    <Paper p="sm">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <Stack gap="xs">
          {children}
          <Group gap="xs">
            <Button size="xs" type="submit">
              {verb}
            </Button>
            <Button size="xs" variant="subtle" onClick={leave}>
              Leave it
            </Button>
          </Group>
        </Stack>
      </form>
    </Paper>
  )
}
