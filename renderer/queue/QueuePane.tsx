import { ActionIcon, Alert, Button, Group, List, Menu, Text, Title, Tooltip } from '@mantine/core'
import {
  IconArchive,
  IconArrowBackUp,
  IconCalendarDollar,
  IconClipboard,
  IconCopy,
  IconDots,
  IconFileExport,
  IconFileImport,
  IconMovie,
  IconPencil,
  IconPrinter,
  IconScale,
  IconShoppingCart,
} from '@tabler/icons-react'
import { useState } from 'react'
import { useStore } from 'zustand'
import type { StoreApi } from 'zustand'
import type { QueueJson, QueueView, ShownRender } from '../../shared/api/planning.ts'
import { useApi } from '../api/api-context.tsx'
import { formatUnits } from '../ui/format.ts'
import { Loaded } from '../ui/Loaded.tsx'
import { navigate } from '../ui/hash-location.ts'
import { toast, toastFailure } from '../ui/toast.tsx'
import { useCommand } from '../ui/use-command.ts'
import { Grid } from './Grid.tsx'
import { ActualsDialog } from './plan/ActualsDialog.tsx'
import { PlanPanel } from './plan/PlanPanel.tsx'
import type { LeftOut } from './paste.ts'
import { ProductionDialog } from './ProductionDialog.tsx'
import type { QueueState } from './queue-store.ts'
import { RecordTakes } from './RecordTakes.tsx'
import { exportQueue } from './shots/export-queue.ts'
import { ImportShots } from './shots/ImportShots.tsx'
import { Totals } from './Totals.tsx'
import { takeBack } from './undo-toast.tsx'
import { useQueueActions } from './use-queue-actions.ts'
import classes from './queue.module.css'

interface QueuePaneProps {
  readonly store: StoreApi<QueueState>
  readonly edit: (queue: QueueJson) => void
}

/** The queue that is shown: its totals and its renders. */
export function QueuePane({ store, edit }: QueuePaneProps) {
  const { view, reload, selected } = useStore(store)
  if (selected === null) {
    return (
      <Text c="dimmed" size="sm" p="md">
        Choose a queue, or start one with the plus beside a production.
      </Text>
    )
  }
  return (
    <section className={classes.pane} aria-label="Queue">
      <Loaded view={view} retry={reload}>
        {(value) => <ShownQueue key={value.queue.id} view={value} store={store} edit={edit} />}
      </Loaded>
    </section>
  )
}

interface ShownQueueProps extends QueuePaneProps {
  readonly view: QueueView
}

function ShownQueue({ view, store, edit }: ShownQueueProps) {
  const [recorded, setRecorded] = useState<ShownRender | null>(null)
  const [leftOut, setLeftOut] = useState<readonly LeftOut[]>([])
  const { actions, paste, archive } = useQueueActions(store, view, setRecorded, setLeftOut)
  return (
    <>
      <Head view={view} store={store} edit={edit} archive={archive} paste={() => void pasteFromClipboard(paste)} />
      <Totals view={view} />
      <div className={classes.split}>
        <div className={classes.main}>
          {leftOut.length > 0 && <LeftOutRows rows={leftOut} close={() => setLeftOut([])} />}
          <Grid view={view} actions={actions} onPaste={paste} />
          <Text size="xs" c="dimmed" className={classes.keys}>
            Enter edits · Delete removes · Alt+↑↓ moves · Ctrl+D duplicates · Ctrl+V pastes shot, render kind, takes ·
            Ctrl+Z undoes · Shift+↑↓ chooses several: an edit counts for all · P prints the day
          </Text>
        </div>
        <PlanPanel view={view} store={store} />
      </div>
      {recorded !== null && <RecordTakes render={recorded} store={store} close={() => setRecorded(null)} />}
    </>
  )
}

/** What the clipboard holds, where the browser lets a page ask; else says which keys do it. */
async function pasteFromClipboard(paste: (text: string, row: number) => void): Promise<void> {
  try {
    paste(await navigator.clipboard.readText(), Infinity)
  } catch {
    toast('Turn to the table and press Ctrl+V (⌘V on a Mac) to paste rows')
  }
}

interface HeadProps extends ShownQueueProps {
  readonly archive: () => void
  readonly paste: () => void
}

