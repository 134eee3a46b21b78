import type { BurndownJson } from '../../shared/api/shapes.ts'

/** A day of the chart: where it is drawn, not a figure that is told. */
export interface ChartPoint {
  readonly day: string
  /** Units left by lot; a lot that is not listed holds nothing. */
  readonly lots: Readonly<Record<string, number>>
}

/** The points of a burn-down as a chart draws them. */
export function chartPoints({ points }: BurndownJson['accounts'][number]): ChartPoint[] {
  return points.map(({ day, lots }) => ({
    day,
    lots: Object.fromEntries(lots.map(({ lot, units }) => [lot, Number(units)])),
  }))
}
