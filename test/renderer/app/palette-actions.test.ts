import { describe, expect, it } from 'vitest'
import { namedActions } from '../../../renderer/app/palette-actions.ts'
import { hashSearch } from '../../../renderer/ui/hash-location.ts'

const LOT = '01990000-0000-7000-8000-000000000001'

describe('the palette', () => {
  const went: string[] = []
  const groups = namedActions(
    {
      productions: ['Nike & Co'],
      lots: [
        {
          lot: LOT,
          pack: 'standard',
          account: 'main',
          purchasedAt: '2026-10-01T00:00:00Z',
          expiresAt: '2026-11-01T00:00:00Z',
        },
      ],
      months: ['2026-10'],
    },
    'UTC',
    (to) => went.push(to),
  )

  it('finds productions, lots and months by name, and turns to what they stand for', () => {
    const actions = groups.flatMap((group) => group.actions)
    expect(actions.map((action) => action.label)).toEqual([
      'Nike & Co',
      expect.stringContaining('Standard'),
      'October 2026',
    ])
    for (const action of actions) action.onClick()
    expect(went.map((to) => [to.split('?')[0], Object.fromEntries(new URLSearchParams(hashSearch(to)))])).toEqual([
      ['/ledger', { production: 'Nike & Co' }],
      ['/ledger', { lot: LOT }],
      ['/reports', { month: '2026-10' }],
    ])
  })
})
