import type { ComparisonJson } from '../../../shared/api/comparison.ts'

type Curves = ComparisonJson['curves']

/** The corners of lines at some units, by option: a line is straight between its own. */
export interface CurveRow {
  /** A decimal text, as the studio wrote it. */
  readonly units: string
  readonly costs: Readonly<Record<string, Curves['lines'][number]['points'][number]['cost']>>
}

/** The corners of all lines as rows, by units. */
export function curveRows({ lines }: Curves): CurveRow[] {
  const rows = new Map<string, Record<string, CurveRow['costs'][string]>>()
  for (const { option, points } of lines) {
    for (const { units, cost } of points) rows.set(units, { ...rows.get(units), [option]: cost })
  }
  return [...rows].map(([units, costs]) => ({ units, costs })).sort((a, b) => Number(a.units) - Number(b.units))
}

/** A crossing with the letter that stands for it in the chart and below it. */
export type LetteredCrossing = Curves['crossings'][number] & { readonly letter: string }

/** So many crossings are marked: more would cover the lines. */
const MOST_MARKED = 8

/** The crossings that say something: where the cheapest line changes, and where an option begins to beat pay-as-you-go. */
export function marked({ crossings }: Curves, payAsYouGo: string): LetteredCrossing[] {
  return crossings
    .filter((one) => one.isLowest || one.dearer === payAsYouGo)
    .slice(0, MOST_MARKED)
    .map((one, index) => ({ ...one, letter: String.fromCharCode('A'.charCodeAt(0) + index) }))
}