function Head({ view, store, edit, archive, paste }: HeadProps) {
  const { queue, balance } = view
  const api = useApi()
  const [isImporting, setImporting] = useState(false)
  const { done, undo } = useStore(store)
  const last = done.at(-1)
  const [isDescribing, setDescribing] = useState(false)
  const [isWeighing, setWeighing] = useState(false)
  const green = (): void => navigate(`/print/green-light/${queue.id}`)
  useCommand('print.current', green)
  const duplicate = async (): Promise<void> => {
    const outcome = await api.call('queues.duplicate', { queue: queue.id })
    if (!outcome.ok) toastFailure(outcome.error)
    else await store.getState().select(outcome.value.queue.id)
  }
  return (
    <Group justify="space-between" gap="sm" wrap="nowrap" align="flex-end">
      <div className={classes.title}>
        <Title order={2} size="h4" lineClamp={1}>
          {queue.production} · {queue.name}
        </Title>
        <Text size="xs" c="dimmed">
          Account {queue.account}, {formatUnits(balance)} units on hand, rate card {queue.rateCard}
        </Text>
      </div>
      <Group gap="xs" wrap="nowrap">
        <Tooltip label={last === undefined ? 'Nothing to take back' : `Take back: ${last.label}`}>
          <ActionIcon
            variant="default"
            aria-label="Undo"
            size="md"
            disabled={last === undefined}
            onClick={() => {
              if (last !== undefined) void takeBack(undo, last)
            }}
          >
            <IconArrowBackUp size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
        <Button size="xs" variant="default" leftSection={<IconClipboard size={14} aria-hidden />} onClick={paste}>
          Paste rows
        </Button>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconFileImport size={14} aria-hidden />}
          onClick={() => setImporting(true)}
        >
          Import shots
        </Button>
        {isImporting && <ImportShots view={view} queueStore={store} close={() => setImporting(false)} />}
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPrinter size={14} aria-hidden />}
          disabled={view.finish === null}
          onClick={green}
        >
          Green-light sheet
        </Button>
        {isWeighing && <ActualsDialog queue={queue} close={() => setWeighing(false)} />}
        {isDescribing && (
          <ProductionDialog production={queue.production} store={store} close={() => setDescribing(false)} />
        )}
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon variant="default" size="md" aria-label="More for this queue">
              <IconDots size={16} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconPencil size={14} aria-hidden />} onClick={() => edit(queue)}>
              Rename or change…
            </Menu.Item>
            <Menu.Item leftSection={<IconCopy size={14} aria-hidden />} onClick={() => void duplicate()}>
              Duplicate the queue
            </Menu.Item>
            <Menu.Item
              leftSection={<IconShoppingCart size={14} aria-hidden />}
              onClick={() => navigate(`/plans?tab=compare&queue=${queue.id}`)}
            >
              Compare packs for it
            </Menu.Item>
            <Menu.Item
              leftSection={<IconCalendarDollar size={14} aria-hidden />}
              onClick={() => navigate(`/plans?tab=schedule&queue=${queue.id}`)}
            >
              Schedule its purchases
            </Menu.Item>
            <Menu.Item leftSection={<IconScale size={14} aria-hidden />} onClick={() => setWeighing(true)}>
              Plan against actual…
            </Menu.Item>
            <Menu.Item leftSection={<IconMovie size={14} aria-hidden />} onClick={() => setDescribing(true)}>
              The production…
            </Menu.Item>
            <Menu.Item
              leftSection={<IconFileExport size={14} aria-hidden />}
              onClick={() => void exportQueue(api, queue)}
            >
              Export as a shot list…
            </Menu.Item>
            <Menu.Item leftSection={<IconArchive size={14} aria-hidden />} onClick={archive}>
              {queue.isArchived ? 'Bring back' : 'Put away'}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </Group>
    </Group>
  )
}

/** As many reasons are told. */
const MOST_TOLD = 5

function LeftOutRows({ rows, close }: { readonly rows: readonly LeftOut[]; readonly close: () => void }) {
  const more = rows.length - MOST_TOLD
  return (
    <Alert
      color="yellow"
      p="xs"
      title={rows.length === 1 ? '1 pasted row was left out' : `${rows.length} pasted rows were left out`}
      withCloseButton
      closeButtonLabel="Close"
      onClose={close}
    >
      <List size="sm">
        {rows.slice(0, MOST_TOLD).map(({ line, reason }) => (
          <List.Item key={line}>
            Row {line}: {reason}
          </List.Item>
        ))}
        {more > 0 && <List.Item>and {more} more</List.Item>}
      </List>
    </Alert>
  )
}
