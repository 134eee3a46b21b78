import { expect, test } from 'vitest'
import { parseUsageTime } from '../../../electron/imports/usage/usage-time.ts'
import { formatInstant } from '../../../shared/domain/calendar.ts'
import { refusalOf } from './support.ts'

const read = (text: string) => formatInstant(parseUsageTime(text, 'Europe/Berlin', 'finished_at'))

test.each([
  // With an offset: as it says.
  ['2026-03-01T10:30:00Z', '2026-03-01T10:30:00Z'],
  ['2026-03-01T10:30:00.250Z', '2026-03-01T10:30:00.250Z'],
  ['2026-03-01T10:30:00+02:00', '2026-03-01T08:30:00Z'],
  ['2026-03-01T10:30:00-0500', '2026-03-01T15:30:00Z'],
  ['2026-03-01 10:30:00+00', '2026-03-01T10:30:00Z'],
  ['2026-03-01 10:30:00 +02:00', '2026-03-01T08:30:00Z'],
  ['2026-03-01 10:30:00 UTC', '2026-03-01T10:30:00Z'],
  ['2026-03-01t10:30z', '2026-03-01T10:30:00Z'],
  // Without: in the studio's zone, winter and summer.
  ['2026-03-01T10:30:00', '2026-03-01T09:30:00Z'],
  ['2026-07-01 10:30', '2026-07-01T08:30:00Z'],
  ['2026-03-01', '2026-02-28T23:00:00Z'],
  ['2026-03-01 24:00', '2026-03-01T23:00:00Z'],
  ['2026-03-01T24:00:00', '2026-03-01T23:00:00Z'],
  ['2026-03-01T24:00Z', '2026-03-02T00:00:00Z'],
  ['2026/03/01', '2026-02-28T23:00:00Z'],
  ['2026/3/1 9:05', '2026-03-01T08:05:00Z'],
  ['2026-3-1 9:05:07', '2026-03-01T08:05:07Z'],
  ['2026.03.01 10:30', '2026-03-01T09:30:00Z'],
  ['01.03.2026 10:00', '2026-03-01T09:00:00Z'],
  ['1.3.2026', '2026-02-28T23:00:00Z'],
  // Of an hour that occurs twice the first is meant.
  ['2026-10-25 02:30', '2026-10-25T00:30:00Z'],
  // Unix seconds, with and without a fraction, and milliseconds.
  ['1772361000', '2026-03-01T10:30:00Z'],
  ['1772361000.5', '2026-03-01T10:30:00.500Z'],
  ['1772361000250', '2026-03-01T10:30:00.250Z'],
])('%s is %s', (text, instant) => {
  expect(read(text)).toBe(instant)
})

test.each([
  ['2026-02-31', 'is not a date that exists'],
  ['2026-02-31T10:00:00Z', 'is not a date that exists'],
  ['31.02.2026', 'is not a date that exists'],
  ['2026-13-01', 'is not a date that exists'],
  ['2026-03-29 02:30', 'is skipped by summer time in Europe/Berlin'],
  ['2026-03-01 24:01', 'is not a time of day that exists'],
  ['2026-03-01 10:60', 'is not a time of day that exists'],
  ['03/04/2026', 'does not say which is the month; write the year first, such as 2026-03-04'],
  ['3/4/26 10:00', 'does not say which is the month; write the year first, such as 2026-03-04'],
  ['13-04-2026', 'does not say which is the month; write the year first, such as 2026-03-04'],
  ['2026-03-01 10:00 pm', 'is not a time such as 2026-03-04 10:30'],
  ['2026-03/01', 'is not a time such as'],
  ['46082', 'is not a time such as'],
  ['20260301', 'is not a time such as'],
  ['yesterday', 'is not a time such as'],
])('%s is refused: it %s', async (text, reason) => {
  const refusal = await refusalOf(() => read(text))
  expect(refusal).toMatchObject({ code: 'invalid_input', details: { field: 'finished_at' } })
  expect(refusal.message).toContain(`"`)
  expect(refusal.message).toContain(reason)
})
