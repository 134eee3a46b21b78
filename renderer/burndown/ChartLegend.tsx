import { useChartColours } from '../ui/chart-colours.ts'
import { Swatch } from '../ui/Hatching.tsx'
import chart from '../ui/chart.module.css'
import type { PaceLot } from './lot-names.ts'
import { lotName } from './lot-names.ts'
import { LineKey, MarkKey } from './MarkSymbol.tsx'

interface ChartLegendProps {
  readonly lots: readonly PaceLot[]
  readonly zone: string
  /** Names the patterns of the lots. */
  readonly id: string
}

/** The lots that expire last; those before are told of on hovering, and in the table. */
const MOST_NAMED = 12

/** What the chart's areas, lines and marks stand for. */
export function ChartLegend({ lots, zone, id }: ChartLegendProps) {
  const colours = useChartColours()
  const named = lots.map((lot, index) => ({ lot, index })).slice(-MOST_NAMED)
  return (
    <ul className={chart.legend}>
      {named.map(({ lot, index }) => (
        <li key={lot.id}>
          <Swatch id={id} index={index} />
          {lotName(lot, zone)}
        </li>
      ))}
      <li>
        <LineKey stroke={colours.even} dash="2 3" />
        Even pace: each lot used up evenly by its expiry
      </li>
      <li>
        <LineKey stroke={colours.ahead} dash="7 4" />
        Projection, with its band from P10 to P90 between dotted lines
      </li>
      <li>
        <MarkKey kind="purchase" colours={colours} />
        Bought
      </li>
      <li>
        <MarkKey kind="expiry" colours={colours} />
        Expires
      </li>
      <li>
        <MarkKey kind="balance" colours={colours} />
        Reconciled
      </li>
    </ul>
  )
}
