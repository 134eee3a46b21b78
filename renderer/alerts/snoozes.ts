import { formatInstant, MILLISECONDS_PER_DAY, parseInstant } from '../../shared/domain/calendar.ts'

/** For how long an alert can be put off. */
export const SNOOZES = [
  { days: 1, label: 'For a day' },
  { days: 3, label: 'For 3 days' },
  { days: 7, label: 'For a week' },
] as const

/** The instant so many days after the one at which the list was read. */
export function snoozedUntil(at: string, days: number): string {
  return formatInstant(parseInstant(at, 'at') + days * MILLISECONDS_PER_DAY)
}
