import fc from 'fast-check'
import type { Demand } from '../../shared/domain/comparison/demand.ts'
import { demandOf, nanoPerMinor } from '../../shared/domain/comparison/demand.ts'
import type { PricedPack } from '../../shared/domain/plan-prices.ts'
import type { RateCard, RenderKind } from '../../shared/domain/rate-card.ts'

/** A small card with a demand for it, small enough to try every mix of packs and every routing. */
export interface SmallCase {
  readonly demand: Demand
  readonly packs: readonly PricedPack[]
  readonly routable: ReadonlySet<RenderKind>
}

interface KindFigures {
  readonly units: number
  readonly price: number | null
  readonly clips: number
  readonly isRoutable: boolean
}

/** Units of 0.1 to 2.5, prices around 0.28 a unit, to the cent or to a millionth. */
const kindFigures: fc.Arbitrary<KindFigures> = fc.record({
  units: fc.oneof(
    fc.integer({ min: 1, max: 25 }).map((tenths) => tenths * 100),
    fc.integer({ min: 1, max: 2500 }),
  ),
  price: fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: 1, max: 70 }).map((cents) => cents * 10_000) },
    { weight: 3, arbitrary: fc.integer({ min: 0, max: 700_000 }) },
    { weight: 1, arbitrary: fc.constant(null) },
  ),
  clips: fc.integer({ min: 0, max: 9 }),
  isRoutable: fc.boolean(),
})

/** Packs of 1 to 12 units, at prices of which some pay and some do not. */
const packFigures = fc.record({
  units: fc.oneof(
    fc.integer({ min: 10, max: 120 }).map((tenths) => tenths * 100),
    fc.integer({ min: 1000, max: 12_000 }),
  ),
  price: fc.integer({ min: 0, max: 300 }),
})

/** Cases with up to four render kinds and three packs. */
export const smallCases: fc.Arbitrary<SmallCase> = fc
  .record({
    kinds: fc.array(kindFigures, { minLength: 1, maxLength: 4 }),
    packs: fc.array(packFigures, { minLength: 0, maxLength: 3 }),
    listPrice: fc.option(fc.integer({ min: 0, max: 600_000 })),
  })
  .map(({ kinds, packs, listPrice }) => {
    const renderKinds = kinds.map(({ units, price }, index): RenderKind => ({
      model: `model-${index}`,
      modes: [],
      resolution: '768p',
      seconds: 6,
      unitsPerClip: units,
      payAsYouGo: price,
    }))
    const card = { currency: 'USD', listPricePerUnit: listPrice } as unknown as RateCard
    const wanted = renderKinds.map((kind, index) => ({ kind, clips: kinds[index]?.clips ?? 0 }))
    return {
      demand: demandOf(card, wanted),
      packs: packs.map((pack, index) => packOf(`pack-${index}`, pack.units, pack.price)),
      routable: new Set(renderKinds.filter((_, index) => kinds[index]?.isRoutable)),
    }
  })

export function packOf(id: string, units: number, price: number): PricedPack {
  return { id, name: id, units, price, validity: { months: 1 }, requestsPerMinute: 20 }
}

/** What a mix comes to, in the order in which one is preferred to another. */
export type Verdict = readonly [cost: number, packs: number, waste: number]

/** The best of all mixes and routings, each tried. */
export function bruteForce({ demand, packs, routable }: SmallCase, atLeast = 0): Verdict {
  let best: Verdict | null = null
  const bought = packMixes(packs, Math.max(demand.units, atLeast)).filter((mix) => mix.capacity >= atLeast)
  for (const sent of routings(demand, routable)) {
    for (const mix of bought) {
      const verdict = verdictOf(demand, mix, sent)
      if (best === null || isBefore(verdict, best)) best = verdict
    }
  }
  if (best === null) throw new Error('there is no mix that holds enough')
  return best
}

interface Bought {
  readonly capacity: number
  readonly price: number
  readonly count: number
}

interface Sent {
  readonly units: number
  readonly price: bigint
}

function packMixes(packs: readonly PricedPack[], enough: number): Bought[] {
  return packs.reduce<Bought[]>(
    (mixes, pack) =>
      mixes.flatMap((mix) =>
        Array.from({ length: Math.ceil(enough / pack.units) + 1 }, (_, count) => ({
          capacity: mix.capacity + count * pack.units,
          price: mix.price + count * pack.price,
          count: mix.count + count,
        })),
      ),
    [{ capacity: 0, price: 0, count: 0 }],
  )
}

function routings(demand: Demand, routable: ReadonlySet<RenderKind>): Sent[] {
  return demand.kinds
    .filter(({ kind }) => routable.has(kind))
    .reduce<Sent[]>(
      (all, one) =>
        all.flatMap((sent) =>
          Array.from({ length: one.clips + 1 }, (_, clips) => ({
            units: sent.units + clips * one.kind.unitsPerClip,
            price: sent.price + BigInt(clips) * one.price,
          })),
        ),
      [{ units: 0, price: 0n }],
    )
}

function verdictOf(demand: Demand, { capacity, price, count }: Bought, sent: Sent): Verdict {
  const rest = demand.units - sent.units
  const overflow = Math.max(0, rest - capacity)
  const under = BigInt(Math.max(1, rest)) * nanoPerMinor(demand.currency)
  const over = sent.price * BigInt(Math.max(1, rest)) + (demand.price - sent.price) * BigInt(overflow)
  const outlay = Number((2n * over + under) / (2n * under))
  return [price + outlay, count, Math.max(0, capacity - rest)]
}

function isBefore(a: Verdict, b: Verdict): boolean {
  for (const [index, figure] of a.entries()) {
    const other = b[index] ?? 0
    if (figure !== other) return figure < other
  }
  return false
}
