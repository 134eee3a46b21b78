import { describe, expect, test } from 'vitest'
import type { BurnProjectionJson } from '../../../shared/api/burn-outlook.ts'
import { chartPoints } from '../../../renderer/burndown/chart-points.ts'
import { bandEdges, withProjection } from '../../../renderer/burndown/projected.ts'
import { NOW, pace, paceLot, points } from './paces.ts'

const money = (amount: string) => ({ amount, currency: 'USD' })
const EXPIRY = '2026-01-05T18:00:00Z'

/** Ten units now; three of the seven that are left expire in the evening of the 5th. */
const PROJECTION: BurnProjectionJson = {
  basis: '14',
  window: null,
  points: [
    { day: '2026-01-04', at: '2026-01-05T00:00:00Z', units: '9', low: '8', high: '10' },
    { day: '2026-01-05', at: '2026-01-06T00:00:00Z', units: '3.5', low: '0', high: '5' },
  ],
  cliffs: [{ at: EXPIRY, before: { units: '7', low: '5', high: '9' }, after: { units: '4', low: '1', high: '6' } }],
  isIdle: false,
  unused: { units: '3', value: money('0.75') },
  unusedLots: [{ lot: 'a', units: '3', value: money('0.75') }],
  unusedBand: { low: '2', high: '4', lowValue: money('0.50'), highValue: money('1.00') },
  emptyAt: null,
  lastsDays: null,
  isUsedUp: false,
  emptyBand: null,
  advice: null,
  past: [],
}

const ACCOUNT = pace({
  lots: [paceLot('a', { expiresAt: EXPIRY }), paceLot('b')],
  points: points({ a: '5', b: '5' }, { a: '5', b: '5' }, { a: '5', b: '5' }, { a: '5', b: '5' }),
})

describe('a projection', () => {
  test('falls at the instant of an expiry, its band with it, and nowhere slopes towards it', () => {
    const drawn = chartPoints(withProjection(ACCOUNT, PROJECTION, NOW), bandEdges(PROJECTION, '10', NOW))
    const ahead = drawn.filter(({ at }) => at >= Date.parse(NOW)).map(({ at, ahead: left, band }) => [at, left, band])
    expect(ahead.slice(-5)).toEqual([
      [Date.parse(NOW), 10, [10, 10]],
      [Date.parse('2026-01-05T00:00:00Z'), 9, [8, 10]],
      [Date.parse(EXPIRY), 7, [5, 9]],
      [Date.parse(EXPIRY), 4, [1, 6]],
      [Date.parse('2026-01-06T00:00:00Z'), 3.5, [0, 5]],
    ])
  })

  test('is what every figure of the account goes by: the sum, the lots, and the days of the table', () => {
    const account = withProjection(ACCOUNT, PROJECTION, NOW)
    expect(account.outlook).toMatchObject({ unused: '3', unusedValue: money('0.75') })
    expect(account.lots.map((lot) => lot.outlook?.unused)).toEqual(['3', '0'])
    expect(account.projection.map(({ day, units }) => [day, units])).toEqual([
      ['2026-01-04', '9'],
      ['2026-01-05', '3.5'],
    ])
  })

  test('without a band has no edges', () => {
    expect(bandEdges({ ...PROJECTION, unusedBand: null }, '10', NOW)).toBeNull()
  })
})
