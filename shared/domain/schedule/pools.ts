import type { SearchPack } from './terms.ts'

/** Packs of one validity that are bought on one day: they expire together, so only their sum counts. */
export interface Pool {
  readonly units: number
  readonly price: number
  /** The smallest of its packs: where as much is left at the day's end, a pack was bought too early. */
  readonly smallest: number
  /** How many of each pack, in the order of the validity's packs. */
  readonly counts: readonly number[]
}

/**
 * The pools that a plan can need: all up to `most` units but those that another beats, by more units for no more money, or by
 * less money with the missing units paid as they go. By units, rising.
 * @param beatenBy how many others must beat a pool before it is left out: 1 for the best plan, 2 where the next best is wanted too
 */
export function usefulPools(packs: readonly SearchPack[], most: number, overflow: number, beatenBy: number): Pool[] {
  const cheapestFirst = packs
    .map((pack, index) => ({ ...pack, index }))
    .toSorted((a, b) => a.price * b.units - b.price * a.units || b.units - a.units)
  let pools: Pool[] = [{ units: 0, price: 0, smallest: Infinity, counts: packs.map(() => 0) }]
  for (const { units, price, index } of cheapestFirst) {
    const more: Pool[] = []
    for (const pool of pools) {
      // Beyond `most` less its smallest pack a pool holds a pack that is drawn on no day.
      for (let count = 1; pool.units + (count - 1) * units < most; count += 1) {
        more.push({
          units: pool.units + count * units,
          price: pool.price + count * price,
          smallest: Math.min(pool.smallest, units),
          counts: pool.counts.with(index, (pool.counts[index] ?? 0) + count),
        })
      }
    }
    pools = unbeaten([...pools, ...more], overflow, beatenBy)
  }
  return pools.filter(({ units }) => units > 0)
}

function unbeaten(pools: readonly Pool[], overflow: number, beatenBy: number): Pool[] {
  const kept: Pool[] = []
  for (const pool of pools.toSorted((a, b) => a.price - b.price || b.units - a.units)) {
    let beaten = 0
    for (const other of kept) {
      if (beats(other, pool, overflow)) beaten += 1
      if (beaten === beatenBy) break
    }
    if (beaten < beatenBy) kept.push(pool)
  }
  return kept.toSorted((a, b) => a.units - b.units || a.price - b.price)
}

function beats(pool: Pool, other: Pool, overflow: number): boolean {
  const missing = Math.max(0, other.units - pool.units)
  return missing === 0 || overflow !== Infinity
    ? pool.price + (missing === 0 ? 0 : missing * overflow) <= other.price
    : false
}
