import { useElementSize } from '@mantine/hooks'
import type { ScheduleJson } from '../../../shared/api/scheduling.ts'
import type { ChartColours } from '../../ui/chart-colours.ts'
import { seriesColour, useChartColours } from '../../ui/chart-colours.ts'
import { formatDay, formatMonth, formatUnits } from '../../ui/format.ts'
import chart from '../../ui/chart.module.css'
import type { DemandColumn, LotBar } from './timeline.ts'
import { timelineOf } from './timeline.ts'
import { packName, packsText } from './words.ts'
import classes from './schedule.module.css'

const LANE = 26
const BAR = 20
const DEMAND = 96
const AXIS = 20
const GAP = 12
/** Pixels that a letter of a bar's label takes, about. */
const LETTER = 6.6

/** The demand as columns, and the lots that cover it as bars above: on hand solid, proposed dashed. */
export function ScheduleTimeline({ schedule }: { readonly schedule: ScheduleJson }) {
  const { ref, width } = useElementSize()
  const colours = useChartColours()
  const { bars, lanes, columns, months } = timelineOf(schedule)
  const base = lanes * LANE + GAP + DEMAND
  return (
    <figure
      className={classes.figureBox}
      aria-label={`Timeline of ${schedule.demand.days} days of demand and ${bars.length} lots`}
    >
      <div ref={ref}>
        <svg width={width} height={base + AXIS} aria-hidden focusable="false" className={classes.timeline}>
          {months.map(({ month, at }) => (
            <g key={month}>
              <line x1={at * width} x2={at * width} y1={0} y2={base} stroke={colours.grid} />
              <text x={at * width + 4} y={base + 14} fill={colours.text}>
                {formatMonth(month, 'short')}
              </text>
            </g>
          ))}
          {bars.map((bar) => (
            <Bar key={barKey(bar)} bar={bar} width={width} colours={colours} schedule={schedule} />
          ))}
          <line x1={0} x2={width} y1={base} y2={base} stroke={colours.rest} />
          {columns.map((column) => (
            <Column key={column.day.date} column={column} width={width} base={base} colours={colours} />
          ))}
        </svg>
      </div>
      <Legend colours={colours} schedule={schedule} />
    </figure>
  )
}

function barKey({ lot, from, lane }: LotBar): string {
  return lot.lot ?? `${lot.pack ?? ''} ${from} ${lane}`
}

interface BarProps {
  readonly bar: LotBar
  readonly width: number
  readonly colours: ChartColours
  readonly schedule: ScheduleJson
}

/** A lot: the filled part is what the plan draws of it. */
function Bar({ bar, width, colours, schedule }: BarProps) {
  const { lot, from, to, lane, used } = bar
  const colour = packColour(colours, schedule, lot.pack)
  const [x, y, length] = [from * width + 1, lane * LANE, Math.max(2, (to - from) * width - 2)]
  const label =
    lot.from === null ? `${packName(schedule, lot.pack)}, on hand` : packsText(schedule, lot.pack, lot.count)
  const isProposed = lot.from !== null
  return (
    <g>
      <title>
        {`${label}: ${formatUnits(lot.drawn)} of ${formatUnits(lot.units)} units used, expires ${formatDay(lot.expires)}`}
      </title>
      <rect x={x} y={y} width={length} height={BAR} rx={3} fill={colour} fillOpacity={isProposed ? 0.12 : 0.3} />
      <rect x={x} y={y + BAR - 4} width={length * used} height={4} rx={2} fill={colour} />
      <rect
        x={x}
        y={y}
        width={length}
        height={BAR}
        rx={3}
        fill="none"
        stroke={colour}
        strokeWidth={1.5}
        strokeDasharray={isProposed ? '5 3' : undefined}
      />
      {label.length * LETTER < length - 8 && (
        <text x={x + 6} y={y + 13} fill={colours.text}>
          {label}
        </text>
      )}
    </g>
  )
}

function packColour(colours: ChartColours, { packs }: ScheduleJson, pack: string | null): string {
  const index = packs.findIndex(({ id }) => id === pack)
  return index === -1 ? colours.rest : seriesColour(colours, index)
}

interface ColumnProps {
  readonly column: DemandColumn
  readonly width: number
  readonly base: number
  readonly colours: ChartColours
}

/** A day's demand: at its top what no lot covers. */
function Column({ column, width, base, colours }: ColumnProps) {
  const { day, at, height, overflow } = column
  const thick = Math.min(14, Math.max(3, column.width * width - 1))
  const [x, top] = [at * width, base - height * DEMAND]
  return (
    <g>
      <title>
        {`${formatDay(day.date)}: ${formatUnits(day.units)} units${day.overflow === '0' ? '' : `, ${formatUnits(day.overflow)} of them at pay-as-you-go`}`}
      </title>
      <rect x={x} y={top} width={thick} height={height * DEMAND} fill={colours.rest} />
      <rect x={x} y={top} width={thick} height={overflow * DEMAND} fill={colours.ahead} />
    </g>
  )
}

function Legend({ colours, schedule }: { readonly colours: ChartColours; readonly schedule: ScheduleJson }) {
  const hasOverflow = schedule.overflowUnits !== '0'
  return (
    <ul className={chart.legend}>
      <li>
        <Swatch fill={colours.rest} /> Demand, covered
      </li>
      {hasOverflow && (
        <li>
          <Swatch fill={colours.ahead} /> Demand, pay-as-you-go
        </li>
      )}
      <li>
        <Outline colour={colours.text} /> Lot on hand
      </li>
      <li>
        <Outline colour={colours.text} isDashed /> Purchase proposed; its foot is what is used of it
      </li>
    </ul>
  )
}

function Swatch({ fill }: { readonly fill: string }) {
  return (
    <svg width="12" height="12" aria-hidden focusable="false">
      <rect width="12" height="12" rx="2" fill={fill} />
    </svg>
  )
}

function Outline({ colour, isDashed = false }: { readonly colour: string; readonly isDashed?: boolean }) {
  return (
    <svg width="20" height="12" aria-hidden focusable="false">
      <rect
        x="1"
        y="1"
        width="18"
        height="10"
        rx="2"
        fill={colour}
        fillOpacity={isDashed ? 0.08 : 0.25}
        stroke={colour}
        strokeDasharray={isDashed ? '3 2' : undefined}
      />
    </svg>
  )
}
