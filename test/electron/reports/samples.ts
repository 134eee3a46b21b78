import type { LotHead, Movement } from '../../../shared/domain/movement.ts'
import type { PlainTextInput } from '../../../electron/reports/transactions.ts'
import { at, entryId } from '../../support/fold.ts'

function lot(number: number, purchasedAt: string, expiresAt: string, price: number): LotHead {
  return {
    id: entryId(number),
    account: 'main',
    pack: 'standard',
    purchasedAt: at(purchasedAt),
    expiresAt: at(expiresAt),
    units: 10_000,
    price,
  }
}

const NO_TAKE = { production: null, charge: null, clips: null, shot: null, task: null }

/** A movement of entry number `number` of the account "main". */
export function movement(
  number: number | null,
  when: string,
  facts: Pick<Movement, 'kind' | 'units' | 'cost'> & Partial<Movement>,
): Movement {
  const entry = number === null ? null : entryId(number)
  return { ...NO_TAKE, entry, at: at(when), account: 'main', lot: null, price: null, ...facts }
}

const CHARGE = {
  model: 'Hailuo-2.3',
  resolution: '1080p',
  seconds: 6,
  unitsPerClip: 2000,
  payAsYouGo: 490_000,
  listPricePerUnit: 280_000,
}

export const TAKE = { charge: CHARGE, clips: 3, shot: '12; "A"\nB' }

/** March in Berlin: an opening position, every kind of movement, one of them after midnight there and before it in UTC. */
export const MARCH: PlainTextInput = {
  title: 'Statement 2026-03; "Nova"',
  zone: 'Europe/Berlin',
  currency: 'USD',
  digest: null,
  lots: [lot(1, '2026-02-10 09:00', '2026-03-10 09:00', 300), lot(2, '2026-03-05 23:30', '2026-04-05 22:30', 1000)],
  opening: { at: at('2026-02-28 23:00'), positions: [{ lot: entryId(1), units: 2500, bookValue: 75 }] },
  movements: [
    movement(3, '2026-03-02 10:00', {
      ...TAKE,
      kind: 'usage',
      lot: entryId(1),
      production: 'Nova: Launch',
      units: -2100,
      cost: 63,
    }),
    movement(2, '2026-03-05 23:30', { kind: 'purchase', lot: entryId(2), units: 10_000, cost: 0, price: 1000 }),
    movement(4, '2026-03-06 08:00', { kind: 'adjustment', lot: entryId(1), units: -100, cost: 3 }),
    movement(null, '2026-03-10 09:00', { kind: 'expiry', lot: entryId(1), units: -300, cost: 9 }),
    movement(5, '2026-03-11 09:00', {
      ...TAKE,
      shot: null,
      clips: 1,
      kind: 'usage',
      lot: entryId(2),
      units: -10_000,
      cost: 1000,
    }),
    movement(5, '2026-03-11 09:00', { ...TAKE, shot: null, clips: 1, kind: 'overage', units: -500, cost: 14 }),
  ],
}
