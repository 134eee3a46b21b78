import type { Output } from '../../../shared/api/operations.ts'
import type { LedgerEntryJson, LotJson, PostingJson, StatementJson } from '../../../shared/api/shapes.ts'

/** A small studio's answers, figures consistent with each other where a text shows them together. */
export const LOT_ID = '01998a3c-7d60-7c11-9d5e-3f0a5b7c9d21'
export const USAGE_ID = '01998a40-11aa-7b3c-8a52-6c1d2e3f4a5b'
export const OTHER_ID = '01998a44-52be-7f20-b1c3-0a9b8c7d6e5f'

const usd = (amount: string) => ({ amount, currency: 'USD' })
const common = { source: 'manual', externalId: null, note: null, recordedAt: '2026-10-05T08:00:05Z' }

export const LOT: LotJson = {
  id: LOT_ID,
  pack: 'standard',
  purchasedAt: '2026-10-05T08:00:00Z',
  expiresAt: '2026-11-05T09:00:00Z',
  units: '3760',
  remaining: '3757.9',
  price: usd('1000.00'),
  bookValue: usd('999.44'),
}

export const PURCHASE: LedgerEntryJson = {
  ...common,
  id: LOT_ID,
  kind: 'purchase',
  at: '2026-10-05T08:00:00Z',
  account: 'main',
  rateCard: 'minimax-video',
  pack: 'standard',
  units: '3760',
  price: usd('1000.00'),
  expiresAt: '2026-11-05T09:00:00Z',
  postings: [
    {
      kind: 'purchase',
      at: '2026-10-05T08:00:00Z',
      account: 'main',
      lot: LOT_ID,
      units: '3760',
      cost: usd('0.00'),
      price: usd('1000.00'),
    },
  ],
}

const drawn: PostingJson = {
  kind: 'usage',
  at: '2026-10-06T07:30:00Z',
  account: 'main',
  lot: LOT_ID,
  units: '-2.1',
  cost: usd('0.56'),
}

export const USAGE: Extract<LedgerEntryJson, { kind: 'usage' }> = {
  ...common,
  id: USAGE_ID,
  kind: 'usage',
  at: '2026-10-06T07:30:00Z',
  account: 'main',
  model: 'MiniMax-Hailuo-2.3-Fast',
  resolution: '768p',
  seconds: 6,
  clips: 3,
  outcome: 'success',
  unitsPerClip: '0.7',
  payAsYouGo: '0.19',
  listPricePerUnit: '0.28',
  production: 'Aurora spot',
  shot: 'A-010',
  postings: [drawn],
}

export const OVERAGE: PostingJson = {
  kind: 'overage',
  at: '2026-10-06T07:30:00Z',
  account: 'main',
  lot: null,
  units: '-1.4',
  cost: usd('0.38'),
}

export const EXPIRY: PostingJson = {
  kind: 'expiry',
  at: '2026-11-05T09:00:00Z',
  account: 'main',
  lot: LOT_ID,
  units: '-3757.9',
  cost: usd('999.44'),
}

export const STATEMENT: StatementJson = {
  month: '2026-10',
  zone: 'Europe/Berlin',
  currency: 'USD',
  closed: false,
  accounts: [
    {
      account: 'main',
      opening: { units: '0', cost: usd('0.00') },
      purchased: { units: '3760', cost: usd('1000.00') },
      used: { units: '2.1', cost: usd('0.56') },
      overage: { units: '1.4', cost: usd('0.38') },
      adjusted: { units: '-10.25', cost: usd('2.73') },
      expired: { units: '0', cost: usd('0.00') },
      closing: { units: '3747.65', cost: usd('996.71') },
    },
  ],
  byProduction: [
    {
      production: 'Aurora spot',
      account: 'main',
      clips: 5,
      failed: 1,
      rejected: 0,
      units: '2.1',
      cost: usd('0.56'),
      overageUnits: '0',
      overageCost: usd('0.00'),
    },
    {
      production: null,
      account: 'main',
      clips: 2,
      failed: 0,
      rejected: 0,
      units: '0',
      cost: usd('0.00'),
      overageUnits: '1.4',
      overageCost: usd('0.38'),
    },
  ],
  byRenderKind: [
    {
      model: 'MiniMax-Hailuo-2.3-Fast',
      resolution: '768p',
      seconds: 6,
      account: 'main',
      clips: 7,
      failed: 1,
      rejected: 0,
      units: '2.1',
      cost: usd('0.56'),
      overageUnits: '1.4',
      overageCost: usd('0.38'),
    },
  ],
  byLot: [{ lot: LOT_ID, pack: 'standard', used: '2.1', expired: '0', cost: usd('0.56'), wasteCost: usd('0.00') }],
  totals: {
    spent: usd('1000.38'),
    consumed: usd('3.67'),
    wasted: usd('0.00'),
    unitCost: usd('1.048571'),
    listEquivalent: usd('0.95'),
    saving: usd('-2.72'),
  },
}

export const CARD: Output<'rates.show'> = {
  id: 'minimax-video',
  vendor: 'MiniMax',
  currency: 'USD',
  asOf: '2026-03-16',
  source: 'https://platform.minimax.io/docs',
  effectiveFrom: '2026-01-01',
  listPricePerUnit: '0.28',
  packs: [
    {
      id: 'standard',
      name: 'Standard',
      price: '1000.00',
      units: '3760',
      validity: { months: 1 },
      requestsPerMinute: 20,
      saving: '0.05',
    },
    {
      id: 'custom',
      name: 'Custom Pricing',
      price: null,
      units: null,
      validity: { months: 1 },
      requestsPerMinute: null,
      saving: null,
    },
  ],
  renderKinds: [
    {
      model: 'MiniMax-Hailuo-02',
      modes: ['text-to-video', 'image-to-video'],
      resolution: '512p',
      seconds: 10,
      units: '0.5',
      payAsYouGo: '0.15',
    },
  ],
  rules: {
    unitsRollOver: { value: 'no', status: 'documented', source: 'tip 3' },
    drawingOrder: { value: 'the lot that expires first', status: 'assumed', source: 'none' },
  },
}
