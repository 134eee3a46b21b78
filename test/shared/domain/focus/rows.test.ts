import { describe, expect, it } from 'vitest'
import { FOCUS_COLUMNS } from '../../../../shared/domain/focus/columns.ts'
import type { FocusPack } from '../../../../shared/domain/focus/contract-commitment.ts'
import { contractCommitmentRows, termOf } from '../../../../shared/domain/focus/contract-commitment.ts'
import type { FocusLot } from '../../../../shared/domain/focus/commitment.ts'
import { wholeRow } from '../../../../shared/domain/focus/values.ts'
import { costAndUsageRows } from '../../../../shared/domain/focus/cost-and-usage.ts'
import type { FocusRow } from '../../../../shared/domain/focus/values.ts'
import type { Movement } from '../../../../shared/domain/movement.ts'
import { cellFaults, exact } from '../../../support/focus-cells.ts'
import { focusJournal } from '../../../support/focus-journals.ts'
import { at, entryId } from '../../../support/fold.ts'
import { movement, TAKE } from '../../../electron/reports/samples.ts'

const MARCH = { currency: 'USD', from: at('2026-03-01'), to: at('2026-04-01'), digest: null }

/** Ten units for 10.00, from the 2nd to the 20th. */
const LOT: FocusLot = {
  id: entryId(1),
  account: 'main',
  pack: 'standard',
  vendor: 'MiniMax',
  purchasedAt: at('2026-03-02 09:00'),
  expiresAt: at('2026-03-20 09:00'),
  units: 10_000,
  price: 1000,
}

function rowsOf(...movements: Movement[]): FocusRow[] {
  return [...costAndUsageRows(MARCH, new Map([[LOT.id, LOT]]), () => 'MiniMax', movements)].map(wholeRow)
}

const take = (number: number, facts: Partial<Movement>): Movement =>
  movement(number, '2026-03-05 10:00', { ...TAKE, kind: 'usage', lot: LOT.id, units: -2000, cost: 200, ...facts })

