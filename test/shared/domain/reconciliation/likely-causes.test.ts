import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseWhen } from '../../../../shared/domain/calendar.ts'
import { canMakeUp } from '../../../../shared/domain/reconciliation/charged-clips.ts'
import type { CheckSituation } from '../../../../shared/domain/reconciliation/likely-causes.ts'
import { likelyCauses } from '../../../../shared/domain/reconciliation/likely-causes.ts'

const at = (text: string) => parseWhen(text, 'UTC', 'at')
const short = { model: 'hailuo', resolution: '768p', seconds: 6 } as const
const long = { model: 'hailuo', resolution: '768p', seconds: 10 } as const

/** Checked on the 20th, ten days after the last check; takes until the 15th. */
const check: CheckSituation = {
  shown: 100_500,
  difference: 0,
  at: at('2026-10-20T09:00:00Z'),
  since: at('2026-10-10T09:00:00Z'),
  takes: [
    { ...short, unitsPerClip: 1000, clips: 40, failed: 3, lastAt: at('2026-10-14T09:00:00Z') },
    { ...long, unitsPerClip: 2000, clips: 5, failed: 2, lastAt: at('2026-10-15T09:00:00Z') },
  ],
  overage: 0,
  expired: [{ pack: 'standard', at: at('2026-10-20T01:00:00Z'), units: 250_300 }],
  expiring: [{ pack: 'pro', at: at('2026-10-20T18:00:00Z'), units: 98_700 }],
  packs: [{ id: 'standard', units: 3_760_000 }],
  kinds: [
    { ...short, unitsPerClip: 1000 },
    { ...long, unitsPerClip: 2000 },
  ],
}

const causes = (change: Partial<CheckSituation>) => likelyCauses({ ...check, ...change })

describe('R8: the likely causes of a difference between console and ledger', () => {
  test('none where they agree', () => {
    expect(causes({})).toEqual([])
  })

  test('failed clips that make it up exactly were charged', () => {
    expect(causes({ difference: -5000 })[0]).toEqual({
      kind: 'charged-failures',
      since: check.since,
      clips: 5,
      units: 5000,
    })
    expect(causes({ difference: -8000 }).map(({ kind }) => kind)).not.toContain('charged-failures')
    expect(causes({ difference: 5000 }).map(({ kind }) => kind)).not.toContain('charged-failures')
  })

  test('every clip of a kind was charged as another kind of its model', () => {
    expect(causes({ difference: -40_000 })).toContainEqual({
      kind: 'another-rate',
      since: check.since,
      taken: short,
      clips: 40,
      unitsPerClip: 1000,
      chargedAs: long,
      charged: 2000,
    })
    expect(causes({ difference: 5000 })).toEqual([
      {
        kind: 'another-rate',
        since: check.since,
        taken: long,
        clips: 5,
        unitsPerClip: 2000,
        chargedAs: short,
        charged: 1000,
      },
    ])
  })

  test('a lot expired earlier, or later, than the ledger says', () => {
    expect(causes({ difference: -98_700 })).toContainEqual({
      kind: 'expired-early',
      pack: 'pro',
      at: at('2026-10-20T18:00:00Z'),
    })
    expect(causes({ difference: 250_300 })).toEqual([
      { kind: 'expired-late', pack: 'standard', at: at('2026-10-20T01:00:00Z') },
    ])
  })

  test('packs that were not recorded', () => {
    const twoPacks = { kind: 'purchase-not-recorded', pack: 'standard', packs: 2, overage: 0 }
    expect(causes({ difference: 7_520_000 })).toEqual([twoPacks])
    expect(causes({ difference: 7_520_001 })).toEqual([])
  })

  test('a pack that was not recorded is told also where usage has gone into overage without it', () => {
    const pack = { kind: 'purchase-not-recorded', pack: 'standard', packs: 1 }
    expect(causes({ difference: 3_000_000, overage: 760_000 })).toEqual([{ ...pack, overage: 760_000 }])
    expect(causes({ difference: 3_760_000, overage: 760_000 })).toEqual([{ ...pack, overage: 0 }])
    expect(causes({ difference: 3_000_001, overage: 760_000 })).toEqual([])
  })

  test('a console that shows whole units rounds', () => {
    expect(causes({ difference: 400, shown: 101_000 })).toEqual([{ kind: 'rounding' }])
    expect(causes({ difference: 1000, shown: 101_000 })).toEqual([])
    expect(causes({ difference: 400, shown: 101_400 })).toEqual([])
  })

  test('usage since the last take, at the pace until then', () => {
    expect(causes({ difference: -33_300 })).toEqual([
      { kind: 'usage-not-imported', lastTake: at('2026-10-15T09:00:00Z'), expected: 50_000 },
    ])
    const dayBefore = check.takes.map((one) => ({ ...one, lastAt: at('2026-10-19T10:00:00Z') }))
    expect(causes({ difference: -33_300, takes: dayBefore })).toEqual([])
    expect(causes({ difference: -33_300, takes: [] })).toEqual([])
  })

  test('usage of the last hours alone, where at the pace they would have drawn all of the difference', () => {
    const hoursBefore = check.takes.map((one) => ({ ...one, lastAt: at('2026-10-19T21:00:00Z') }))
    expect(causes({ difference: -2600, takes: hoursBefore })).toEqual([
      { kind: 'usage-not-imported', lastTake: at('2026-10-19T21:00:00Z'), expected: 2632 },
    ])
    expect(causes({ difference: -2700, takes: hoursBefore })).toEqual([])
  })
})

describe('R6: failed clips that may have been charged', () => {
  const kinds = fc.array(fc.record({ clips: fc.nat(3), unitsPerClip: fc.integer({ min: 1, max: 20 }) }), {
    maxLength: 4,
  })

  test('any choice of them is found, and nothing that no choice comes to', () => {
    fc.assert(
      fc.property(kinds, fc.integer({ min: 1, max: 200 }), (given, units) => {
        const sums = given.reduce<ReadonlySet<number>>(
          (reached, { clips, unitsPerClip }) =>
            new Set([...reached].flatMap((sum) => Array.from({ length: clips + 1 }, (_, n) => sum + n * unitsPerClip))),
          new Set([0]),
        )
        expect(canMakeUp(units, given)).toBe(sums.has(units))
      }),
    )
  })
})
