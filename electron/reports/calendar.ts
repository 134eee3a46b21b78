import ical, { ICalAlarmType, ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator'
import type { Instant } from '../../shared/domain/calendar.ts'
import { formatInstant } from '../../shared/domain/calendar.ts'
import type { CalendarEvent } from '../../shared/domain/expiry-calendar.ts'

export interface CalendarDetails {
  readonly now: Instant
  /** Greater after every change: of two versions of an event a calendar program keeps the one with the greater number. */
  readonly revision: number
}

const SECONDS_PER_DAY = 24 * 60 * 60

/** Events as iCalendar (RFC 5545): exact instants in UTC, since a lot expires at one; reminders by the day. */
export function* writeCalendar(
  events: readonly CalendarEvent[],
  { now, revision }: CalendarDetails,
): Generator<string> {
  const calendar = ical({
    name: 'Packledger',
    prodId: { company: 'Packledger', product: 'Packledger', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
  })
  for (const event of events) {
    calendar.createEvent({
      id: `${event.id}@packledger`,
      sequence: revision,
      stamp: formatInstant(now),
      start: formatInstant(event.at),
      summary: event.summary,
      description: event.description,
      categories: [{ name: event.category }],
      status: event.isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      transparency: ICalEventTransparency.TRANSPARENT,
      alarms: event.reminders.map((days) => ({
        type: ICalAlarmType.display,
        triggerBefore: days * SECONDS_PER_DAY,
        description: event.summary,
      })),
    })
  }
  yield `${calendar.toString()}\r\n`
}
