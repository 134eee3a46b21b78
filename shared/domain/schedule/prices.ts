import type { SearchTerms } from './terms.ts'

/** The share of a pack's price that each unit is worth at least, where all of a window's demand is worth the same. */
export function windowPrices({ days, validities, overflow }: SearchTerms): number[] {
  const demandBefore = demandSums(days.map(({ units }) => units))
  const prices = days.map(() => overflow)
  for (const [from, { ends, mayBuy }] of days.entries()) {
    if (!mayBuy) continue
    for (const [validity, packs] of validities.entries()) {
      const end = ends[validity] ?? from
      const reach = (demandBefore[end] ?? 0) - (demandBefore[from] ?? 0)
      if (reach === 0) continue
      const least = Math.min(...packs.map(({ price, units }) => price / Math.min(units, reach)))
      for (let day = from; day < end; day += 1) prices[day] = Math.min(prices[day] ?? least, least)
    }
  }
  // What nothing but the lots on hand can cover has no price.
  return prices.map((price) => (price === Infinity ? 0 : price))
}

/** For each day, what is drawn on the days before it; one more for the end. */
export function demandSums(units: readonly number[]): number[] {
  const sums = [0]
  for (const each of units) sums.push((sums.at(-1) ?? 0) + each)
  return sums
}
