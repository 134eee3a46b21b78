import { Alert, Button, Stack, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useStore } from 'zustand'
import type { PaymentsStore } from './payments-store.ts'

/** Offers to read the amounts the other way round, where most of them came in. */
export function TurnSigns({ store }: { readonly store: PaymentsStore }) {
  const { said, busy, say } = useStore(store.statement)
  const isTurned = said.charges === 'positive'
  return (
    <Alert color="yellow" variant="light" mt="sm" icon={<IconAlertTriangle aria-hidden />} role="status">
      <Stack gap="xs" align="flex-start">
        <Text size="sm">
          Most of its amounts came in. If they are payments, the bank writes these{' '}
          {isTurned ? 'with a minus' : 'without a sign'}.
        </Text>
        <Button
          size="compact-sm"
          variant="default"
          disabled={busy !== 'no'}
          onClick={() => void say({ charges: isTurned ? 'negative' : 'positive' })}
        >
          {`Read payments ${isTurned ? 'with a minus' : 'without a sign'}`}
        </Button>
      </Stack>
    </Alert>
  )
}
