import { describe, expect, it } from 'vitest'
import type { Lot } from '../../../shared/domain/lot.ts'
import { outlook } from '../../../shared/domain/pace.ts'
import type { AccountSituation } from '../../../shared/domain/tasks.ts'
import { tasksOf } from '../../../shared/domain/tasks.ts'
import { at } from '../../support/fold.ts'

const NOW = at('2026-10-10 00:00')

function lot(expires: string, left: number): Lot {
  return {
    id: `lot-${expires}`,
    account: 'main',
    pack: 'standard',
    purchasedAt: at('2026-09-01 00:00'),
    units: 1_000_000,
    price: 100_000,
    expiresAt: at(expires),
    consumed: 1_000_000 - left,
  }
}

interface Given {
  readonly lots?: readonly Lot[]
  /** Milliunits a day. */
  readonly perDay?: number
  readonly checkedAt?: string | null
  readonly overageUnits?: number
  readonly account?: string
  readonly hasLots?: boolean
}

function account({
  lots = [lot('2026-12-01 00:00', 500_000)],
  perDay = 10_000,
  checkedAt = '2026-10-09 00:00',
  overageUnits = 0,
  account: name = 'main',
  hasLots = true,
}: Given): AccountSituation {
  return {
    account: name,
    units: lots.reduce((sum, one) => sum + one.units - one.consumed, 0),
    outlook: outlook(lots, { units: perDay * 14, days: 14 }, NOW),
    hasLots,
    recentUnits: perDay * 14,
    overageUnits,
    checkedAt: checkedAt === null ? null : at(checkedAt),
  }
}

function tasks(given: Given) {
  return tasksOf({ now: NOW, accounts: [account(given)], uncovered: [], openMonth: null }).map(({ kind, severity }) => [
    kind,
    severity,
  ])
}

describe('what needs doing', () => {
  it('is nothing where nothing is at risk', () => {
    expect(tasks({})).toEqual([])
  })

  it('tells of a lot that will expire unused: in time, soon within seven days, and now within three', () => {
    expect(tasks({ lots: [lot('2026-10-17 00:01', 900_000), lot('2026-12-01 00:00', 100_000)] })).toEqual([
      ['expiring', 'calm'],
    ])
    expect(tasks({ lots: [lot('2026-10-17 00:00', 900_000), lot('2026-12-01 00:00', 100_000)] })).toEqual([
      ['expiring', 'soon'],
    ])
    expect(tasks({ lots: [lot('2026-10-13 00:00', 900_000), lot('2026-12-01 00:00', 100_000)] })).toEqual([
      ['expiring', 'now'],
    ])
  })

  it('does not tell of a lot that will be used up before it expires', () => {
    expect(tasks({ lots: [lot('2026-10-13 00:00', 29_000), lot('2026-12-01 00:00', 100_000)] })).toEqual([])
  })

  it('calls for packs where nothing is left and takes go on, and less urgently where none were made of late', () => {
    expect(tasks({ lots: [] })).toEqual([['nothing-left', 'now']])
    expect(tasks({ lots: [], perDay: 0 })).toEqual([['nothing-left', 'soon']])
    expect(tasks({ lots: [], perDay: 0, hasLots: false })).toEqual([])
  })

  it('tells when the last unit goes within a week', () => {
    expect(tasks({ lots: [lot('2026-12-01 00:00', 80_000)] })).toEqual([])
    expect(tasks({ lots: [lot('2026-12-01 00:00', 60_000)] })).toEqual([['running-out', 'soon']])
    expect(tasks({ lots: [lot('2026-12-01 00:00', 30_000)] })).toEqual([['running-out', 'now']])
  })

  it('asks for a purchase where units of this month were beyond every lot', () => {
    expect(tasks({ overageUnits: 1 })).toEqual([['overage', 'soon']])
  })

  it('asks for a look at the console after seven days, and where there never was one', () => {
    expect(tasks({ checkedAt: '2026-10-03 00:01' })).toEqual([])
    expect(tasks({ checkedAt: '2026-10-03 00:00' })).toEqual([['unchecked', 'calm']])
    expect(tasks({ checkedAt: '2026-09-26 00:00' })).toEqual([['unchecked', 'soon']])
    expect(tasks({ checkedAt: null })).toEqual([['unchecked', 'calm']])
  })

  it('puts the most urgent first, whatever the account', () => {
    const found = tasksOf({
      now: NOW,
      accounts: [account({ checkedAt: null, overageUnits: 5 }), account({ account: 'second', lots: [] })],
      uncovered: [{ account: 'main', queue: 'hero', at: NOW + 86_400_000 }],
      openMonth: '2026-09',
    })
    expect(found.map(({ kind, severity }) => [kind, severity])).toEqual([
      ['nothing-left', 'now'],
      ['uncovered', 'now'],
      ['overage', 'soon'],
      ['unchecked', 'calm'],
      ['month-open', 'calm'],
    ])
  })
})
