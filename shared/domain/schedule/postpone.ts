import type { Minor } from '../money.ts'
import { monthOfDay } from '../calendar.ts'
import type { Purchase, ScheduleProblem } from './problem.ts'
import { replayPurchases } from './replay.ts'

/**
 * The same purchases with none earlier than it must be: what is first drawn in a later month is bought then, unless that month's
 * budget has no room for it. It covers no less than before (R4), so the plan costs no more.
 */
export function postponed(problem: ScheduleProblem, purchases: readonly Purchase[]): Purchase[] {
  if (problem.monthlyBudget === null) return [...purchases]
  let singles = purchases.flatMap(({ count, ...purchase }) =>
    Array.from({ length: count }, () => ({ ...purchase, count: 1 })),
  )
  for (let isMoved = true; isMoved;) {
    isMoved = false
    const { lots } = replayPurchases(problem, singles)
    const draws = lots.filter(({ from }) => from !== null)
    for (const [index, single] of singles.entries()) {
      const day = draws[index]?.firstDrawn ?? single.day
      if (day === single.day || !hasRoom(problem, singles, single, day)) continue
      singles = singles.with(index, { ...single, day }).toSorted((a, b) => a.day - b.day)
      isMoved = true
      break
    }
  }
  return together(singles)
}

function hasRoom(problem: ScheduleProblem, purchases: readonly Purchase[], moving: Purchase, day: number): boolean {
  const prices = new Map(problem.packs.map(({ id, price }) => [id, price]))
  const month = monthOfDay(day)
  const spent = (sum: Minor, { pack, count }: Purchase): Minor => sum + (prices.get(pack) ?? 0) * count
  const others = purchases.filter((purchase) => purchase !== moving && monthOfDay(purchase.day) === month)
  return spent(others.reduce(spent, 0), moving) <= (problem.monthlyBudget ?? Infinity)
}

/** Purchases of one pack on one day as one. */
function together(singles: readonly Purchase[]): Purchase[] {
  const byKind = new Map<string, Purchase>()
  for (const single of singles) {
    const key = `${single.day} ${single.pack}`
    byKind.set(key, { ...single, count: single.count + (byKind.get(key)?.count ?? 0) })
  }
  return [...byKind.values()]
}
