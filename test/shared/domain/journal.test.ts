import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { EntryKind } from '../../../shared/domain/journal.ts'
import { compareEntries, ENTRY_KINDS } from '../../../shared/domain/journal.ts'
import { entryId } from '../../support/fold.ts'

const entry = (at: number, kind: EntryKind, number: number) => ({ at, kind, id: entryId(number) })

describe('R1 order', () => {
  test('R1 order: the effective instant comes before the kind, and the kind before the UUID', () => {
    const inOrder = [
      entry(1, 'usage', 9),
      entry(2, 'amend', 8),
      entry(2, 'purchase', 7),
      entry(2, 'balance', 6),
      entry(2, 'usage', 4),
      entry(2, 'usage', 5),
      entry(2, 'reversal', 3),
      entry(2, 'close', 2),
      entry(2, 'reopen', 1),
      entry(3, 'amend', 0),
    ]
    expect(inOrder.toReversed().sort(compareEntries)).toEqual(inOrder)
  })

  test('R1 order: no two entries are equal but by their id, and the order is the same from either side', () => {
    const any = fc
      .tuple(fc.integer({ min: 0, max: 2 }), fc.constantFrom(...ENTRY_KINDS), fc.integer({ min: 0, max: 2 }))
      .map(([at, kind, number]) => entry(at, kind, number))
    fc.assert(
      fc.property(any, any, any, (a, b, c) => {
        expect(Math.sign(compareEntries(a, b)) + Math.sign(compareEntries(b, a))).toBe(0)
        if (a.id !== b.id) expect(compareEntries(a, b)).not.toBe(0)
        if (compareEntries(a, b) < 0 && compareEntries(b, c) < 0) expect(compareEntries(a, c)).toBeLessThan(0)
      }),
      { seed: 1, numRuns: 500 },
    )
  })
})