describe('a pack as FOCUS charges', () => {
  it('is bought by one row, billed in full, that costs nothing by effect until it is used', () => {
    const [row] = rowsOf(
      movement(1, '2026-03-02 09:00', { kind: 'purchase', lot: LOT.id, units: 10_000, cost: 0, price: 1000 }),
    )
    expect(row).toMatchObject({
      ChargeCategory: 'Purchase',
      ChargeFrequency: 'One-Time',
      ChargePeriodStart: '2026-03-02T09:00:00Z',
      ChargePeriodEnd: '2026-03-20T09:00:00Z',
      BilledCost: '10.00',
      EffectiveCost: '0.00',
      ListCost: '10.00',
      PricingCategory: 'Standard',
      PricingQuantity: '1',
      PricingUnit: 'Packages',
      CommitmentDiscountId: LOT.id,
      CommitmentDiscountQuantity: '10',
      CommitmentDiscountStatus: null,
      ResourceId: LOT.id,
    })
    expect(row?.['ConsumedQuantity'] ?? null).toBeNull()
  })

  it('is drawn by rows that are billed nothing and cost what the units did, beside what the clip costs without a pack', () => {
    const [row] = rowsOf(take(3, { clips: 1, production: 'Nova', shot: '12', task: '4711' }))
    expect(row).toMatchObject({
      ChargeCategory: 'Usage',
      ChargePeriodStart: '2026-03-05T10:00:00Z',
      ChargePeriodEnd: '2026-03-05T10:00:01Z',
      BilledCost: '0.00',
      EffectiveCost: '2.00',
      ListUnitPrice: '0.49',
      ListCost: '0.49',
      ContractedCost: '0.49',
      PricingCategory: 'Committed',
      CommitmentDiscountStatus: 'Used',
      CommitmentDiscountQuantity: '2',
      ConsumedQuantity: '1',
      ConsumedUnit: 'Videos',
      ResourceId: '4711',
      Tags: '{"production":"Nova","shot":"12"}',
      x_TaskId: '4711',
    })
    expect(JSON.parse(row?.['ContractApplied'] ?? '')).toEqual({
      Elements: [
        {
          ContractId: LOT.id,
          ContractCommitmentId: LOT.id,
          ContractCommitmentAppliedQuantity: 2,
          ContractCommitmentAppliedUnit: 'Units',
        },
      ],
    })
  })

  it('shares a clip among what paid it: the videos add up to the clips, and overage is billed', () => {
    const rows = rowsOf(
      take(3, { clips: 3, units: -5300, cost: 530 }),
      take(3, { clips: 3, kind: 'overage', lot: null, units: -700, cost: 17 }),
    )
    expect(rows.map((row) => row['ConsumedQuantity'])).toEqual(['2.65', '0.35'])
    expect(rows[1]).toMatchObject({ BilledCost: '0.17', EffectiveCost: '0.17', PricingCategory: 'Standard' })
    expect(rows[1]?.['CommitmentDiscountId'] ?? null).toBeNull()
  })

  it('leaves what expires as one row, unused, for which nothing was consumed', () => {
    const [row] = rowsOf(movement(null, '2026-03-20 09:00', { kind: 'expiry', lot: LOT.id, units: -4700, cost: 470 }))
    expect(row).toMatchObject({
      ChargeCategory: 'Usage',
      CommitmentDiscountStatus: 'Unused',
      CommitmentDiscountQuantity: '4.7',
      BilledCost: '0.00',
      EffectiveCost: '4.70',
      ChargePeriodStart: '2026-03-02T09:00:00Z',
      ChargePeriodEnd: '2026-03-20T09:00:00Z',
      ResourceId: LOT.id,
    })
    expect(row?.['ConsumedQuantity'] ?? null).toBeNull()
  })

  it('counts what a balance puts back as usage below nought', () => {
    const [row] = rowsOf(movement(4, '2026-03-06 08:00', { kind: 'adjustment', lot: LOT.id, units: 300, cost: -30 }))
    expect(row).toMatchObject({
      EffectiveCost: '-0.30',
      ListUnitPrice: '0.30',
      PricingQuantity: '-1',
      CommitmentDiscountQuantity: '-0.3',
      ConsumedQuantity: '-0.3',
      ConsumedUnit: 'Units',
    })
  })

  it('carries the digest of a closed month in every row', () => {
    const rows = costAndUsageRows({ ...MARCH, digest: 'sha256:1' }, new Map([[LOT.id, LOT]]), () => 'MiniMax', [
      take(3, { clips: 1 }),
    ])
    expect([...rows].map((charge) => wholeRow(charge)['x_ClosingDigest'])).toEqual(['sha256:1'])
  })
})

