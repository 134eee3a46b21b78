import { describe, expect, test } from 'vitest'
import { holdsOf } from '../../../shared/domain/earmark.ts'
import type { Lot } from '../../../shared/domain/lot.ts'
import { at } from '../../support/fold.ts'

const NOW = at('2026-01-10')

function lot(id: string, units: number, expires: string): Lot {
  return {
    id,
    account: 'main',
    pack: 'standard',
    purchasedAt: at('2026-01-01'),
    units,
    price: 1000,
    expiresAt: at(expires),
    consumed: 0,
  }
}

const LOTS = [lot('soon', 500, '2026-01-20'), lot('late', 300, '2026-02-20')]

describe('an earmark', () => {
  test('holds units of the lot that expires last, and lets them go so many days before its expiry', () => {
    expect(holdsOf([{ units: 200, releaseDays: 7 }], LOTS, NOW)).toEqual([
      { lot: 'late', units: 200, until: at('2026-02-13') },
    ])
  })

  test('goes on with the lot before where that one is held whole; what no lot holds cannot be kept', () => {
    const held = holdsOf(
      [
        { units: 250, releaseDays: 7 },
        { units: 900, releaseDays: 3 },
      ],
      LOTS,
      NOW,
    )
    expect(held.map(({ lot: id, units }) => [id, units])).toEqual([
      ['late', 250],
      ['late', 50],
      ['soon', 500],
    ])
  })

  test('keeps nothing of a lot that is to be let go by now', () => {
    expect(holdsOf([{ units: 100, releaseDays: 10 }], [lot('soon', 500, '2026-01-20')], NOW)).toEqual([])
  })
})
