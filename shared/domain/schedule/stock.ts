/**
 * What is on hand in a search: pairs of the index of the first search day not covered, and units, by that index. Drawn from the front
 * (R2). A flat list, because a search makes some of them for each of millions of steps.
 */
export type Stock = readonly number[]

export const NO_STOCK: Stock = []

/** The stock with units more that last until `end`; those that last as long are one pool. */
export function addToStock(stock: Stock, end: number, units: number): Stock {
  const added: number[] = []
  let isIn = false
  for (let at = 0; at < stock.length; at += 2) {
    const [lasts = 0, held = 0] = [stock[at], stock[at + 1]]
    if (!isIn && lasts >= end) {
      isIn = true
      if (lasts === end) {
        added.push(end, held + units)
        continue
      }
      added.push(end, units)
    }
    added.push(lasts, held)
  }
  if (!isIn) added.push(end, units)
  return added
}

/** Without what a search day no longer finds. */
export function stockAt(stock: Stock, day: number): Stock {
  let from = 0
  while (from < stock.length && (stock[from] ?? 0) <= day) from += 2
  return from === 0 ? stock : stock.slice(from)
}

export function unitsIn(stock: Stock): number {
  let sum = 0
  for (let at = 1; at < stock.length; at += 2) sum += stock[at] ?? 0
  return sum
}

/** The units that last no longer than `end`: they are drawn before a pack that is bought now and lasts until then. */
export function unitsUntil(stock: Stock, end: number): number {
  let sum = 0
  for (let at = 0; at < stock.length && (stock[at] ?? 0) <= end; at += 2) sum += stock[at + 1] ?? 0
  return sum
}

/** What is left once so many units are drawn; nothing where there are not as many. */
export function drawStock(stock: Stock, units: number): Stock {
  let [at, toDraw] = [0, units]
  while (at < stock.length && (stock[at + 1] ?? 0) <= toDraw) {
    toDraw -= stock[at + 1] ?? 0
    at += 2
  }
  if (at === 0 && toDraw === 0) return stock
  if (at >= stock.length) return NO_STOCK
  const left = stock.slice(at)
  left[1] = (left[1] ?? 0) - toDraw
  return left
}

/**
 * The stock without the units that can never be drawn, for there is too little demand before they expire.
 * @param demandBefore for each search day, the units that are drawn on days before it
 * @param from the next search day
 */
export function usableStock(stock: Stock, demandBefore: readonly number[], from: number): Stock {
  const before = demandBefore[from] ?? 0
  let sum = 0
  for (let at = 0; at < stock.length; at += 2) {
    const reach = (demandBefore[stock[at] ?? 0] ?? 0) - before
    sum += stock[at + 1] ?? 0
    if (sum > reach) return cutStock(stock, demandBefore, before)
  }
  return stock
}

function cutStock(stock: Stock, demandBefore: readonly number[], before: number): Stock {
  const kept: number[] = []
  let sum = 0
  for (let at = 0; at < stock.length; at += 2) {
    const [end = 0, units = 0] = [stock[at], stock[at + 1]]
    const usable = Math.min(units, (demandBefore[end] ?? 0) - before - sum)
    if (usable > 0) kept.push(end, usable)
    sum += Math.max(0, usable)
  }
  return kept
}
