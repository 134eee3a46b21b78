import type { Label } from './label.ts'

/** A label as the first pool of its stock is compared with others. */
interface Standing {
  readonly label: Label
  /** How long the first pool lasts; Infinity where there is none. */
  readonly end: number
  readonly units: number
  /** Stands here to beat others alone: its own place is elsewhere. */
  readonly isGuest: boolean
}

/** Standings none of which beats another: by units, rising, and so by cost, rising. */
type Stair = Standing[]

/** A label beaten by one with other pack counts may still lead to the runner-up: it stands on the second stair. */
interface Stairs {
  readonly best: Stair
  readonly next: Stair
}

/**
 * The labels of a day that no other beats. One beats another that has the same stock but for its first pool, where that holds no more or
 * what it holds more costs at least as much as was saved, and lasts no longer: it can do whatever the other can. A label goes
 * once one with the same signature beats it, or two that differ in it: so the best of all plans stays, and the best
 * with other pack counts than that. Where counts are not told apart, all signatures are 0.
 */
export function unbeatenLabels(labels: readonly Label[], overflow: number): Label[] {
  const groups = new Map<string, Standing[]>()
  const rests = labels.map(restOf)
  for (const [index, label] of labels.entries()) {
    const rest = rests[index] ?? ''
    const group = groups.get(rest)
    const standing = { label, end: label.stock[0] ?? Infinity, units: label.stock[1] ?? 0, isGuest: false }
    if (group === undefined) groups.set(rest, [standing])
    else group.push(standing)
  }
  if (groups.size > 1) addGuests(groups, labels)
  return [...groups.values()].flatMap((group) => unbeatenIn(group, overflow))
}

/** A label without the first pool of others is compared with them too: it has nothing of that pool. */
function addGuests(groups: ReadonlyMap<string, Standing[]>, labels: readonly Label[]): void {
  for (const label of labels) {
    if (label.stock.length > 0) groups.get(label.stock.join())?.push({ label, end: Infinity, units: 0, isGuest: true })
  }
}

/** What tells the stock but its first pool. */
function restOf({ stock }: Label): string {
  return stock.length <= 2 ? '' : stock.slice(2).join()
}

function unbeatenIn(standings: Standing[], overflow: number): Label[] {
  const kept: Label[] = []
  const bySpent = new Map<number, Stairs>()
  for (const standing of standings.sort(beatersFirst)) {
    const { spent } = standing.label
    let stairs = bySpent.get(spent)
    if (stairs === undefined) {
      stairs = { best: [], next: [] }
      bySpent.set(spent, stairs)
    }
    if (isBeaten(standing, bySpent, overflow)) continue
    if (!standing.isGuest) kept.push(standing.label)
    add(stairs, standing, overflow)
  }
  return kept
}

/** An order in which nothing is beaten by what comes after it. */
function beatersFirst(a: Standing, b: Standing): number {
  if (a.end !== b.end) return b.end - a.end
  return a.label.cost - b.label.cost || b.units - a.units || a.label.spent - b.label.spent
}

function isBeaten(standing: Standing, bySpent: ReadonlyMap<number, Stairs>, overflow: number): boolean {
  const { signature, spent } = standing.label
  let other: number | null = null
  const settles = (beater: Standing): boolean => {
    const found = beater.label.signature
    if (found === signature || (other !== null && found !== other)) return true
    other = found
    return false
  }
  for (const [ofStairs, { best, next }] of bySpent) {
    if (ofStairs > spent) continue
    if (someBeater(best, standing, overflow, settles) || someBeater(next, standing, overflow, settles)) return true
  }
  return false
}

/** Goes through those that beat a standing until one settles it. */
function someBeater(stair: Stair, standing: Standing, overflow: number, settles: (one: Standing) => boolean): boolean {
  const { units } = standing
  const { cost } = standing.label
  const from = firstWith(stair, units)
  for (let at = from; at < stair.length; at += 1) {
    const one = stair[at]
    if (one === undefined || one.label.cost > cost) break
    if (settles(one)) return true
  }
  if (overflow === Infinity) return false
  for (let at = from - 1; at >= 0; at -= 1) {
    const one = stair[at]
    if (one === undefined || one.label.cost + overflow * (units - one.units) > cost) break
    if (settles(one)) return true
  }
  return false
}

/** The first index of a stair that holds at least so many units. */
function firstWith(stair: Stair, units: number): number {
  let [low, high] = [0, stair.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((stair[middle]?.units ?? 0) < units) low = middle + 1
    else high = middle
  }
  return low
}

function add({ best, next }: Stairs, standing: Standing, overflow: number): void {
  if (someBeater(best, standing, overflow, () => true)) {
    insert(next, standing, overflow)
    return
  }
  for (const beaten of insert(best, standing, overflow)) {
    if (beaten.label.signature !== standing.label.signature) insert(next, beaten, overflow)
  }
}

/** Puts a standing on a stair; answers those that it beats, which leave it. */
function insert(stair: Stair, standing: Standing, overflow: number): Standing[] {
  const { units } = standing
  const { cost } = standing.label
  let from = firstWith(stair, units)
  let to = from
  while (from > 0 && (stair[from - 1]?.label.cost ?? 0) >= cost) from -= 1
  while (to < stair.length && beatsDearer(standing, stair[to], overflow)) to += 1
  return stair.splice(from, to - from, standing)
}

function beatsDearer(standing: Standing, dearer: Standing | undefined, overflow: number): boolean {
  if (dearer === undefined) return false
  const missing = dearer.units - standing.units
  return standing.label.cost + (missing === 0 ? 0 : missing * overflow) <= dearer.label.cost
}
