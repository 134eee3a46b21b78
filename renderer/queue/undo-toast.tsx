import { Button, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { toast, toastFailure } from '../ui/toast.tsx'
import type { Done, QueueState } from './queue-store.ts'

const shown = new WeakMap<Done, string>()

/** Says what was done, and offers to take it back. */
export function toastDone(undo: QueueState['undo'], done: Done): void {
  const id = notifications.show({
    message: (
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm">{done.label}</Text>
        <Button
          size="compact-sm"
          variant="subtle"
          flex="none"
          onClick={() => {
            void takeBack(undo, done)
          }}
        >
          Undo
        </Button>
      </Group>
    ),
    autoClose: 10_000,
    withCloseButton: true,
    closeButtonProps: { 'aria-label': 'Close' },
  })
  shown.set(done, id)
}

/** Takes something back, and says so in the place of the toast that offered it. */
export async function takeBack(undo: QueueState['undo'], done: Done): Promise<void> {
  const offered = shown.get(done)
  if (offered !== undefined) notifications.hide(offered)
  const error = await undo(done)
  if (error === null) toast(`Taken back: ${done.label}`)
  else toastFailure(error)
}
