import { Button, Group, Paper, Text } from '@mantine/core'
import { IconLock, IconLockOpen } from '@tabler/icons-react'
import { useStore } from 'zustand'
import type { MonthsJson } from '../../shared/api/months.ts'
import { Failure } from '../ui/Failure.tsx'
import { formatMonth, formatWhen } from '../ui/format.ts'
import { useStudio } from '../ui/studio-context.ts'
import { toast } from '../ui/toast.tsx'
import { ChangesSinceClosing } from './ChangesSinceClosing.tsx'
import { ClosingChecklist } from './ClosingChecklist.tsx'
import { WhatWasClosed } from './WhatWasClosed.tsx'
import classes from './Reports.module.css'
import type { ReportsStore } from './reports-store.ts'

interface MonthClosingProps {
  readonly store: ReportsStore
  readonly list: MonthsJson
  readonly month: string
  /** False while the statement of another month is on its way: what is pressed then was meant for that. */
  readonly isShown: boolean
}

/** Whether the month is closed, what that means, and the button that changes it. */
export function MonthClosing({ store, list, month, isShown }: MonthClosingProps) {
  const { zone } = useStudio()
  const { doing, failure, close, reopen } = useStore(store.work)
  const listed = list.months.find((one) => one.month === month)
  const closedAt = listed?.closedAt ?? null
  const name = formatMonth(month)
  const isRunning = month >= list.running
  const say = (isDone: boolean, message: string): void => {
    if (isDone) toast(message)
  }
  return (
    <>
      <Paper p="sm" component="section" aria-label="Closing the month">
        <Group justify="space-between" wrap="nowrap" gap="md">
          <Text size="sm" c="dimmed">
            {closedAt !== null &&
              `${name} was closed on ${formatWhen(closedAt, zone, 'minute')}. Entries that would change its statement are refused until it is reopened.`}
            {closedAt === null &&
              (isRunning
                ? `${name} is still running: its figures change with every take. It can be closed once it has ended.`
                : `${name} is open. Closing it fixes this statement: entries that would change it are refused. Reopening undoes that at any time.`)}
          </Text>
          {closedAt !== null && (
            <Button
              className={classes.steady ?? ''}
              variant="default"
              leftSection={<IconLockOpen size={16} aria-hidden />}
              loading={doing === 'reopening'}
              disabled={!isShown}
              onClick={() => void reopen(month).then((isDone) => say(isDone, `${name} is open again`))}
            >
              Reopen the month
            </Button>
          )}
          {closedAt === null && !isRunning && (
            <Button
              className={classes.steady ?? ''}
              variant="default"
              leftSection={<IconLock size={16} aria-hidden />}
              loading={doing === 'closing'}
              disabled={!isShown}
              onClick={() => void close(month).then((isDone) => say(isDone, `${name} is closed`))}
            >
              Close the month
            </Button>
          )}
        </Group>
        {closedAt !== null && <WhatWasClosed digest={listed?.digest ?? ''} note={listed?.note ?? null} />}
        {isShown && <ChangesSinceClosing store={store} month={month} />}
        {closedAt === null && !isRunning && isShown && <ClosingChecklist store={store} month={month} />}
      </Paper>
      {failure !== null && <Failure error={failure} />}
    </>
  )
}
