import { describe, expect, test } from 'vitest'
import { closingPoints } from '../../../shared/domain/closing-checklist.ts'
import type { Claim } from '../../../shared/domain/reconciliation/claim.ts'
import type { LotMonth, UsageMonth } from '../../../shared/domain/statement.ts'
import { at } from '../../support/fold.ts'

const LAST_DAY = at('2026-01-31')

function lot(over: Partial<LotMonth> = {}): LotMonth {
  return {
    lot: 'a',
    account: 'main',
    pack: 'standard',
    price: 100_000,
    opening: 0,
    openingValue: 0,
    purchased: 1000,
    used: 0,
    usedCost: 0,
    adjusted: 0,
    adjustedCost: 0,
    expired: 0,
    expiredCost: 0,
    ...over,
  }
}

function usage(over: Partial<UsageMonth> = {}): UsageMonth {
  const charge = {
    model: 'm',
    resolution: '768p',
    seconds: 6,
    unitsPerClip: 1000,
    payAsYouGo: null,
    listPricePerUnit: null,
  }
  const figures = { clips: 3, failed: 1, rejected: 0, units: 3000, cost: 80, overageUnits: 0, overageCost: 0 }
  return { account: 'main', production: 'Nova', charge, ...figures, ...over }
}

interface Given {
  readonly lots?: LotMonth[]
  readonly usage?: UsageMonth[]
  readonly checked?: Record<string, string>
  readonly unsettled?: Claim[]
}

const pointsOf = (given: Given) =>
  closingPoints({
    lots: given.lots ?? [],
    usage: given.usage ?? [],
    lastDay: LAST_DAY,
    unsettled: given.unsettled ?? [],
    checkedAt: new Map(Object.entries(given.checked ?? {}).map(([account, when]) => [account, at(when)])),
  })

describe('what should be in order before a month is closed', () => {
  test('is that each account of the month was compared with the console on its last day or later', () => {
    const accounts = [lot(), lot({ account: 'agency' }), lot({ account: 'third' })]
    const checked = { main: '2026-01-31', agency: '2026-01-30 23:59', other: '2026-02-03' }
    const found = pointsOf({ lots: accounts, checked }).filter((point) => point.kind === 'reconciled')
    expect(found.map(({ account, isDone }) => [account, isDone])).toEqual([
      ['agency', false],
      ['main', true],
      ['third', false],
    ])
  })

  test('is that every take names its production: failed ones count as clips, overage as units', () => {
    const stray = usage({ production: null, failed: 2, rejected: 1, overageUnits: 500 })
    expect(pointsOf({ usage: [usage(), stray] })).toContainEqual({
      kind: 'attributed',
      isDone: false,
      clips: 6,
      units: 3500,
    })
    expect(pointsOf({ usage: [usage()] })).toContainEqual({ kind: 'attributed', isDone: true, clips: 0, units: 0 })
  })

  test('is that lots covered every unit, and tells what expired', () => {
    const points = pointsOf({
      lots: [lot({ expired: 400, expiredCost: 40 }), lot({ lot: 'b', expired: 600, expiredCost: 61 })],
      usage: [usage({ overageUnits: 700, overageCost: 19 })],
    })
    expect(points[0]).toEqual({ kind: 'expired', isDone: true, lots: 2, units: 1000, cost: 101 })
    expect(points).toContainEqual({ kind: 'covered', isDone: false, units: 700, cost: 19 })
  })

  test('is that no claim of a failed take waits for an answer', () => {
    const claim = { take: 'a', account: 'main', at: LAST_DAY, raisedAt: LAST_DAY, since: LAST_DAY, note: null }
    const unsettled: Claim[] = [
      { ...claim, charged: 1000, state: 'open' },
      { ...claim, take: 'b', charged: 700, state: 'sent' },
    ]
    expect(pointsOf({ unsettled })).toContainEqual({ kind: 'claims', isDone: false, claims: 2, units: 1700 })
    expect(pointsOf({})).toContainEqual({ kind: 'claims', isDone: true, claims: 0, units: 0 })
  })
})
