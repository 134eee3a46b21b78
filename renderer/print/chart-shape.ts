import type { SpendJson } from '../../shared/api/spend.ts'

/** A part of each month's bar; amounts as numbers, for their heights alone. */
export interface ChartSeries {
  readonly key: string
  readonly label: string
  readonly heightIn: (month: SpendJson['months'][number]) => number
}

/** The productions from the ground up, then the others together and what balances used up, where any month has some. */
export function seriesOf({ productions, others, months }: SpendJson): ChartSeries[] {
  const own = productions.map((production, index): ChartSeries => ({
    key: `p${index}`,
    label: production ?? 'No production',
    heightIn: (month) => Number(month.byProduction[index]?.amount ?? 0),
  }))
  const rest: ChartSeries = {
    key: 'rest',
    label: others === 1 ? '1 other' : `${others} others`,
    heightIn: (month) => Number(month.rest.amount),
  }
  const reconciled: ChartSeries = {
    key: 'reconciled',
    label: 'Reconciled',
    heightIn: (month) => Number(month.reconciled.amount),
  }
  return [...own, ...[rest, reconciled].filter(({ heightIn }) => months.some((one) => heightIn(one) !== 0))]
}

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
