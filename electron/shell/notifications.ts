import type { NotificationConstructorOptions } from 'electron'
import type { StudioEvent } from '../../shared/api/events.ts'

/** A notification of the system, as far as it is used. */
export interface NativeNotification {
  show(): void
  on(event: 'click', listener: () => void): unknown
}

/** Shows what a person should know although no screen may be in view; a click brings the window. */
export function notifier(
  make: (options: NotificationConstructorOptions) => NativeNotification,
  isSupported: () => boolean,
  bringWindow: () => void,
): (event: StudioEvent) => void {
  return (event) => {
    if (event.type !== 'notice' || !isSupported()) return
    const notification = make({ title: 'Packledger', body: event.message })
    notification.on('click', bringWindow)
    notification.show()
  }
}
