import { Button, SegmentedControl, Select, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useId } from 'react'
import type { QueueChoice, ScheduleForm } from './schedule-store.ts'
import { hasDemand } from './schedule-store.ts'

interface DemandFormProps {
  readonly form: ScheduleForm
  readonly queues: readonly QueueChoice[]
  readonly type: (form: Partial<ScheduleForm>) => void
  readonly plan: () => void
  readonly isBusy: boolean
}

/** What is needed when, and what limits the purchases. */
export function DemandForm({ form, queues, type, plan, isBusy }: DemandFormProps) {
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        plan()
      }}
    >
      <Stack gap="sm">
        <Source form={form} queues={queues} type={type} />
        <Limits form={form} type={type} />
        <Button type="submit" disabled={!hasDemand(form)} loading={isBusy}>
          Plan purchases
        </Button>
      </Stack>
    </form>
  )
}

function Source({ form, queues, type }: Pick<DemandFormProps, 'form' | 'queues' | 'type'>) {
  return (
    <>
      <SegmentedControl
        size="xs"
        aria-label="Where the demand comes from"
        value={form.source}
        onChange={(source) => type({ source: source === 'queue' ? 'queue' : 'rows' })}
        data={[
          { value: 'queue', label: 'A queue' },
          { value: 'rows', label: 'Dates and units' },
        ]}
      />
      {form.source === 'queue' ? (
        <Select
          label="Queue"
          description="What it has still to do, on its days"
          size="xs"
          data={queues.map(({ id, label }) => ({ value: id, label }))}
          value={form.queue}
          onChange={(queue) => type({ queue })}
          placeholder={queues.length === 0 ? 'No queue yet' : 'Choose a queue'}
          allowDeselect={false}
        />
      ) : (
        <Textarea
          label="Dates and units"
          description="A line each, such as 2026-12-03,420.5; pasted cells will do"
          size="xs"
          rows={8}
          spellCheck={false}
          value={form.rows}
          onChange={(event) => type({ rows: event.currentTarget.value })}
        />
      )}
    </>
  )
}

function Limits({ form, type }: Pick<DemandFormProps, 'form' | 'type'>) {
  const label = useId()
  return (
    <>
      <div>
        <Text size="xs" fw={500} mb={4} id={label}>
          Units that no pack covers
        </Text>
        <SegmentedControl
          size="xs"
          fullWidth
          aria-labelledby={label}
          value={form.overflow}
          onChange={(overflow) => type({ overflow: overflow === 'none' ? 'none' : 'allowed' })}
          data={[
            { value: 'allowed', label: 'Pay as they go' },
            { value: 'none', label: 'Not allowed' },
          ]}
        />
      </div>
      {form.overflow === 'allowed' && (
        <TextInput
          label="Price of a unit"
          size="xs"
          inputMode="decimal"
          placeholder="List price of the rate card"
          value={form.overflowPrice}
          onChange={(event) => type({ overflowPrice: event.currentTarget.value })}
        />
      )}
      <TextInput
        label="Budget for packs a month"
        size="xs"
        inputMode="decimal"
        placeholder="None"
        value={form.budget}
        onChange={(event) => type({ budget: event.currentTarget.value })}
      />
      <TextInput
        label="Nothing bought before"
        size="xs"
        placeholder="Today"
        value={form.earliest}
        onChange={(event) => type({ earliest: event.currentTarget.value })}
      />
    </>
  )
}
