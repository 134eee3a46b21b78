import type { Bought, Label } from './label.ts'
import type { Pool } from './pools.ts'
import type { SearchDay } from './days.ts'
import type { Bound } from './bound.ts'
import { demandSums } from './prices.ts'
import { unbeatenLabels } from './frontier.ts'
import { addToStock, drawStock, stockAt, unitsIn, unitsUntil, usableStock } from './stock.ts'
import type { Stock } from './stock.ts'
import type { SearchTerms } from './terms.ts'

export interface SearchSetting {
  readonly terms: SearchTerms
  /** By validity: the pools that may be bought, by units, rising. */
  readonly pools: readonly (readonly Pool[])[]
  readonly bound: Bound
  /** The weight of a pack's count in a signature, by validity; null where plans are not told apart by counts. */
  readonly weights: readonly (readonly number[])[] | null
  /** So many labels are followed from a day on at most, the most promising ones. */
  readonly width: number
  /** What is at least as dear leads to nothing wanted. */
  readonly below: number
  /** Asked once a day: whether to stop, and with nothing to show. */
  readonly isOver: () => boolean
}

export interface SearchResult {
  /** The labels at the end, cheapest first; none where it was stopped. */
  readonly ends: readonly Label[]
  /** What was not followed to its end costs no less, nor does what it leads to; Infinity where all was followed. */
  readonly leftOut: number
  /** Where nothing gets beyond a day. */
  readonly stuck: Stuck | null
}

export interface Stuck {
  readonly day: number
  /** The least that is missing on that day. */
  readonly units: number
}

/**
 * Goes through the days in order, and keeps for each the labels that no other beats: every plan that can be best is among them, unless it
 * was left out for `width` or `isOver`.
 */
export function searchPlans(setting: SearchSetting): SearchResult {
  const { terms, bound, width } = setting
  const step = dayStep(setting)
  let labels: Label[] = [{ cost: 0, spent: 0, stock: terms.stock, signature: 0, bought: null }]
  let leftOut = Infinity
  for (const day of terms.days.keys()) {
    if (setting.isOver()) return { ends: [], leftOut: Math.min(leftOut, leastOf(labels, day, bound)), stuck: null }
    const { reached, missing } = step(labels, day)
    if (reached.length === 0) {
      return { ends: [], leftOut, stuck: missing === Infinity ? null : { day, units: missing } }
    }
    const unbeaten = unbeatenLabels(reached, terms.overflow)
    labels = mostPromising(unbeaten, width, day + 1, bound)
    if (labels.length < unbeaten.length) {
      const kept = new Set(labels)
      leftOut = Math.min(
        leftOut,
        leastOf(
          unbeaten.filter((label) => !kept.has(label)),
          day + 1,
          bound,
        ),
      )
    }
  }
  return { ends: labels.toSorted((a, b) => a.cost - b.cost), leftOut, stuck: null }
}

function mostPromising(labels: Label[], width: number, day: number, bound: Bound): Label[] {
  if (labels.length <= width) return labels
  const promises = labels.map((label) => ({ label, least: label.cost + bound(day, label.stock) }))
  return promises
    .toSorted((a, b) => a.least - b.least)
    .slice(0, width)
    .map(({ label }) => label)
}

function leastOf(labels: readonly Label[], day: number, bound: Bound): number {
  return labels.reduce((least, { cost, stock }) => Math.min(least, cost + bound(day, stock)), Infinity)
}

interface Reached {
  readonly reached: Label[]
  /** The least that was missing on the day where every unit must be covered; Infinity where nothing was. */
  readonly missing: number
}

/** What follows on a day from the labels of the days before it: draw, or buy and draw. */
function dayStep({
  terms,
  pools,
  bound,
  weights,
  below,
}: SearchSetting): (labels: readonly Label[], day: number) => Reached {
  const { days, overflow, budget } = terms
  const demandBefore = demandSums(days.map(({ units }) => units))

  return (labels, index) => {
    const day = days[index]
    if (day === undefined) throw new Error(`there is no search day ${index}`)
    const startsMonth = day.month !== days[index - 1]?.month
    const reached: Label[] = []
    let missing = Infinity

    const draw = (label: Label): void => {
      const lacking = day.units - unitsIn(label.stock)
      if (lacking > 0 && overflow === Infinity) {
        missing = Math.min(missing, lacking)
        return
      }
      const stock = drawStock(label.stock, day.units)
      if (!day.mayStore && boughtTooEarly(label.bought, stock, index, day)) return
      const cost = lacking > 0 ? label.cost + lacking * overflow : label.cost
      const usable = usableStock(stock, demandBefore, index + 1)
      if (cost + bound(index + 1, usable) >= below) return
      reached.push({ ...label, cost, stock: usable })
    }

    const buy = (label: Label, validity: number): void => {
      const end = day.ends[validity]
      if (end === undefined) {
        draw(label)
        return
      }
      buy(label, validity + 1)
      const until = day.mayStore ? (demandBefore[end] ?? 0) - (demandBefore[index] ?? 0) : day.units
      const wanted = until - unitsUntil(label.stock, end)
      for (const pool of pools[validity] ?? []) {
        if (pool.units - pool.smallest >= wanted || label.spent + pool.price > budget) continue
        buy(withPool(label, pool, index, validity, end), validity + 1)
      }
    }

    const withPool = (label: Label, pool: Pool, onDay: number, validity: number, end: number): Label => ({
      cost: label.cost + pool.price,
      spent: budget === Infinity ? 0 : label.spent + pool.price,
      stock: addToStock(label.stock, end, pool.units),
      signature: label.signature + signatureOf(pool, weights?.[validity]),
      bought: { day: onDay, validity, pool, before: label.bought },
    })

    for (const label of labels) {
      const spent = startsMonth ? 0 : label.spent
      const onHand = { ...label, spent, stock: stockAt(label.stock, index) }
      if (day.mayBuy) buy(onHand, 0)
      else draw(onHand)
    }
    return { reached, missing }
  }
}

function signatureOf({ counts }: Pool, weights: readonly number[] | undefined): number {
  if (weights === undefined) return 0
  return counts.reduce((sum, count, index) => sum + count * (weights[index] ?? 0), 0)
}

/** Whether as much is left of a pool that was bought on the day as one of its packs holds: that one was better bought later. */
function boughtTooEarly(bought: Bought | null, left: Stock, index: number, { ends }: SearchDay): boolean {
  for (let each = bought; each !== null && each.day === index; each = each.before) {
    const end = ends[each.validity] ?? 0
    const at = left.findIndex((value, place) => place % 2 === 0 && value === end)
    if (at >= 0 && (left[at + 1] ?? 0) >= each.pool.smallest) return true
  }
  return false
}
