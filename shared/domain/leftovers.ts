import { greatestCommonDivisor } from './exact.ts'
import type { Milliunits } from './units.ts'

/** A render of the backlog: held back for now, and ranked. */
export interface BacklogItem {
  readonly id: string
  /** 1 goes first. */
  readonly priority: number
  /** What all its clips take: more than 0. */
  readonly units: Milliunits
}

/** A backlog of more units than this many steps is chosen from by steps alone: no pack comes near it. */
const MOST_STEPS = 4_000_000

/**
 * What of a ranked backlog fits into units that would expire: of the first priority as many units as can be, of the next as many
 * as then still fit, and so on. Within a priority it is the subset whose units add up to the most, exactly: units that are left
 * over are worth nothing, so a render is worth the units that it saves. Answers the ids in the order given.
 */
export function fitLeftovers(items: readonly BacklogItem[], available: Milliunits): string[] {
  const chosen = new Set<string>()
  let left = available
  for (const priority of [...new Set(items.map((item) => item.priority))].sort((a, b) => a - b)) {
    const level = items.filter((item) => item.priority === priority && item.units <= left)
    for (const item of fullest(level, left)) {
      chosen.add(item.id)
      left -= item.units
    }
  }
  return items.flatMap(({ id }) => (chosen.has(id) ? [id] : []))
}

/** The subset with the greatest sum that is at most `available`: subset sum over the items' greatest common step. */
function fullest(items: readonly BacklogItem[], available: Milliunits): BacklogItem[] {
  const total = items.reduce((sum, item) => sum + item.units, 0)
  if (total <= available) return [...items]
  const step = items.reduce((common, item) => greatestCommonDivisor(common, item.units), 0)
  const capacity = Math.floor(available / step)
  if (capacity > MOST_STEPS) return greedy(items, available)
  // For each sum the item that reached it first: following them back gives a subset, each item once.
  const reachedBy = new Int32Array(capacity + 1).fill(-1)
  let best = 0
  for (const [index, item] of items.entries()) {
    const size = item.units / step
    const before = best
    for (let sum = Math.min(capacity, before + size); sum >= size; sum -= 1) {
      const isReached = sum === size || (reachedBy[sum - size] ?? -1) >= 0
      if (!isReached || reachedBy[sum] !== -1) continue
      reachedBy[sum] = index
      best = Math.max(best, sum)
    }
    if (best === capacity) break
  }
  return followed(items, reachedBy, best, step)
}

function followed(items: readonly BacklogItem[], reachedBy: Int32Array, best: number, step: number): BacklogItem[] {
  const subset: BacklogItem[] = []
  for (let sum = best; sum > 0;) {
    const item = items[reachedBy[sum] ?? -1]
    if (item === undefined) break
    subset.push(item)
    sum -= item.units / step
  }
  return subset
}

function greedy(items: readonly BacklogItem[], available: Milliunits): BacklogItem[] {
  let left = available
  return items
    .toSorted((a, b) => b.units - a.units)
    .filter((item) => {
      if (item.units > left) return false
      left -= item.units
      return true
    })
}
