import { expect, test } from 'vitest'
import { nearestFirst } from '../../../renderer/reports/payments/nearest-first.ts'

test('payments are offered by how near their day is to the purchase’s, also over a month’s end', () => {
  const days = ['2026-10-20', '2026-11-03', '2026-10-30', '2026-11-01', '2026-12-01']
  const ordered = nearestFirst(
    days.map((day) => ({ day })),
    '2026-11-01',
  )
  expect(ordered.map((one) => one.day)).toEqual(['2026-11-01', '2026-10-30', '2026-11-03', '2026-10-20', '2026-12-01'])
})
