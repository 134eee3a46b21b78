import { divideBig } from './exact.ts'
import { formatDecimal } from './decimal.ts'
import type { Currency, Money, Minor } from './money.ts'
import { currencyDigits, quotient } from './money.ts'
import type { Pack, RateCard, RenderKind } from './rate-card.ts'
import type { Milliunits } from './units.ts'
import { MILLIUNITS_PER_UNIT } from './units.ts'

/** What a buyer says of a custom pack. */
export interface CustomPack {
  readonly price: Minor
  readonly units: Milliunits
}

/** A pack whose price and units are known, so that a clip's cost on it can be told. */
export interface PricedPack extends Pack {
  readonly price: Minor
  readonly units: Milliunits
}

/** What a clip of a render kind costs on a pack that is used up. */
export interface ClipPrice {
  readonly pack: string
  /** Price of the pack × units a clip ÷ units of the pack, with six decimals. */
  readonly cost: Money
  /** Of the pay-as-you-go price, as a decimal text of at most six decimals, negative where dearer; null where there is none. */
  readonly saving: string | null
  /** By the exact quotients, be the difference ever so small. */
  readonly isDearer: boolean
}

export interface KindPrices {
  readonly kind: RenderKind
  /** In the order of the packs. */
  readonly prices: readonly ClipPrice[]
}

/** Render kinds that the same packs make dearer than pay-as-you-go, also where a pack is used up. */
export interface Dearer {
  readonly packs: readonly string[]
  readonly kinds: readonly RenderKind[]
}

export interface PlanPrices {
  readonly packs: readonly PricedPack[]
  readonly kinds: readonly KindPrices[]
  readonly dearer: readonly Dearer[]
}

const SHARE_PLACES = 6
const MICRO_PLACES = 6

/**
 * The packs of a card with a clip's cost on each. A pack without a price or units of its own counts where the buyer says both.
 * All figures are exact quotients, rounded once, half away from zero.
 */
export function planPrices(card: RateCard, custom: CustomPack | null): PlanPrices {
  const packs = card.packs.flatMap((pack) => pricedPack(pack, custom))
  const kinds = card.renderKinds.map((kind) => ({
    kind,
    prices: packs.map((pack) => clipPrice(pack, kind, card.currency)),
  }))
  return { packs, kinds, dearer: dearerKinds(kinds) }
}

function pricedPack(pack: Pack, custom: CustomPack | null): PricedPack[] {
  const price = pack.price ?? custom?.price
  const units = pack.units ?? custom?.units
  return price === undefined || units === undefined ? [] : [{ ...pack, price, units }]
}

/** What a unit of the pack costs where all of them are used, with six decimals. */
export function unitPrice({ price, units }: PricedPack, currency: Currency): Money {
  return exactly(quotient(price, units, MILLIUNITS_PER_UNIT, currency))
}

function clipPrice(pack: PricedPack, kind: RenderKind, currency: Currency): ClipPrice {
  const cost = exactly(quotient(pack.price, pack.units, kind.unitsPerClip, currency))
  // Both over the same divisor: what a clip costs on the pack, and at pay-as-you-go, in millionths × the pack's units.
  const onPack = BigInt(pack.price) * 10n ** BigInt(MICRO_PLACES - currencyDigits(currency)) * BigInt(kind.unitsPerClip)
  const alone = kind.payAsYouGo === null ? null : BigInt(kind.payAsYouGo) * BigInt(pack.units)
  return {
    pack: pack.id,
    cost,
    saving: alone === null ? null : savingShare(onPack, alone),
    isDearer: alone !== null && onPack > alone,
  }
}

function savingShare(onPack: bigint, alone: bigint): string | null {
  if (alone === 0n) return null
  const share = divideBig((alone - onPack) * 10n ** BigInt(SHARE_PLACES), alone)
  return formatDecimal(share, SHARE_PLACES, 0)
}

function dearerKinds(kinds: readonly KindPrices[]): Dearer[] {
  const byPacks = new Map<string, { packs: readonly string[]; kinds: RenderKind[] }>()
  for (const { kind, prices } of kinds) {
    const packs = prices.filter((price) => price.isDearer).map((price) => price.pack)
    if (packs.length === 0) continue
    const key = JSON.stringify(packs)
    const known = byPacks.get(key) ?? { packs, kinds: [] }
    known.kinds.push(kind)
    byPacks.set(key, known)
  }
  return [...byPacks.values()]
}

function exactly(money: Money | null): Money {
  if (money === null) throw new Error('a pack without units has no unit price')
  return money
}