describe('a pack as a FOCUS contract commitment', () => {
  const pack: FocusPack = {
    lot: LOT,
    left: 300,
    changedAt: LOT.purchasedAt,
    term: { months: 1 },
    isNegotiated: false,
  }
  const statusAt = (when: string, left: number): string | null | undefined =>
    [...contractCommitmentRows(MARCH, at(when), [{ ...pack, left }])][0]?.['ContractCommitmentLifecycleStatus']

  it('is prepaid in full and to be used within its term', () => {
    const [row] = [...contractCommitmentRows(MARCH, MARCH.to, [pack])]
    expect(cellFaults(FOCUS_COLUMNS['contract-commitment-1.4'], row ?? {})).toEqual([])
    expect(row).toMatchObject({
      ContractCommitmentCost: '10.00',
      ContractCommitmentQuantity: '10',
      ContractCommitmentUnit: 'Units',
      ContractCommitmentDurationType: '1 Month',
      ContractCommitmentPaymentModel: 'All Upfront',
      ContractCommitmentFulfillmentInterval: 'Full Period',
      ContractCommitmentOfferCategory: 'Public',
    })
  })

  it('is active while units are left, exhausted without any, and expired from its expiry on', () => {
    expect(statusAt('2026-03-20 08:59', 300)).toBe('Active')
    expect(statusAt('2026-03-20 08:59', 0)).toBe('Exhausted')
    expect(statusAt('2026-03-20 09:00', 0)).toBe('Expired')
  })

  it('lasts whole months where it ends as those do, else days, whatever a card says', () => {
    const termFrom = (from: string, to: string): FocusPack['term'] =>
      termOf({ ...LOT, purchasedAt: at(from), expiresAt: at(to) }, 'Europe/Berlin')
    expect(termFrom('2026-01-31 12:00', '2026-02-28 12:00')).toEqual({ months: 1 })
    expect(termFrom('2026-03-10 09:00', '2026-04-10 08:00'), 'over a change of the clock').toEqual({ months: 1 })
    expect(termFrom('2026-01-15 12:00', '2027-01-15 12:00')).toEqual({ months: 12 })
    expect(termFrom('2026-10-02 09:00', '2026-10-12 09:00')).toEqual({ days: 10 })
    expect(termFrom('2026-10-02 09:00', '2026-10-02 10:00')).toEqual({ days: 1 })
    const [row] = [...contractCommitmentRows(MARCH, MARCH.to, [{ ...pack, term: { days: 10 } }])]
    expect(row?.['ContractCommitmentDurationType']).toBe('10 Days')
  })
})

describe('the charges of 50 random journals', () => {
  const journals = Array.from({ length: 50 }, (_, seed) => focusJournal(seed))

  it.each(['cost-and-usage-1.4', 'cost-and-usage-1.2'] as const)('fit the table of columns of %s', (dataset) => {
    const faults = journals.flatMap(({ rows }) => rows.flatMap((row) => cellFaults(FOCUS_COLUMNS[dataset], row)))
    expect([...new Set(faults)]).toEqual([])
  })

  it('EffectiveCost-C-012: the usage of each finished pack, used and unused, adds up to what was billed for it', () => {
    let finished = 0
    for (const { rows, lots, folded } of journals) {
      for (const lot of lots) {
        const own = rows.filter((row) => row['CommitmentDiscountId'] === lot.id)
        const left = folded.movements.reduce((sum, one) => sum + (one.lot === lot.id ? one.units : 0), 0)
        if (left !== 0) continue
        finished += 1
        const sumOf = (category: string, column: string): bigint =>
          own.filter((row) => row['ChargeCategory'] === category).reduce((sum, row) => sum + exact(row[column]), 0n)
        expect(sumOf('Usage', 'EffectiveCost')).toBe(sumOf('Purchase', 'BilledCost'))
        expect(sumOf('Usage', 'CommitmentDiscountQuantity')).toBe(sumOf('Purchase', 'CommitmentDiscountQuantity'))
      }
    }
    expect(finished).toBeGreaterThan(100)
  })

  it('have every posting once, and what is billed is what was paid for packs and overage', () => {
    for (const { rows, folded } of journals) {
      expect(rows).toHaveLength(folded.movements.length)
      const billed = rows.reduce((sum, row) => sum + exact(row['BilledCost']), 0n)
      const effective = rows.reduce((sum, row) => sum + exact(row['EffectiveCost']), 0n)
      const paid = folded.movements.reduce(
        (sum, one) => sum + (one.price ?? 0) + (one.kind === 'overage' ? one.cost : 0),
        0,
      )
      const drawn = folded.movements.reduce((sum, one) => sum + one.cost, 0)
      const places = minorPlaces(rows[0]?.['BilledCost'])
      expect(billed).toBe(BigInt(paid) * 10n ** BigInt(18 - places))
      expect(effective).toBe(BigInt(drawn) * 10n ** BigInt(18 - places))
    }
  })
})

function minorPlaces(amount: string | null | undefined): number {
  return amount?.split('.')[1]?.length ?? 0
}
