import type { NotificationConstructorOptions } from 'electron'
import type { AlertJson } from '../../shared/api/alerts.ts'
import { alertWords, placeText } from '../../shared/api/alert-words.ts'
import { plainFormats } from '../../shared/api/plain-formats.ts'
import type { StudioEvent } from '../../shared/api/events.ts'

/** A notification of the system, as far as it is used. */
export interface NativeNotification {
  show(): void
  on(event: 'click', listener: () => void): unknown
}

export interface NotifierPorts {
  make(options: NotificationConstructorOptions): NativeNotification
  isSupported(): boolean
  bringWindow(): void
  /** Has the page turn to a place. */
  go(place: string): void
}

/** So many alerts have a notification each; of more, one says how many there are. */
const MOST_SHOWN = 3
const OVERVIEW = '/'

/** Shows what a person should know although no screen may be in view; a click brings the window, and leads to the place. */
export function notifier(ports: NotifierPorts): (event: StudioEvent) => void {
  return (event) => {
    if (!ports.isSupported()) return
    for (const { body, place } of notificationsOf(event)) {
      const notification = ports.make({ title: 'Packledger', body })
      notification.on('click', () => {
        ports.bringWindow()
        if (place !== null) ports.go(place)
      })
      notification.show()
    }
  }
}

interface Told {
  readonly body: string
  readonly place: string | null
}

function notificationsOf(event: StudioEvent): Told[] {
  switch (event.type) {
    case 'notice':
      return [{ body: event.message, place: null }]
    case 'alerts':
      return alertsTold(event.alerts, event.zone)
    case 'changed':
    case 'progress':
      return []
  }
}

function alertsTold(alerts: readonly AlertJson[], zone: string): Told[] {
  const words = alerts.map((alert) => alertWords(alert, plainFormats(zone)))
  const shown = words.length > MOST_SHOWN ? words.slice(0, MOST_SHOWN - 1) : words
  const told = shown.map(({ sentence, place }): Told => ({ body: sentence, place: placeText(place) }))
  const others = words.length - shown.length
  return others === 0 ? told : [...told, { body: `${others} more alerts: the list has them.`, place: OVERVIEW }]
}
