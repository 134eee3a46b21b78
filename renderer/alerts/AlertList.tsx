import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { IconAlertTriangle, IconCalendarDown, IconCircleDashed, IconClock } from '@tabler/icons-react'
import type { ListedAlert } from '../../shared/api/alerts.ts'
import { alertWords } from '../../shared/api/alert-words.ts'
import type { Output } from '../../shared/api/operations.ts'
import { useApi } from '../api/api-context.tsx'
import { formatWhen } from '../ui/format.ts'
import { linkTo } from '../ui/hash-location.ts'
import { runCommand } from '../ui/run-command.ts'
import { toastFailure } from '../ui/toast.tsx'
import { pageFormats } from '../ui/word-formats.ts'
import { PutOff } from './PutOff.tsx'
import classes from './alerts.module.css'

const LEVELS = {
  now: { word: 'Now', icon: IconAlertTriangle, className: classes.now },
  soon: { word: 'Soon', icon: IconClock, className: classes.soon },
  calm: { word: 'In time', icon: IconCircleDashed, className: classes.calm },
} as const

interface AlertListProps {
  readonly list: Output<'alerts.list'>
  readonly close: () => void
}

/** What holds now, most urgent first: each with its place, and to be put off. */
export function AlertList({ list, close }: AlertListProps) {
  const { alerts, at, zone } = list
  return (
    <Stack gap="sm">
      <Title order={2} size="h5">
        Alerts
      </Title>
      {alerts.length === 0 ? (
        <Text size="sm" c="dimmed">
          Nothing is close to its expiry, uncovered or over its budget.
        </Text>
      ) : (
        <ul className={classes.list}>
          {alerts.map((one) => (
            <AlertRow key={one.alert.key} listed={one} at={at} zone={zone} close={close} />
          ))}
        </ul>
      )}
      <Group justify="space-between">
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconCalendarDown size={14} aria-hidden />}
          onClick={() => runCommand('export.calendar')}
        >
          Deadlines for a calendar…
        </Button>
        <Button
          component="a"
          size="compact-sm"
          variant="subtle"
          href={linkTo('/settings', { section: 'alerts' })}
          onClick={close}
        >
          When to be told
        </Button>
      </Group>
    </Stack>
  )
}

interface AlertRowProps {
  readonly listed: ListedAlert
  /** When the list was read. */
  readonly at: string
  readonly zone: string
  readonly close: () => void
}

function AlertRow({ listed, at, zone, close }: AlertRowProps) {
  const api = useApi()
  const { alert } = listed
  const { sentence, action, place } = alertWords(alert, pageFormats(zone))
  const { word, icon: LevelIcon, className } = LEVELS[alert.severity]
  const snooze = async (until: string | null): Promise<void> => {
    const outcome = await api.call('alerts.snooze', { alert: alert.key, until })
    if (!outcome.ok) toastFailure(outcome.error)
  }
  return (
    <li className={classes.alert}>
      <span className={`${classes.severity ?? ''} ${className ?? ''}`}>
        <LevelIcon size={16} aria-hidden />
        {word}
      </span>
      <Text size="sm">{sentence}</Text>
      <Group gap="xs">
        <Button
          component="a"
          size="compact-xs"
          variant="default"
          href={linkTo(place.path, place.query)}
          onClick={close}
        >
          {action}
        </Button>
        {listed.snoozedUntil === null ? (
          <PutOff sentence={sentence} at={at} putOff={snooze} />
        ) : (
          <>
            <Text size="xs" c="dimmed">
              Put off until {formatWhen(listed.snoozedUntil, zone)}
            </Text>
            <Button size="compact-xs" variant="subtle" onClick={() => void snooze(null)}>
              Tell again
            </Button>
          </>
        )}
      </Group>
    </li>
  )
}
