import { Area, AreaChart, ReferenceLine, ResponsiveContainer, XAxis, YAxis } from 'recharts'
import { seriesColour, useChartColours } from '../../ui/chart-colours.ts'
import { formatUnits } from '../../ui/format.ts'
import type { Figures } from './ForecastFigures.tsx'
import classes from './forecast.module.css'
import { outlineOf } from './outline.ts'
import { PERCENTILES } from './percentiles.ts'

interface ForecastChartProps {
  readonly units: Figures['units']
  readonly draws: number
}

/** How often which units are needed, with the percentiles marked. Its points are in the table below it. */
export default function ForecastChart({ units, draws }: ForecastChartProps) {
  const colours = useChartColours()
  const ticks = { fill: colours.text, fontSize: 11 }
  const said = PERCENTILES.map(({ key, percent }) => `${formatUnits(units[key])} in ${percent} of 100`)
  return (
    <figure
      className={classes.chart}
      aria-label={`Units needed in ${draws} futures: at most ${said.join(', ')}; the table below has the points`}
    >
      <ResponsiveContainer width="100%" height={168}>
        <AreaChart data={outlineOf(units.bins)} margin={{ top: 42, right: 12, bottom: 0, left: 12 }}>
          <XAxis
            dataKey="units"
            type="number"
            domain={['dataMin', 'dataMax']}
            tickFormatter={(value: number) => formatUnits(String(value))}
            tick={ticks}
            stroke={colours.grid}
            minTickGap={24}
          />
          <YAxis dataKey="count" hide />
          <Area
            dataKey="count"
            type="stepAfter"
            fill={seriesColour(colours, 0)}
            fillOpacity={0.35}
            stroke={seriesColour(colours, 0)}
            strokeWidth={1.5}
            activeDot={false}
            isAnimationActive={false}
          />
          {PERCENTILES.map(({ key, name, dashes }, index) => (
            <ReferenceLine
              key={key}
              x={Number(units[key])}
              stroke={colours.text}
              strokeWidth={1.5}
              strokeDasharray={dashes}
              ifOverflow="extendDomain"
              label={{ value: name, position: 'top', dy: index * 13 - 28, fill: colours.text, fontSize: 11 }}
            />
          ))}
        </AreaChart>
      </ResponsiveContainer>
    </figure>
  )
}
