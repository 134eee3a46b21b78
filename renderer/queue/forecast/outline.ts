import type { Figures } from './ForecastFigures.tsx'

/** A corner of a histogram's outline. Figures for drawing alone: what is read stands in the table. */
interface Corner {
  readonly units: number
  readonly count: number
}

/** The outline of bins of one width: where each begins, and where the last would end if it were no wider. */
export function outlineOf(bins: Figures['units']['bins']): Corner[] {
  const corners = bins.map(({ from, count }) => ({ units: Number(from), count }))
  const [first, second, last] = [corners[0], corners[1], corners.at(-1)]
  if (first === undefined || last === undefined) return []
  const width = second === undefined ? 1 : second.units - first.units
  return [...corners, { units: last.units + width, count: last.count }]
}
