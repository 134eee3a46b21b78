import { describe, expect, test } from 'vitest'
import { sentenceOf } from '../../../renderer/burndown/sentence.ts'
import { standingOf } from '../../../renderer/burndown/standing.ts'
import { NOW, pace, paceLot } from './paces.ts'

const RATE = { basis: '14', isIdle: false } as const
const money = (amount: string) => ({ amount, currency: 'USD' })
const unused = (units: string, amount: string) => ({ emptyAt: null, unused: units, unusedValue: money(amount) })
const outlook = {
  emptyAt: '2026-01-20T00:00:00Z',
  lastsDays: 15,
  isUsedUp: true,
  unused: '0',
  unusedValue: money('0.00'),
}

describe('where an account stands', () => {
  test('is told by the earliest lot of which something would expire', () => {
    const account = pace({
      lots: [paceLot('a'), paceLot('b', { left: '620', outlook: unused('410', '165.00') })],
      outlook: { ...outlook, isUsedUp: false, unused: '410', unusedValue: money('165.00') },
    })
    expect(sentenceOf(account, RATE, NOW, 'UTC')).toBe(
      '620 units expire on Jan 10, 2026; at the rate of the last 14 working days 410 of them ($165.00) would be left.',
    )
  })

  test('tells of all lots where more than the first would have some left', () => {
    const account = pace({
      lots: [paceLot('a', { outlook: unused('4', '1.00') }), paceLot('b', { outlook: unused('6', '2.00') })],
      outlook: { ...outlook, unused: '10', unusedValue: money('3.00') },
    })
    expect(sentenceOf(account, RATE, NOW, 'UTC')).toContain('In all 10 ($3.00) would expire unused.')
  })

  test('is how long the units last where nothing would expire', () => {
    const account = pace({ lots: [paceLot('a')], outlook })
    expect(sentenceOf(account, RATE, NOW, 'UTC')).toBe(
      'At the rate of the last 14 working days everything is used before it expires, and the units last until Jan 20, 2026: 15 days.',
    )
  })

  test('is that nothing was used, where nothing was', () => {
    const lots = [paceLot('a')]
    const idle = (basis: '14' | 'queue') => sentenceOf(pace({ lots, outlook }), { basis, isIdle: true }, NOW, 'UTC')
    expect(idle('14')).toBe('10 units expire on Jan 10, 2026, and nothing was used in the last 14 working days.')
    expect(idle('queue')).toBe('10 units expire on Jan 10, 2026, and no render is planned before.')
  })

  test('is that nothing is on hand, where nothing is', () => {
    expect(sentenceOf(pace({ lots: [paceLot('a', { left: '0', outlook: null })] }), RATE, NOW, 'UTC')).toBe(
      'Nothing is on hand.',
    )
  })

  test('calls for acting soon within seven days of the expiry, and now within three', () => {
    const tones = ['2026-01-07T12:00:00Z', '2026-01-11T12:00:00Z', '2026-01-11T12:00:01Z'].map((expiresAt) => {
      const standing = standingOf(
        pace({ lots: [paceLot('a', { expiresAt, outlook: unused('1', '0.10') })], outlook }),
        false,
        NOW,
      )
      return standing.kind === 'behind' ? standing.tone : null
    })
    expect(tones).toEqual(['now', 'soon', 'calm'])
  })
})
