import { ActionIcon, Button, Group, Popover, Select, Stack, TextInput } from '@mantine/core'
import { IconFilter, IconSearch, IconX } from '@tabler/icons-react'
import { useRef } from 'react'
import { ENTRY_KINDS, OUTCOMES } from '../../shared/domain/journal.ts'
import { STATEMENT_FIGURES } from '../../shared/domain/statement-figures.ts'
import { useStudio } from '../ui/studio-context.ts'
import { useCommand } from '../ui/use-command.ts'
import { OUTCOME_WORDS } from '../ui/words.ts'
import type { Facets } from './facets-store.ts'
import type { FilterKey, LedgerFilters } from './filters.ts'
import classes from './FilterBar.module.css'
import { dayAfter, isDay, lastDay } from './period.ts'
import { FIGURE_WORDS, KIND_WORDS, lotLabel } from './words.ts'

export type FilterChange = { [K in FilterKey]?: LedgerFilters[K] }

interface FilterBarProps {
  readonly filters: LedgerFilters
  readonly facets: Facets
  readonly change: (change: FilterChange) => void
}

const MOST_OPTIONS = 100

/** Search and filters. What is chosen seldom stands behind "More". */
export function FilterBar({ filters, facets, change }: FilterBarProps) {
  return (
    <Group gap="xs" align="flex-end" wrap="wrap">
      <Search text={filters.text ?? ''} change={change} />
      <Choice
        label="Production"
        name="production"
        options={facets.productions}
        value={filters.production}
        change={change}
      />
      <Select
        label="Kind"
        placeholder="Any"
        clearable
        data={ENTRY_KINDS.map((kind) => ({ value: kind, label: KIND_WORDS[kind] }))}
        value={filters.kind ?? null}
        onChange={(kind) => change({ kind: ENTRY_KINDS.find((one) => one === kind) })}
        className={classes.choice}
      />
      <TextInput
        label="From"
        type="date"
        value={isDay(filters.from) ? filters.from : ''}
        max={lastDay(filters.to)}
        onChange={(event) => change({ from: event.currentTarget.value || undefined })}
        className={classes.day}
      />
      <TextInput
        label="To"
        type="date"
        value={lastDay(filters.to) ?? ''}
        min={isDay(filters.from) ? filters.from : undefined}
        onChange={(event) => change({ to: dayAfter(event.currentTarget.value) })}
        className={classes.day}
      />
      <More filters={filters} facets={facets} change={change} />
    </Group>
  )
}

function Search({ text, change }: { readonly text: string; readonly change: FilterBarProps['change'] }) {
  const input = useRef<HTMLInputElement>(null)
  useCommand('edit.find', () => input.current?.select())
  return (
    <TextInput
      ref={input}
      label="Search"
      placeholder="Shot, production, note, task id"
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={
        text === '' ? null : (
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label="Clear the search"
            onClick={() => change({ text: undefined })}
          >
            <IconX size={14} aria-hidden />
          </ActionIcon>
        )
      }
      maxLength={200}
      value={text}
      onChange={(event) => change({ text: event.currentTarget.value || undefined })}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && text !== '') change({ text: undefined })
      }}
      className={classes.search}
    />
  )
}

function More({ filters, facets, change }: FilterBarProps) {
  const { zone } = useStudio()
  const { account, model, source, outcome, lot, figure } = filters
  const chosen = [account, model, source, outcome, lot, figure].filter((one) => one !== undefined).length
  return (
    <Popover position="bottom-end" shadow="md" width={320} trapFocus>
      <Popover.Target>
        <Button variant="default" leftSection={<IconFilter size={16} aria-hidden />}>
          {chosen === 0 ? 'More filters' : `More filters (${chosen})`}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="xs">
          <Select
            label="Lot"
            placeholder="Any"
            clearable
            searchable
            limit={MOST_OPTIONS}
            comboboxProps={{ withinPortal: false }}
            data={lotOptions(facets, lot, zone)}
            value={lot ?? null}
            onChange={(value) => change({ lot: value ?? undefined })}
          />
          <Choice label="Model" name="model" options={facets.models} value={model} change={change} inPopover />
          <Choice label="Account" name="account" options={facets.accounts} value={account} change={change} inPopover />
          <Choice label="Source" name="source" options={facets.sources} value={source} change={change} inPopover />
          <Select
            label="Outcome"
            placeholder="Any"
            clearable
            comboboxProps={{ withinPortal: false }}
            data={OUTCOMES.map((one) => ({ value: one, label: OUTCOME_WORDS[one] }))}
            value={outcome ?? null}
            onChange={(value) => change({ outcome: OUTCOMES.find((one) => one === value) })}
          />
          <Select
            label="Counts towards"
            placeholder="Any figure of the statement"
            clearable
            comboboxProps={{ withinPortal: false }}
            data={STATEMENT_FIGURES.map((one) => ({ value: one, label: FIGURE_WORDS[one] }))}
            value={figure ?? null}
            onChange={(value) => change({ figure: STATEMENT_FIGURES.find((one) => one === value) })}
          />
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}

interface ChoiceProps {
  readonly label: string
  readonly name: 'production' | 'model' | 'account' | 'source'
  readonly options: readonly string[]
  readonly value: string | undefined
  readonly change: FilterBarProps['change']
  readonly inPopover?: boolean
}

/** A name to choose; one that the address names is offered too, whether or not the ledger has it. */
function Choice({ label, name, options, value, change, inPopover = false }: ChoiceProps) {
  const data = value === undefined || options.includes(value) ? options : [value, ...options]
  return (
    <Select
      label={label}
      placeholder="Any"
      clearable
      searchable
      limit={MOST_OPTIONS}
      nothingFoundMessage="None of this name"
      comboboxProps={{ withinPortal: !inPopover }}
      data={[...data]}
      value={value ?? null}
      onChange={(chosen) => change({ [name]: chosen ?? undefined })}
      {...(inPopover ? {} : { className: classes.choice })}
    />
  )
}

function lotOptions(facets: Facets, lot: string | undefined, zone: string) {
  const options = facets.lots.map((one) => ({ value: one.id, label: `${lotLabel(one, zone)} (${one.account})` }))
  if (lot === undefined || options.some(({ value }) => value === lot)) return options
  return [{ value: lot, label: lot }, ...options]
}
