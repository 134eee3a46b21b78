import type { Stock } from './stock.ts'
import type { SearchTerms } from './terms.ts'

/** The least that can be spent from a search day on with a stock; never above what any plan spends. */
export type Bound = (day: number, stock: Stock) => number

/** Prices are sums of doubles: so much of a bound is given away, lest their roundings make it too high. */
const SAFE_SHARE = 1 - 1e-12

/**
 * A bound by prices of a unit, one for each day, that no plan can undercut: pay-as-you-go costs at least as much, and the units that
 * a pack can cover within its validity are together worth no more than its price. What is left to draw is worth at least that; what
 * is on hand saves no more than its units at the highest price that they can meet.
 */
export function priceBound({ days }: SearchTerms, prices: readonly number[]): Bound {
  const worthFrom = [0]
  for (const [index, { units }] of [...days.entries()].reverse()) {
    worthFrom.unshift((worthFrom[0] ?? 0) + units * (prices[index] ?? 0))
  }
  const highest = highestPrices(prices)
  return (day, stock) => {
    let bound = (worthFrom[day] ?? 0) * SAFE_SHARE
    for (let at = 0; at < stock.length; at += 2) {
      bound -= (stock[at + 1] ?? 0) * (highest[day]?.[stock[at] ?? 0] ?? 0)
    }
    return Math.max(0, bound)
  }
}

/** For each day, the highest price from it to each later day, that day excluded. */
function highestPrices(prices: readonly number[]): number[][] {
  return prices.map((_, from) => {
    const highest: number[] = []
    let most = 0
    for (let to = from; to <= prices.length; to += 1) {
      highest[to] = most
      most = Math.max(most, prices[to] ?? 0)
    }
    return highest
  })
}
