import { Alert, Button, Group, Text } from '@mantine/core'
import { IconPlugConnectedX } from '@tabler/icons-react'
import { useEffect } from 'react'
import { useStore } from 'zustand'
import { useApi } from '../api/api-context.tsx'
import { useHostStore } from './host-context.ts'

const RETRY = 3000

/** Says that the host does not answer, and what to do; goes on asking until it does. */
export function ConnectionBanner() {
  const api = useApi()
  const { connection } = useStore(useHostStore())
  useEffect(() => {
    const ask = (): void => void api.call('studio.info', {})
    // A page that was left open may have missed that its host has gone.
    addEventListener('focus', ask)
    const timer = connection === 'lost' ? setInterval(ask, RETRY) : undefined
    return () => {
      removeEventListener('focus', ask)
      clearInterval(timer)
    }
  }, [api, connection])

  if (connection === 'answers') return null
  return (
    <Alert
      mb="md"
      color="red"
      variant="light"
      role="alert"
      icon={<IconPlugConnectedX aria-hidden />}
      title={connection === 'lost' ? 'Packledger does not answer' : 'This page has no access any more'}
    >
      <Group justify="space-between" gap="sm">
        <Text size="sm">{connection === 'lost' ? LOST : REFUSED}</Text>
        <Button size="xs" variant="default" onClick={() => void api.call('studio.info', {})}>
          Try again
        </Button>
      </Group>
    </Alert>
  )
}

const LOST =
  'What is on the screen may be out of date, and nothing can be recorded. Start Packledger again and open the address that it prints.'
const REFUSED = 'Packledger was started again since. Open the address that it printed last; this page can be closed.'
