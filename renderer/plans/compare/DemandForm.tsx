import {
  ActionIcon,
  Button,
  Group,
  Paper,
  SegmentedControl,
  Select,
  Stack,
  Text,
  TextInput,
  Title,
} from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useStore } from 'zustand'
import type { StoreApi } from 'zustand'
import { kindText } from '../../../shared/domain/kind-text.ts'
import { formatCount, formatMoney, formatUnits } from '../../ui/format.ts'
import classes from './compare.module.css'
import type { DemandRow } from './comparison-input.ts'
import type { Comparison } from './comparison-store.ts'
import { errorAt } from './comparison-store.ts'
import { TermsForm } from './TermsForm.tsx'

interface DemandFormProps {
  readonly store: StoreApi<Comparison>
}

/** What is wanted, from a queue or typed, and what the packs are to do for it. */
export function DemandForm({ store }: DemandFormProps) {
  const { source, ask } = useStore(store)
  return (
    <Paper component="section" p="sm" aria-labelledby="demand">
      <Stack gap="sm">
        <Group justify="space-between">
          <Title order={2} size="h5" id="demand">
            Demand
          </Title>
          <SegmentedControl
            size="xs"
            aria-label="Where the demand comes from"
            value={source}
            onChange={(value) => void ask({ source: value === 'queue' ? 'queue' : 'typed', kept: [] })}
            data={[
              { value: 'typed', label: 'Typed' },
              { value: 'queue', label: 'Queue' },
            ]}
          />
        </Group>
        {source === 'queue' ? <QueueChoice store={store} /> : <TypedDemand store={store} />}
        <DemandSums store={store} />
        <TermsForm store={store} />
      </Stack>
    </Paper>
  )
}

function QueueChoice({ store }: DemandFormProps) {
  const { queues, queue, ask } = useStore(store)
  if (queues.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        There is no queue yet. Type a demand, or plan renders on the Queue screen.
      </Text>
    )
  }
  return (
    <Select
      label="Queue"
      size="xs"
      placeholder="Choose a queue"
      searchable
      data={queues.map(({ id, label }) => ({ value: id, label }))}
      value={queue}
      onChange={(id) => id !== null && void ask({ queue: id, kept: [] })}
      allowDeselect={false}
    />
  )
}

function TypedDemand({ store }: DemandFormProps) {
  const { rows, cards, card, addRow, chooseCard } = useStore(store)
  return (
    <Stack gap="xs">
      {cards.length > 1 && (
        <Select
          label="Rate card"
          size="xs"
          data={cards.map((one) => ({ value: one.id, label: `${one.vendor} · ${one.id} · ${one.currency}` }))}
          value={card}
          onChange={(id) => id !== null && void chooseCard(id)}
          allowDeselect={false}
        />
      )}
      {rows.map((row, index) => (
        <Row key={row.id} store={store} row={row} number={index + 1} />
      ))}
      <Button
        size="compact-xs"
        variant="subtle"
        leftSection={<IconPlus size={14} aria-hidden />}
        onClick={addRow}
        className={classes.add}
      >
        Add a render kind
      </Button>
    </Stack>
  )
}

interface RowProps extends DemandFormProps {
  readonly row: DemandRow
  /** From 1, as it is named. */
  readonly number: number
}

function Row({ store, row, number }: RowProps) {
  const state = useStore(store)
  const { kinds, setRow, removeRow } = state
  const error = errorAt(state)
  const errorOf = (field: string): string | undefined =>
    error?.field === `${row.id}.${field}` ? error.text : undefined
  const change = (typed: Partial<DemandRow>): void => void setRow(row.id, typed)
  return (
    <div className={classes.row} role="group" aria-label={`Render kind ${number}`}>
      <Select
        size="xs"
        aria-label="Render kind"
        placeholder="Model, resolution, seconds"
        className={classes.kind}
        searchable
        data={kinds.map(kindText)}
        value={row.kind === '' ? null : row.kind}
        onChange={(kind) => change({ kind: kind ?? '' })}
        allowDeselect={false}
        error={errorOf('model') ?? errorOf('resolution')}
        comboboxProps={{ width: 280, position: 'bottom-start' }}
      />
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={`Remove render kind ${number}`}
        onClick={() => void removeRow(row.id)}
      >
        <IconTrash size={15} aria-hidden />
      </ActionIcon>
      <TextInput
        size="xs"
        label="Clips"
        inputMode="numeric"
        className={classes.count}
        value={row.clips}
        error={errorOf('clips')}
        onChange={(event) => change({ clips: event.currentTarget.value })}
      />
      <TextInput
        size="xs"
        label="Takes of each"
        inputMode="numeric"
        className={classes.count}
        value={row.takes}
        error={errorOf('takes')}
        onChange={(event) => change({ takes: event.currentTarget.value })}
      />
    </div>
  )
}

function DemandSums({ store }: DemandFormProps) {
  const { view } = useStore(store)
  if (view.kind !== 'ready') return null
  const { demand, problems } = view.value
  return (
    <>
      <dl className={classes.facts}>
        <dt>Clips, takes included</dt>
        <dd>{formatCount(demand.clips)}</dd>
        <dt>Units</dt>
        <dd>{formatUnits(demand.units)}</dd>
        <dt>Seconds of video</dt>
        <dd>{formatCount(demand.seconds)}</dd>
        <dt>At pay-as-you-go</dt>
        <dd>{formatMoney(demand.payAsYouGo)}</dd>
      </dl>
      {demand.kinds
        .filter((kind) => kind.priceOf !== 'clip')
        .map((kind) => (
          <Text size="xs" c="dimmed" key={kindText(kind)}>
            {kindText(kind)} has no pay-as-you-go price: it counts at{' '}
            {kind.priceOf === 'unit' ? 'the list price of its units' : 'nothing'}.
          </Text>
        ))}
      {problems.map((problem) => (
        <Text size="xs" key={problem} className={classes.problem}>
          Not counted: {problem}
        </Text>
      ))}
    </>
  )
}
