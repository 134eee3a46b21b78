import { Checkbox, Group, Select, Stack, Text, TextInput } from '@mantine/core'
import { useStore } from 'zustand'
import type { StoreApi } from 'zustand'
import { kindText } from '../../../shared/domain/kind-text.ts'
import classes from './compare.module.css'
import type { Target } from './comparison-input.ts'
import type { Comparison } from './comparison-store.ts'
import { errorAt } from './comparison-store.ts'

interface TermsFormProps {
  readonly store: StoreApi<Comparison>
}

/** What the comparison is for, a custom pack, and what may be sent to pay-as-you-go. */
export function TermsForm({ store }: TermsFormProps) {
  return (
    <Stack gap="sm">
      <TargetChoice store={store} />
      <CustomPack store={store} />
      <Routing store={store} />
    </Stack>
  )
}

function TargetChoice({ store }: TermsFormProps) {
  const state = useStore(store)
  const { view, target, percent, ask } = state
  const packs = view.kind === 'ready' ? view.value.packs : []
  const error = errorAt(state)
  return (
    <Group gap="xs" align="flex-start" wrap="nowrap">
      <Select
        label="Target"
        size="xs"
        flex={1}
        data={[
          { value: 'cheapest', label: 'The cheapest' },
          { value: 'coverage', label: 'Cover a share of my plan' },
          ...packs.map((pack) => ({ value: `pack:${pack.id}`, label: `The pack ${pack.name}` })),
        ]}
        value={typeof target === 'object' ? `pack:${target.pack}` : target}
        onChange={(value) => value !== null && void ask({ target: targetOf(value) })}
        allowDeselect={false}
      />
      {target === 'coverage' && (
        <TextInput
          label="Percent"
          size="xs"
          w="5rem"
          inputMode="decimal"
          value={percent}
          error={error?.field === 'coverage' ? 'from 0 to 100' : undefined}
          onChange={(event) => void ask({ percent: event.currentTarget.value })}
        />
      )}
    </Group>
  )
}

function targetOf(value: string): Target {
  if (value.startsWith('pack:')) return { pack: value.slice('pack:'.length) }
  return value === 'coverage' ? 'coverage' : 'cheapest'
}

const CUSTOM = [
  { field: 'price', label: 'Custom pack, price', example: '12000' },
  { field: 'units', label: 'Units', example: '60000' },
] as const

function CustomPack({ store }: TermsFormProps) {
  const state = useStore(store)
  const { custom, view, ask } = state
  const error = errorAt(state)
  if (view.kind === 'ready' && view.value.unpriced.length === 0 && !view.value.packs.some((pack) => pack.isCustom))
    return null
  return (
    <Group gap="xs" align="flex-start" grow>
      {CUSTOM.map(({ field, label, example }) => (
        <TextInput
          key={field}
          label={label}
          placeholder={example}
          size="xs"
          inputMode="decimal"
          className={classes.count}
          value={custom[field]}
          error={error?.field === `custom.${field}` ? error.text : undefined}
          onChange={(event) => void ask({ custom: { ...custom, [field]: event.currentTarget.value } })}
        />
      ))}
    </Group>
  )
}

/** Kinds of the demand of which whole clips may be sent to pay-as-you-go although packs are bought. */
function Routing({ store }: TermsFormProps) {
  const { view, kept, ask } = useStore(store)
  if (view.kind !== 'ready') return null
  const kinds = view.value.demand.kinds.filter((kind) => kind.priceOf === 'clip').map(kindText)
  if (kinds.length < 2) return null
  return (
    <Checkbox.Group
      label={<Text size="xs">May go to pay-as-you-go, though packs are bought</Text>}
      value={kinds.filter((kind) => !kept.includes(kind))}
      onChange={(sent) => void ask({ kept: kinds.filter((kind) => !sent.includes(kind)) })}
    >
      <Stack gap={4} mt={4}>
        {kinds.map((kind) => (
          <Checkbox key={kind} value={kind} label={kind} size="xs" />
        ))}
      </Stack>
    </Checkbox.Group>
  )
}
