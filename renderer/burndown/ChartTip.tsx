import { formatDay, formatUnits } from '../ui/format.ts'
import { Swatch } from '../ui/Hatching.tsx'
import chart from '../ui/chart.module.css'
import { formatEstimate } from './estimate.ts'
import type { DayRow } from './chart-points.ts'
import type { PaceLot } from './lot-names.ts'
import { lotName } from './lot-names.ts'

interface ChartTipProps {
  readonly row: DayRow
  readonly lots: readonly PaceLot[]
  readonly zone: string
  readonly id: string
}

/** A day of the chart, in the studio's own figures. */
export function ChartTip({ row, lots, zone, id }: ChartTipProps) {
  const indexes = new Map(lots.map((lot, index) => [lot.id, index]))
  return (
    <div className={chart.tip}>
      <strong>
        End of {formatDay(row.day)}: {row.isProjected ? formatEstimate(row.units) : formatUnits(row.units)} units
        {row.isProjected ? ' projected' : ''}
      </strong>
      <div>Even pace: {formatEstimate(row.even)}</div>
      {row.lots.map(({ lot, units }) => {
        const index = indexes.get(lot) ?? 0
        const known = lots[index]
        return (
          <div key={lot}>
            <Swatch id={id} index={index} /> {known === undefined ? lot : lotName(known, zone)}: {formatUnits(units)}
          </div>
        )
      })}
    </div>
  )
}
