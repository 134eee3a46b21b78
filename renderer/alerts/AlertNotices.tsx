import { Button, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useEffect } from 'react'
import type { AlertJson } from '../../shared/api/alerts.ts'
import { alertWords, placeText } from '../../shared/api/alert-words.ts'
import { useApi } from '../api/api-context.tsx'
import { navigate } from '../ui/hash-location.ts'
import { pageFormats } from '../ui/word-formats.ts'

/** As many alerts are told one by one; the list has the others. */
const MOST_TOLD = 3

/** Tells of each alert as it is raised, with the way to where something is done about it. */
export function AlertNotices() {
  const api = useApi()
  useEffect(
    () =>
      api.onEvent((event) => {
        if (event.type === 'alerts') for (const alert of event.alerts.slice(0, MOST_TOLD)) tell(alert, event.zone)
      }),
    [api],
  )
  return null
}

function tell(alert: AlertJson, zone: string): void {
  const { sentence, action, place } = alertWords(alert, pageFormats(zone))
  const id = notifications.show({
    color: alert.severity === 'now' ? 'red' : 'yellow',
    autoClose: false,
    message: (
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm">{sentence}</Text>
        <Button
          size="compact-sm"
          variant="subtle"
          onClick={() => {
            notifications.hide(id)
            navigate(placeText(place))
          }}
        >
          {action}
        </Button>
      </Group>
    ),
  })
}
