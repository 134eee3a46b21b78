import { ActionIcon, Indicator, Popover, Tooltip } from '@mantine/core'
import { IconBell } from '@tabler/icons-react'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { useApi, useOnChange } from '../api/api-context.tsx'
import { createResource } from '../api/resource.ts'
import { Loaded } from '../ui/Loaded.tsx'
import { useCommand } from '../ui/use-command.ts'
import { useAfterRest } from './use-after-rest.ts'
import { AlertNotices } from './AlertNotices.tsx'
import { exportCalendar } from './export-calendar.ts'

const AlertList = lazy(async () => ({ default: (await import('./AlertList.tsx')).AlertList }))

const ALL = 'all'
/** Milliseconds: what is on the screen comes first after a change. */
const REST = 500

/** How many alerts hold that nobody has put off; opens their list. */
export function AlertBell() {
  const api = useApi()
  const [store] = useState(() => createResource((_: typeof ALL) => api.call('alerts.list', {})))
  const { view, load, reload } = useStore(store)
  const [isOpen, setOpen] = useState(false)
  useEffect(() => void load(ALL), [load])
  useOnChange(['alerts', 'settings'], reload)
  useOnChange(['ledger', 'queue'], useAfterRest(reload, REST))
  useCommand('export.calendar', () => void exportCalendar(api))
  const alerts = view.kind === 'ready' ? view.value.alerts : []
  const count = alerts.filter(({ snoozedUntil }) => snoozedUntil === null).length
  const label = count === 0 ? 'Alerts: none' : `Alerts: ${count}`
  return (
    <>
      <Popover
        opened={isOpen}
        onChange={setOpen}
        position="bottom-end"
        width="26rem"
        trapFocus
        returnFocus
        withinPortal
      >
        <Popover.Target>
          <Tooltip label={label} disabled={isOpen}>
            <Indicator label={count} size={16} disabled={count === 0} color="red" offset={6}>
              <ActionIcon
                variant="subtle"
                color="gray"
                size="lg"
                aria-label={label}
                aria-haspopup="dialog"
                aria-expanded={isOpen}
                onClick={() => setOpen(!isOpen)}
              >
                <IconBell size={18} stroke={1.6} aria-hidden />
              </ActionIcon>
            </Indicator>
          </Tooltip>
        </Popover.Target>
        <Popover.Dropdown aria-label="Alerts">
          <Loaded view={view} retry={reload}>
            {(list) => (
              <Suspense>
                <AlertList list={list} close={() => setOpen(false)} />
              </Suspense>
            )}
          </Loaded>
        </Popover.Dropdown>
      </Popover>
      <AlertNotices />
    </>
  )
}
