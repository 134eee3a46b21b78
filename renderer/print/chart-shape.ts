/** A bar between two heights; `part` is its series. */
export interface BarPiece {
  readonly part: number
  readonly from: number
  readonly to: number
}

/** A month's parts stacked: what is above nought upwards from the ground, what is below downwards. */
export function barsOf(parts: readonly number[]): BarPiece[] {
  let above = 0
  let below = 0
  return parts.flatMap((height, part) => {
    if (height === 0) return []
    if (height > 0) {
      above += height
      return [{ part, from: above - height, to: above }]
    }
    below += height
    return [{ part, from: below, to: below - height }]
  })
}

const MOST_TICKS = 4

/** Round amounts from at or below the lowest bar to at or above the highest, nought among them; at least two. */
export function ticksOf(columns: readonly (readonly number[])[]): number[] {
  const pieces = columns.flatMap(barsOf)
  const highest = Math.max(0, ...pieces.map(({ to }) => to))
  const lowest = Math.min(0, ...pieces.map(({ from }) => from))
  if (highest === lowest) return [0, 1]
  const step = roundStep((highest - lowest) / MOST_TICKS)
  const ticks: number[] = []
  for (let index = Math.floor(lowest / step); index <= Math.ceil(highest / step); index += 1) {
    ticks.push(Number((index * step).toPrecision(12)))
  }
  return ticks
}

/** The least of 1, 2, 5, 10 times a power of ten that is not below. */
function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least))
  return ([1, 2, 5].find((times) => times * power >= least) ?? 10) * power
}
