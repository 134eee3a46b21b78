import { Alert, Button, Group, Select } from '@mantine/core'
import { IconArrowLeft, IconPrinter } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { GreenLightSheet } from '../../shared/api/queue-plans.ts'
import { useApi } from '../api/api-context.tsx'
import { createResource } from '../api/resource.ts'
import { formatDay } from '../ui/format.ts'
import { navigate } from '../ui/hash-location.ts'
import { Loaded } from '../ui/Loaded.tsx'
import { useCommand } from '../ui/use-command.ts'
import { GreenLight } from './GreenLight.tsx'
import classes from './print.module.css'

interface GreenLightPageProps {
  readonly queue: string
  /** The queue's first day unless told. */
  readonly day?: string | undefined
}

/** The green-light sheet of a shoot day, as it is printed, with what chooses the day and prints it. */
export function GreenLightPage({ queue, day }: GreenLightPageProps) {
  const api = useApi()
  const [sheet] = useState(() =>
    createResource((key: GreenLightPageProps) =>
      api.call('queue.greenLight', { queue: key.queue, ...(key.day === undefined ? {} : { day: key.day }) }),
    ),
  )
  const { view, load, reload } = useStore(sheet)
  useEffect(() => {
    void load({ queue, day })
  }, [load, queue, day])
  useCommand('print.current', () => window.print())
  return (
    <div className={classes.page}>
      <Loaded view={view} retry={reload}>
        {(value) => (
          <>
            <Tools sheet={value} />
            <GreenLight sheet={value} />
          </>
        )}
      </Loaded>
    </div>
  )
}

function Tools({ sheet }: { readonly sheet: GreenLightSheet }) {
  const { queue, day, days, rows } = sheet
  return (
    <div className={classes.tools}>
      <Group gap="sm">
        <Button
          size="xs"
          variant="default"
          leftSection={<IconArrowLeft size={14} aria-hidden />}
          onClick={() => navigate('/queue')}
        >
          To the queue
        </Button>
        <Select
          size="xs"
          aria-label="Shoot day"
          data={days.map((one) => ({ value: one, label: formatDay(one) }))}
          value={day}
          onChange={(value) => {
            if (value !== null) navigate(`/print/green-light/${queue.id}/${value}`)
          }}
          allowDeselect={false}
        />
        <Button size="xs" leftSection={<IconPrinter size={14} aria-hidden />} onClick={() => window.print()}>
          Print
        </Button>
      </Group>
      {rows.length === 0 && (
        <Alert color="yellow" mt="sm">
          Nothing of this queue is left to make.
        </Alert>
      )}
    </div>
  )
}
