import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { BurnGround } from '../../../shared/domain/burn-outlook.ts'
import { adviceOf, pastForecast, projectDays, projectRate } from '../../../shared/domain/burn-outlook.ts'
import { adviceWords } from '../../../shared/domain/burn-words.ts'
import { MILLISECONDS_PER_DAY as DAY } from '../../../shared/domain/calendar.ts'
import { drawDown } from '../../../shared/domain/drawdown.ts'
import type { Lot } from '../../../shared/domain/lot.ts'
import { isWeekend, usageWindow } from '../../../shared/domain/usage-rate.ts'

// 2026-01-05 is a Monday.
const MONDAY = 20_458

function lot(id: string, units: number, expiresOn: number): Lot {
  return {
    id,
    account: 'main',
    pack: 'p',
    purchasedAt: 0,
    units,
    price: Math.floor(units / 10),
    expiresAt: expiresOn * DAY,
    consumed: 0,
  }
}

function groundOf(lots: readonly Lot[], days: number): BurnGround {
  return { lots, order: 'expiry', now: MONDAY * DAY, today: MONDAY, days, zone: 'UTC' }
}

test('a run rate counts Monday to Friday, and other days on which something was used', () => {
  expect([0, 4, 5, 6].map((day) => isWeekend(MONDAY + day))).toEqual([false, false, true, true])
  const idle = { from: MONDAY, units: [10, 10, 10, 10, 10, 0, 0, 20, 20] }
  expect(usageWindow(idle, 3)).toMatchObject({ from: MONDAY + 4, workingDays: 3, weekday: 17, weekend: 0, units: 50 })
  const busy = { from: MONDAY, units: [10, 10, 10, 10, 10, 6, 0, 20, 20] }
  expect(usageWindow(busy, 3)).toMatchObject({ from: MONDAY + 5, workingDays: 3, weekday: 20, weekend: 3 })
  expect(usageWindow({ from: MONDAY, units: [] }, 7)).toBeNull()
})

test('what expires within a day is drawn up to its expiry, and never at it', () => {
  const noon = { ...lot('a', 1000, 0), expiresAt: (MONDAY + 0.5) * DAY }
  const day = { from: MONDAY * DAY, to: (MONDAY + 1) * DAY, units: 600 }
  const found = drawDown([noon, lot('b', 500, MONDAY + 9)], [day])
  expect(found.unused).toEqual([{ lot: noon, units: 700, value: 70 }])
  expect(found.left).toEqual([200])
  expect(found.cliffs).toEqual([{ at: noon.expiresAt, before: 1200, after: 500 }])
})

test('every unit is left, unused or used, and no more is used than the days ask for', () => {
  const lots = fc.array(fc.record({ units: fc.integer({ min: 1, max: 5000 }), on: fc.integer({ min: 1, max: 12 }) }), {
    minLength: 1,
    maxLength: 5,
  })
  fc.assert(
    fc.property(lots, fc.array(fc.nat(2000), { minLength: 12, maxLength: 12 }), (found, days) => {
      const held = found.map(({ units, on }, index) => lot(String(index), units, MONDAY + on))
      const { expected } = projectDays(groundOf(held, 12), (day) => days[day - MONDAY] ?? 0)
      const all = found.reduce((sum, one) => sum + one.units, 0)
      const unused = expected.unused.reduce((sum, one) => sum + one.units, 0)
      const used = all - unused - (expected.left.at(-1) ?? 0)
      expect(expected.left.at(-1)).toBe(0)
      expect(used).toBeGreaterThanOrEqual(0)
      expect(used).toBeLessThanOrEqual(days.reduce((sum, one) => sum + one, 0))
      expect(expected.emptyAt).not.toBeNull()
    }),
  )
})

const WEEKS = { from: MONDAY - 42, units: Array.from({ length: 42 }, (_, day) => (day % 7 < 5 ? 100 + day : 0)) }

test('the same usage has the same band, whose ends rise with each other', () => {
  const ground = groundOf([lot('a', 9000, MONDAY + 30)], 30)
  const found = projectRate(ground, WEEKS, 14, 3)
  expect(projectRate(ground, WEEKS, 14, 3)).toEqual(found)
  expect(found.bands?.left).toHaveLength(30)
  for (const { low, high } of found.bands?.left ?? []) expect(low).toBeLessThanOrEqual(high)
})

test('less than three weeks of usage have a rate and no band', () => {
  const short = { from: MONDAY - 20, units: WEEKS.units.slice(-20) }
  const found = projectRate(groundOf([lot('a', 9000, MONDAY + 30)], 30), short, 14, 3)
  expect(found.window?.weekday).toBeGreaterThan(0)
  expect(found.bands).toBeNull()
})

test('what was forecast knows only what had been used by then', () => {
  const later = { ...WEEKS, units: [...WEEKS.units, 9000, 9000, 9000, 9000, 9000, 0, 0] }
  const found = pastForecast(later, 7, 14, 3)
  expect(found).toMatchObject({ day: MONDAY, used: 45_000 })
  expect(found?.expected).toBeLessThan(1000)
})

test('the rate that is advised leaves nothing at the expiry', () => {
  const ground = groundOf([lot('a', 7000, MONDAY + 7), lot('b', 50_000, MONDAY + 60)], 60)
  const advice = adviceOf(ground, projectDays(ground, () => 100).expected)
  expect(advice).toEqual({ perDay: 1000, units: 6300, value: 630, expiresAt: (MONDAY + 7) * DAY })
  const followed = projectDays(ground, () => 1000).expected
  expect(followed.unused.some((one) => one.lot.id === 'a')).toBe(false)
  expect(advice && adviceWords(advice, 'USD', 'UTC')).toBe(
    'Use 1 units a day from today, or 6 units (6.30 USD) expire on 2026-01-12.',
  )
})
