import { Button, Checkbox, Group, Modal, NumberInput, SimpleGrid, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { SyntheticEvent } from 'react'
import type { Input } from '../../../shared/api/operations.ts'
import { useApi } from '../../api/api-context.tsx'
import { FormEnd } from './FormEnd.tsx'
import type { PlanProps } from './PlanPanel.tsx'
import { carryOut } from './use-plan-actions.ts'

interface PaceDialogProps extends PlanProps {
  readonly close: () => void
}

type PaceInput = NonNullable<Input<'queues.pace'>['pace']>

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const

/** How fast the queue is rendered: what a clip takes at the vendor and in the review, and when people work. */
export function PaceDialog({ view: { queue, pace }, store, close }: PaceDialogProps) {
  const api = useApi()
  const [isBusy, setBusy] = useState(false)
  const [form, setForm] = useState({
    requests: pace.isOwn && pace.requestsPerMinute !== null ? String(pace.requestsPerMinute) : '',
    clipsInFlight: String(pace.clipsInFlight),
    secondsPerClip: String(pace.secondsPerClip),
    reviewSeconds: String(pace.reviewSecondsPerClip),
    hours: String(pace.reviewMinutesPerDay),
    startsAt: clockText(pace.dayStartsAt),
    workingDays: pace.workingDays.map(String),
    daysOff: pace.daysOff.join(', '),
  })
  const set = (change: Partial<typeof form>): void => setForm({ ...form, ...change })
  const send = async (given: PaceInput | null): Promise<void> => {
    setBusy(true)
    const isDone = await carryOut(store, api.call('queues.pace', { queue: queue.id, pace: given }), ({ before }) => ({
      label: `Changed the pace of ${queue.name}`,
      takeBack: () => api.call('queues.pace', { queue: queue.id, pace: before }),
    }))
    setBusy(false)
    if (isDone) close()
  }
  const save = (event: SyntheticEvent): void => {
    event.preventDefault()
    void send({
      requestsPerMinute: form.requests === '' ? null : Number(form.requests),
      clipsInFlight: Number(form.clipsInFlight),
      secondsPerClip: Number(form.secondsPerClip),
      reviewSecondsPerClip: Number(form.reviewSeconds),
      reviewMinutesPerDay: Number(form.hours),
      dayStartsAt: minutesOf(form.startsAt),
      workingDays: form.workingDays.map(Number),
      daysOff: form.daysOff.split(/[\s,;]+/).filter((text) => text !== ''),
    })
  }
  const number = (field: 'requests' | 'clipsInFlight' | 'secondsPerClip' | 'reviewSeconds' | 'hours') => ({
    value: form[field],
    onChange: (value: string | number) => set({ [field]: String(value) }),
    allowDecimal: false,
    allowNegative: false,
  })
  return (
    <Modal opened onClose={close} title="Pace">
      <form onSubmit={save}>
        <Stack gap="sm">
          {!pace.isOwn && (
            <Text size="sm" c="dimmed">
              Nothing was said for this queue yet: these figures are assumed. The vendor publishes neither how many
              clips it renders at one time nor how long each takes.
            </Text>
          )}
          <SimpleGrid cols={2} spacing="sm" verticalSpacing="sm">
            <NumberInput label="Clips in flight" min={1} required {...number('clipsInFlight')} />
            <NumberInput label="Seconds a clip" min={1} required {...number('secondsPerClip')} />
            <NumberInput
              label="Requests a minute"
              placeholder={pace.requestsPerMinute === null ? 'no limit' : `${pace.requestsPerMinute}, of the pack`}
              min={1}
              {...number('requests')}
            />
            <NumberInput label="Seconds of review a clip" min={0} required {...number('reviewSeconds')} />
            <NumberInput label="Minutes of review a day" min={1} max={1440} required {...number('hours')} />
            <TextInput
              label="The day begins at"
              type="time"
              required
              value={form.startsAt}
              onChange={(event) => set({ startsAt: event.currentTarget.value })}
            />
          </SimpleGrid>
          <Checkbox.Group
            label="Working days"
            value={form.workingDays}
            onChange={(value) => set({ workingDays: value })}
          >
            <Group gap="sm" mt={4}>
              {WEEKDAYS.map((name, index) => (
                <Checkbox key={name} size="xs" value={String(index + 1)} label={name} />
              ))}
            </Group>
          </Checkbox.Group>
          <TextInput
            label="Days off"
            placeholder="2026-12-24, 2026-12-25"
            value={form.daysOff}
            onChange={(event) => set({ daysOff: event.currentTarget.value })}
          />
          {pace.isOwn && (
            <Button variant="subtle" size="compact-sm" onClick={() => void send(null)}>
              Go back to what is assumed
            </Button>
          )}
          <FormEnd label="Save" isBusy={isBusy} close={close} />
        </Stack>
      </form>
    </Modal>
  )
}

function clockText(minutes: number): string {
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

function minutesOf(clock: string): number {
  const [hours = '0', minutes = '0'] = clock.split(':')
  return Number(hours) * 60 + Number(minutes)
}
