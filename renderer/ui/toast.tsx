import { Button, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import type { OperationError, Outcome } from '../../shared/api/outcome.ts'
import type { ApiClient } from '../api/client.ts'

/** What a recording can be taken back by: its entry, the batch of an import, or, where no entry was recorded, a call of its own. */
export type Undo =
  | {
      readonly entry: string
      /** Records anew what the entry stood in the place of. */
      readonly restore?: () => Promise<Outcome<unknown>>
    }
  | { readonly batch: string }
  | { readonly takeBack: () => Promise<Outcome<unknown>> }

let last: Undo | null = null

/** The newest recording that can still be undone from the keyboard; null where there is none. */
export function lastUndo(): Undo | null {
  return last
}

/** Says that something was recorded, and offers to take it back. */
export function toastRecorded(api: ApiClient, message: string, undo: Undo): void {
  last = undo
  const id = notifications.show({
    message: (
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm">{message}</Text>
        <Button
          size="compact-sm"
          variant="subtle"
          flex="none"
          onClick={() => {
            notifications.hide(id)
            void undoRecording(api, undo)
          }}
        >
          Undo
        </Button>
      </Group>
    ),
    autoClose: 10_000,
    withCloseButton: true,
  })
}

/** Takes a recording back, entries by reversal, and says so. */
export async function undoRecording(api: ApiClient, undo: Undo): Promise<void> {
  if (last === undo) last = null
  if ('takeBack' in undo) {
    const taken = await undo.takeBack()
    if (taken.ok) toast('Taken back')
    else toastFailure(taken.error)
    return
  }
  const what = 'batch' in undo ? { batch: undo.batch } : { entry: undo.entry }
  const outcome = await api.call('entries.reverse', { ...what, reason: 'undone' })
  if (!outcome.ok) {
    toastFailure(outcome.error)
    return
  }
  const restored = 'entry' in undo ? await undo.restore?.() : undefined
  if (restored?.ok === false) {
    toastFailure(restored.error)
    return
  }
  if (restored !== undefined) {
    toast('The correction is taken back')
    return
  }
  toast(outcome.value.reversed === 1 ? 'Taken back' : `Taken back: ${outcome.value.reversed} entries`)
}

export function toast(message: string): void {
  notifications.show({ message })
}

export function toastFailure(error: OperationError): void {
  notifications.show({ color: 'red', title: 'This could not be done', message: `${error.message} (${error.code})` })
}
