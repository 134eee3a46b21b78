import { memo, useMemo } from 'react'
import { CartesianGrid, ComposedChart, ReferenceLine, ResponsiveContainer, Tooltip } from 'recharts'
import type { BurnProjectionJson } from '../../shared/api/burn-outlook.ts'
import type { AccountPaceJson } from '../../shared/api/burn-pace.ts'
import { seriesColour, useChartColours } from '../ui/chart-colours.ts'
import { hatched } from '../ui/Hatching.tsx'
import classes from './BurnDown.module.css'
import { chartPoints, dayAt, dayRows, marksOf } from './chart-points.ts'
import { ChartTip } from './ChartTip.tsx'
import { DayAxis, TimeBrush, UnitsAxis } from './ChartAxes.tsx'
import { Band, LotArea, PaceLine } from './ChartSeries.tsx'
import { ChartMarks } from './ChartMarks.tsx'
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

/**
 * Units left by lot, with the cliffs at expiry, the even pace and where the run rate leads. Each part of it is a component with
 * plain properties, which stays as it is while those do: a new take then changes the points alone, and the chart draws once.
 */
function BurnDownChart({ account, projection, zone, at, id, summary }: BurnDownChartProps) {
  const colours = useChartColours()
  const points = useMemo(
    () => thinned(chartPoints(account, projection === null ? null : bandEdges(projection, account.units, at))),
    [account, projection, at],
  )
  const marks = useMemo(() => marksOf(account), [account])
  const rows = useMemo(() => dayRows(account), [account])
  // What expires last lies at the bottom: where the first lot ends, no other moves.
  const stacked = account.lots.map((lot, index) => ({ lot: lot.id, index })).reverse()
  return (
    <figure className={classes.figure} aria-label={`Units left of account ${account.account}. ${summary}`}>
      <ResponsiveContainer width="100%" height={400}>
        {/* Lots are stacked in the order in which they came to the chart: with others it is another chart. */}
        <ComposedChart key={stacked.map(({ lot }) => lot).join(' ')} data={points} margin={MARGIN}>
          <CartesianGrid vertical={false} stroke={colours.grid} />
          <DayAxis zone={zone} text={colours.text} line={colours.grid} />
          <UnitsAxis text={colours.text} line={colours.grid} />
          <Tooltip
            isAnimationActive={false}
            content={({ active, label }) => {
              const row = active ? dayAt(rows, Number(label)) : undefined
              return row === undefined ? null : <ChartTip row={row} lots={account.lots} zone={zone} id={id} />
            }}
          />
          {stacked.map(({ lot, index }) => (
            <LotArea key={lot} lot={lot} fill={hatched(id, index)} stroke={seriesColour(colours, index)} />
          ))}
          <Band colour={colours.ahead} />
          <PaceLine dataKey="even" name="Even pace" stroke={colours.even} strokeWidth={1.5} strokeDasharray="2 3" />
          <PaceLine dataKey="ahead" name="Projection" stroke={colours.ahead} strokeWidth={2} strokeDasharray="7 4" />
          <ReferenceLine
            x={Date.parse(at)}
            stroke={colours.text}
            label={{ value: 'Today', position: 'top', fill: colours.text, fontSize: 12 }}
          />
          <ChartMarks marks={marks} colours={colours} />
          <TimeBrush zone={zone} stroke={colours.rest} fill={colours.surface} />
        </ComposedChart>
      </ResponsiveContainer>
    </figure>
  )
}

const MARGIN = { top: 20, right: 16, bottom: 4, left: 4 }

/** Drawn anew for new figures alone: while they are read again, which a page says of what it shows, the drawing stands. */
export default memo(BurnDownChart)
