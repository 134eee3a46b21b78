import type { Currency, Minor } from '../money.ts'
import { currencyDigits } from '../money.ts'
import type { Fraction } from '../fraction.ts'
import { nearest, whole } from '../fraction.ts'
import type { RateCard, RenderKind } from '../rate-card.ts'
import { invalid } from '../refusal.ts'
import type { Milliunits } from '../units.ts'

/**
 * Billionths of a currency's major unit: a price of millionths a unit, times thousandths of a unit, is a whole number of them.
 * So whatever clips cost at pay-as-you-go is an integer here, and is rounded once, when it becomes an amount.
 */
export type Nano = bigint

/** Clips of a render kind that are wanted, takes included: a whole number of 0 or more. */
export interface WantedClips {
  readonly kind: RenderKind
  readonly clips: number
}

/** What a clip's price at pay-as-you-go is read from (R5): its own, the list price of a unit, or nothing. */
export type PriceBasis = 'clip' | 'unit' | 'none'

/** What is wanted of one render kind. */
export interface KindDemand extends WantedClips {
  readonly units: Milliunits
  /** Of one clip at pay-as-you-go. */
  readonly price: Nano
  readonly basis: PriceBasis
}

/** Clips by render kind: what packs and pay-as-you-go are compared for. */
export interface Demand {
  readonly currency: Currency
  /** Each render kind once, in the order in which it was first named. */
  readonly kinds: readonly KindDemand[]
  readonly units: Milliunits
  readonly clips: number
  /** Of video, takes included. */
  readonly seconds: number
  /** All of it at pay-as-you-go, exactly. */
  readonly price: Nano
}

const NANO_PLACES = 9

/** Billionths in a minor unit of the currency. */
export function nanoPerMinor(currency: Currency): bigint {
  return 10n ** BigInt(NANO_PLACES - currencyDigits(currency))
}

/** An exact cost in billionths as an amount, rounded half away from zero. */
export function toMinor(cost: Fraction, currency: Currency): Minor {
  return nearest(cost, nanoPerMinor(currency))
}

/** What the demand costs at pay-as-you-go, as an amount. */
export function payAsYouGoCost({ price, currency }: Demand): Minor {
  return toMinor(whole(price), currency)
}

/**
 * Adds up what is wanted. A clip without a pay-as-you-go price counts as R5 counts overage: at the list price of its units, and at
 * nothing where the card has none. Refuses more than can be counted exactly.
 */
export function demandOf(card: RateCard, wanted: readonly WantedClips[]): Demand {
  const byKind = new Map<RenderKind, number>()
  for (const { kind, clips } of wanted) byKind.set(kind, (byKind.get(kind) ?? 0) + clips)
  const kinds = [...byKind].map(([kind, clips]) => kindDemand(card, kind, clips))
  const sum = (figure: (one: KindDemand) => number): number => kinds.reduce((total, one) => total + figure(one), 0)
  const units = sum((one) => one.units)
  const seconds = sum(({ kind, clips }) => clips * kind.seconds)
  if (!Number.isSafeInteger(units) || !Number.isSafeInteger(seconds)) {
    throw invalid('clips: are too many to be counted exactly', { field: 'clips' })
  }
  return {
    currency: card.currency,
    kinds,
    units,
    clips: sum((one) => one.clips),
    seconds,
    price: kinds.reduce((total, one) => total + one.price * BigInt(one.clips), 0n),
  }
}

function kindDemand({ listPricePerUnit }: RateCard, kind: RenderKind, clips: number): KindDemand {
  const { unitsPerClip, payAsYouGo } = kind
  const common = { kind, clips, units: clips * unitsPerClip }
  if (payAsYouGo !== null) return { ...common, price: BigInt(payAsYouGo) * 1000n, basis: 'clip' }
  if (listPricePerUnit !== null) {
    return { ...common, price: BigInt(listPricePerUnit) * BigInt(unitsPerClip), basis: 'unit' }
  }
  return { ...common, price: 0n, basis: 'none' }
}
