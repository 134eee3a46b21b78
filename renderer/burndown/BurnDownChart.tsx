import { memo } from 'react'
import {
  Area,
  Brush,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceDot,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts'
import type { BurnProjectionJson } from '../../shared/api/burn-outlook.ts'
import type { AccountPaceJson } from '../../shared/api/reporting.ts'
import { useChartColours, seriesColour } from '../ui/chart-colours.ts'
import { formatUnits } from '../ui/format.ts'
import { hatched } from '../ui/Hatching.tsx'
import classes from './BurnDown.module.css'
import type { ChartPoint } from './chart-points.ts'
import { chartPoints, dayAt, dayRows, marksOf } from './chart-points.ts'
import { ChartTip } from './ChartTip.tsx'
import { markSymbol } from './MarkSymbol.tsx'
import { bandEdges } from './projected.ts'
import { thinned } from './thinned.ts'

interface BurnDownChartProps {
  readonly account: AccountPaceJson
  readonly projection: BurnProjectionJson | null
  readonly zone: string
  /** The studio's now, ISO 8601. */
  readonly at: string
  /** Names the patterns of the lots, which the list of lots shows as well. */
  readonly id: string
  /** What the chart says, in a sentence. */
  readonly summary: string
}

/** Units left by lot, with the cliffs at expiry, the even pace and where the run rate leads. */
function BurnDownChart({ account, projection, zone, at, id, summary }: BurnDownChartProps) {
  const colours = useChartColours()
  const points = thinned(chartPoints(account, projection === null ? null : bandEdges(projection, account.units, at)))
  const rows = dayRows(account)
  const ticks = { fill: colours.text, fontSize: 12 }
  const day = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', timeZone: zone })
  // What expires last lies at the bottom: where the first lot ends, no other moves.
  const stacked = account.lots.map((lot, index) => ({ lot, index })).reverse()
  return (
    <figure className={classes.figure} aria-label={`Units left of account ${account.account}. ${summary}`}>
      <ResponsiveContainer width="100%" height={400}>
        <ComposedChart data={points} margin={{ top: 20, right: 16, bottom: 4, left: 4 }}>
          <CartesianGrid vertical={false} stroke={colours.grid} />
          <XAxis
            dataKey="at"
            type="number"
            scale="time"
            domain={['dataMin', 'dataMax']}
            tickFormatter={(value: number) => day.format(value)}
            tick={ticks}
            stroke={colours.grid}
            minTickGap={32}
          />
          <YAxis
            tickFormatter={(value: number) => formatUnits(String(value))}
            tick={ticks}
            stroke={colours.grid}
            tickLine={false}
            axisLine={false}
            width="auto"
          />
          <Tooltip
            isAnimationActive={false}
            content={({ active, label }) => {
              const row = active ? dayAt(rows, Number(label)) : undefined
              return row === undefined ? null : <ChartTip row={row} lots={account.lots} zone={zone} id={id} />
            }}
          />
          {stacked.map(({ lot, index }) => (
            <Area
              key={lot.id}
              dataKey={(point: ChartPoint) => point.lots[lot.id] ?? 0}
              name={lot.id}
              stackId="left"
              type="linear"
              fill={hatched(id, index)}
              fillOpacity={1}
              stroke={seriesColour(colours, index)}
              strokeWidth={1}
              activeDot={false}
              isAnimationActive={false}
            />
          ))}
          <Area
            dataKey="band"
            name="P10 to P90"
            type="linear"
            fill={colours.ahead}
            fillOpacity={0.14}
            stroke={colours.ahead}
            strokeWidth={1}
            strokeDasharray="1 3"
            connectNulls
            activeDot={false}
            isAnimationActive={false}
          />
          <Line
            dataKey="even"
            name="Even pace"
            type="linear"
            stroke={colours.even}
            strokeWidth={1.5}
            strokeDasharray="2 3"
            dot={false}
            activeDot={false}
            isAnimationActive={false}
          />
          <Line
            dataKey="ahead"
            name="Projection"
            type="linear"
            stroke={colours.ahead}
            strokeWidth={2}
            strokeDasharray="7 4"
            dot={false}
            activeDot={false}
            isAnimationActive={false}
          />
          <ReferenceLine
            x={Date.parse(at)}
            stroke={colours.text}
            label={{ value: 'Today', position: 'top', fill: colours.text, fontSize: 12 }}
          />
          {marksOf(account).map((mark) => (
            <ReferenceDot
              key={`${mark.kind} ${mark.lot ?? ''} ${mark.at}`}
              x={mark.at}
              y={0}
              shape={markSymbol(mark.kind, colours)}
            />
          ))}
          <Brush
            dataKey="at"
            height={28}
            travellerWidth={10}
            stroke={colours.rest}
            fill={colours.surface}
            tickFormatter={(value: number) => day.format(value)}
            ariaLabel="The part of the time that is shown"
          />
        </ComposedChart>
      </ResponsiveContainer>
    </figure>
  )
}

/** Drawn anew for new figures alone: while they are read again, which a page says of what it shows, the drawing stands. */
export default memo(BurnDownChart)
