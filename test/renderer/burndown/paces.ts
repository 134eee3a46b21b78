import type { AccountPaceJson } from '../../../shared/api/burn-pace.ts'

type Lot = AccountPaceJson['lots'][number]

export const NOW = '2026-01-04T12:00:00Z'

/** A lot of 10 units that was bought on the 1st and expires on the 10th, with all of them left. */
export function paceLot(id: string, over: Partial<Lot> = {}): Lot {
  return {
    id,
    pack: 'standard',
    purchasedAt: '2026-01-01T00:00:00Z',
    expiresAt: '2026-01-10T00:00:00Z',
    units: '10',
    left: '10',
    forfeited: '0',
    outlook: { emptyAt: null, unused: '0', unusedValue: { amount: '0.00', currency: 'USD' } },
    ...over,
  }
}

/** An account as the studio answers it, from the first instant of 2026 to noon of the 4th. */
export function pace(over: Partial<AccountPaceJson> = {}): AccountPaceJson {
  return {
    account: 'main',
    units: '10',
    lots: [],
    points: [],
    projection: [],
    even: [
      { at: '2026-01-01T00:00:00Z', units: '0' },
      { at: NOW, units: '0' },
    ],
    ahead: [{ at: NOW, units: '0' }],
    adjustments: [],
    rate: { perDay: '1', used: '14', days: 14 },
    outlook: {
      emptyAt: null,
      lastsDays: null,
      isUsedUp: false,
      unused: '0',
      unusedValue: { amount: '0.00', currency: 'USD' },
    },
    neededPerDay: null,
    ...over,
  }
}

/** The ends of the days from the 1st on; the last is now. */
export function points(...days: readonly Readonly<Record<string, string>>[]): AccountPaceJson['points'] {
  return days.map((lots, index) => ({
    day: `2026-01-0${index + 1}`,
    at: index === days.length - 1 ? NOW : `2026-01-0${index + 2}T00:00:00Z`,
    units: '0',
    even: '0',
    lots: Object.entries(lots).map(([lot, units]) => ({ lot, units })),
  }))
}
