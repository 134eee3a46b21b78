import type { ChartPoint } from './chart-points.ts'

/** More points than a chart of this width has room for tell the eye nothing, and are drawn for every lot. */
export const MOST_POINTS = 120

/**
 * Fewer points that draw the same picture: the first and the last, both sides of every step, and of each stretch of time between them
 * the highest and the lowest of what is left and of what is projected. So no cliff, no peak and no trough is lost; what is left out
 * lies between two that are kept. Steps alone may be more than `most`. A list that is short enough stays as it is.
 */
export function thinned(points: readonly ChartPoint[], most = MOST_POINTS): readonly ChartPoint[] {
  if (points.length <= most) return points
  const kept = new Set<number>([0, points.length - 1])
  points.forEach((point, index) => {
    if (point.at === points[index - 1]?.at || point.at === points[index + 1]?.at) kept.add(index)
  })
  const stretch = Math.ceil((points.length * EXTREMES) / Math.max(EXTREMES, most - kept.size))
  for (let from = 0; from < points.length; from += stretch) {
    for (const height of [leftOf, aheadOf]) keepExtremes(points, from, from + stretch, height, kept)
  }
  return points.filter((_, index) => kept.has(index))
}

/** As many of each stretch are kept at most: the highest and the lowest of two lines. */
const EXTREMES = 4

type Height = (point: ChartPoint) => number | null

const leftOf: Height = ({ lots }) => Object.values(lots).reduce((sum, one) => sum + one, 0)
const aheadOf: Height = ({ ahead }) => ahead

function keepExtremes(
  points: readonly ChartPoint[],
  from: number,
  to: number,
  heightOf: Height,
  kept: Set<number>,
): void {
  let [lowest, highest]: [number | null, number | null] = [null, null]
  const heightAt = (index: number | null): number | null => {
    const point = index === null ? undefined : points[index]
    return point === undefined ? null : heightOf(point)
  }
  for (let index = from; index < Math.min(to, points.length); index += 1) {
    const height = heightAt(index)
    if (height === null) continue
    if (height < (heightAt(lowest) ?? Infinity)) lowest = index
    if (height > (heightAt(highest) ?? -Infinity)) highest = index
  }
  if (lowest !== null) kept.add(lowest)
  if (highest !== null) kept.add(highest)
}
