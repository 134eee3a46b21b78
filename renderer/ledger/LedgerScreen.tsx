import { Button, Group, Stack, Text } from '@mantine/core'
import { IconDownload, IconFileImport, IconPackage, IconScale } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { useApi, useOnChange } from '../api/api-context.tsx'
import { announce } from '../ui/announce.ts'
import { Empty } from '../ui/Empty.tsx'
import { Failure } from '../ui/Failure.tsx'
import { formatCount } from '../ui/format.ts'
import { navigate, useHashSearch } from '../ui/hash-location.ts'
import { runCommand } from '../ui/run-command.ts'
import { Screen } from '../ui/Screen.tsx'
import { useStudio } from '../ui/studio-context.ts'
import { toast, toastFailure } from '../ui/toast.tsx'
import { useCommand } from '../ui/use-command.ts'
import { createEntriesStore } from './entries-store.ts'
import type { EntriesStore } from './entries-store.ts'
import { EntryDrawer } from './EntryDrawer.tsx'
import { EntryTable } from './EntryTable.tsx'
import { createFacetsStore, NO_FACETS } from './facets-store.ts'
import type { FilterChange } from './FilterBar.tsx'
import { FilterBar } from './FilterBar.tsx'
import type { LedgerFilters } from './filters.ts'
import { filtersOf, isUnfiltered, searchOf, withFilters } from './filters.ts'
import classes from './LedgerScreen.module.css'
import { rowsThatFit } from './row-limit.ts'
import { summaryOf } from './words.ts'

/** What happened: every entry, newest first, searched and filtered; the address says what is shown. */
export default function LedgerScreen() {
  const api = useApi()
  const filters = filtersOf(useHashSearch())
  const [entries] = useState(() => createEntriesStore(api))
  const [facets] = useState(() => createFacetsStore(api))
  const [opened, setOpened] = useState<string | null>(null)
  const facetsView = useStore(facets, (state) => state.view)

  const search = searchOf(filters)
  useEffect(() => entries.getState().show(filtersOf(search)), [entries, search])
  useEffect(() => void facets.getState().load('all'), [facets])
  useOnChange(['ledger', 'settings'], () => {
    entries.getState().reload()
    void facets.getState().reload()
  })
  useCommand('export.current', () => void exportShown(api, filters))

  const change = (changed: FilterChange): void => showFilters(withFilters(filters, changed))
  return (
    <Screen title="Ledger" question="What happened?" actions={<Actions />}>
      <Stack gap="xs" className={classes.fill}>
        <FilterBar
          filters={filters}
          facets={facetsView.kind === 'ready' ? facetsView.value : NO_FACETS}
          change={change}
        />
        <Entries store={entries} filters={filters} open={setOpened} opened={opened} />
      </Stack>
      <EntryDrawer entry={opened} open={setOpened} close={() => setOpened(null)} />
    </Screen>
  )
}

function showFilters(filters: LedgerFilters): void {
  const search = searchOf(filters)
  navigate(search === '' ? '/ledger' : `/ledger?${search}`, { replace: true })
}

function Actions() {
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconDownload size={16} aria-hidden />}
        onClick={() => runCommand('export.current')}
      >
        Export
      </Button>
      <Button
        variant="default"
        leftSection={<IconFileImport size={16} aria-hidden />}
        onClick={() => runCommand('import.usage')}
      >
        Import
      </Button>
      <Button
        variant="default"
        leftSection={<IconScale size={16} aria-hidden />}
        onClick={() => runCommand('record.balance')}
      >
        Reconcile
      </Button>
      <Button
        variant="default"
        leftSection={<IconPackage size={16} aria-hidden />}
        onClick={() => runCommand('record.purchase')}
      >
        Record a purchase
      </Button>
    </>
  )
}

interface EntriesProps {
  readonly store: EntriesStore
  readonly filters: LedgerFilters
  readonly open: (entry: string) => void
  readonly opened: string | null
}

function Entries({ store, filters, open, opened }: EntriesProps) {
  const { phase, error, count, isComplete, isStale, reload } = useStore(store)
  if (phase === 'failed' && error !== null) return <Failure error={error} retry={reload} />
  if (phase !== 'ready') return <div className={classes.waiting} role="status" aria-label="Loading" />
  if (count > 0 || !isComplete || isStale) {
    return (
      <>
        <Summary store={store} filters={filters} />
        <EntryTable key={searchOf(filters)} store={store} open={open} opened={opened} />
      </>
    )
  }
  if (!isUnfiltered(filters)) {
    return (
      <Empty title="Nothing matches" action={{ label: 'Clear filters', onClick: () => showFilters({}) }}>
        No entry fits the search and the filters together.
      </Empty>
    )
  }
  return (
    <Empty
      title="No entries yet"
      action={{ label: 'Record usage', onClick: () => runCommand('record.usage') }}
      other={
        <Button variant="default" onClick={() => runCommand('import.usage')}>
          Import a file
        </Button>
      }
    >
      Record a purchase or a take, or import what the console exported.
    </Empty>
  )
}

function Summary({ store, filters }: Pick<EntriesProps, 'store' | 'filters'>) {
  const { zone } = useStudio()
  const { count, isComplete, looked, downTo, isBusy } = useStore(store)
  const text = summaryOf({ count, isComplete, looked, downTo, zone })
  useEffect(() => {
    if (!isBusy) announce(text)
  }, [text, isBusy])
  const most = rowsThatFit()
  return (
    <Group gap="sm" className={classes.summary}>
      <Text size="sm" c="dimmed">
        {text}
        {count > most && `; the newest ${formatCount(most)} are listed: choose a period for earlier ones`}
        {' · '}times in {zone}
      </Text>
      {!isUnfiltered(filters) && (
        <Button size="compact-xs" variant="subtle" onClick={() => showFilters({})}>
          Clear filters
        </Button>
      )}
    </Group>
  )
}

/** Usage of the period that is shown, as a file that can be imported again. */
async function exportShown(api: ReturnType<typeof useApi>, { from, to }: LedgerFilters): Promise<void> {
  const input = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }
  const outcome = await api.saveExport({ operation: 'exports.usage', input, name: exportName(from, to) })
  if (!outcome.ok) toastFailure(outcome.error)
  else if (outcome.value !== null) toast(`Exported: ${outcome.value.name}`)
}

function exportName(from: string | undefined, to: string | undefined): string {
  const days = [from, to].map((day) => day?.slice(0, 10)).filter((day) => day !== undefined)
  return `${['usage', ...days].join('-')}.csv`
}
