import { Checkbox, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useStore } from 'zustand'
import type { QueueView } from '../../../shared/api/planning.ts'
import type { ShotReport } from '../../../shared/api/shot-lists.ts'
import { formatCount } from '../../ui/format.ts'
import type { ListOptions, ShotImportStore } from './shot-import-store.ts'

interface ListOptionsFormProps {
  readonly store: ShotImportStore
  readonly report: ShotReport | null
  /** What can be planned. */
  readonly kinds: QueueView['kinds']
  readonly production: string
}

const NOT_GIVEN = ''

/** What new shots are planned with where the list does not tell, and whose rows are taken. */
export function ListOptionsForm({ store, report, kinds, production }: ListOptionsFormProps) {
  const { options, busy, setOptions } = useStore(store)
  const isDisabled = busy === 'applying'
  const models = [...new Set(kinds.map((kind) => kind.model))]
  const resolutions = [...new Set(ofModel(kinds, options).map((kind) => kind.resolution))]
  const lengths = [...new Set(ofResolution(kinds, options).map((kind) => kind.seconds))].sort((a, b) => a - b)
  const rejected = report?.counts.rejected ?? 0
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        Where the list does not tell, new shots are planned with:
      </Text>
      <Group align="flex-end" gap="md">
        <NativeSelect
          label="Model of new shots"
          w="15rem"
          data={[{ value: NOT_GIVEN, label: 'Not given' }, ...models]}
          value={options.model}
          disabled={isDisabled}
          onChange={(event) => void setOptions(withModel(kinds, options, event.currentTarget.value))}
        />
        <NativeSelect
          label="Resolution"
          w="9rem"
          data={[{ value: NOT_GIVEN, label: 'Not given' }, ...resolutions]}
          value={options.resolution}
          disabled={isDisabled}
          onChange={(event) => void setOptions({ resolution: event.currentTarget.value })}
        />
        <NativeSelect
          label="Seconds of a clip"
          w="9rem"
          data={[
            { value: NOT_GIVEN, label: 'Not given' },
            ...lengths.map((seconds) => ({ value: String(seconds), label: `${seconds} s` })),
          ]}
          value={options.seconds}
          disabled={isDisabled}
          onChange={(event) => void setOptions({ seconds: event.currentTarget.value })}
        />
        <TextOption store={store} option="takes" label="Takes" placeholder="1" />
        <TextOption store={store} option="fps" label="Frames a second" placeholder="24" />
      </Group>
      {report !== null && report.productions.length > 0 && (
        <Checkbox.Group
          label={`Whose rows belong to ${production}`}
          description="The list names other productions. Rows of those that are not ticked are rejected."
          value={[...options.productions]}
          onChange={(productions) => void setOptions({ productions })}
        >
          <Group gap="md" mt={6}>
            {report.productions.map((one) => (
              <Checkbox
                key={one.production}
                value={one.production}
                label={`${one.production} (${formatCount(one.rows)})`}
                disabled={isDisabled}
              />
            ))}
          </Group>
        </Checkbox.Group>
      )}
      {rejected > 0 && (
        <Checkbox
          label="Plan the good rows although others are rejected"
          checked={options.skipRejected}
          disabled={isDisabled}
          onChange={(event) => void setOptions({ skipRejected: event.currentTarget.checked })}
        />
      )}
    </Stack>
  )
}

/** A resolution that the model does not have is not kept. */
function withModel(kinds: QueueView['kinds'], options: ListOptions, model: string): Partial<ListOptions> {
  const isKept = ofModel(kinds, { ...options, model }).some((kind) => kind.resolution === options.resolution)
  return isKept ? { model } : { model, resolution: NOT_GIVEN, seconds: NOT_GIVEN }
}

function ofModel(kinds: QueueView['kinds'], { model }: ListOptions): QueueView['kinds'] {
  return kinds.filter((kind) => model === NOT_GIVEN || kind.model === model)
}

function ofResolution(kinds: QueueView['kinds'], options: ListOptions): QueueView['kinds'] {
  const { resolution } = options
  return ofModel(kinds, options).filter((kind) => resolution === NOT_GIVEN || kind.resolution === resolution)
}

interface TextOptionProps {
  readonly store: ShotImportStore
  readonly option: 'takes' | 'fps'
  readonly label: string
  readonly placeholder: string
}

/** Taken once the field is left, so that no half-typed number is previewed. */
function TextOption({ store, option, label, placeholder }: TextOptionProps) {
  const { options, busy, setOptions } = useStore(store)
  const [text, setText] = useState(options[option])
  return (
    <TextInput
      label={label}
      placeholder={placeholder}
      w="8rem"
      inputMode="decimal"
      value={text}
      disabled={busy === 'applying'}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={() => {
        if (text !== options[option]) void setOptions({ [option]: text })
      }}
    />
  )
}
