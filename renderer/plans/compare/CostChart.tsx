import {
  CartesianGrid,
  Line,
  LineChart,
  ReferenceDot,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts'
import type { ComparisonJson } from '../../../shared/api/comparison.ts'
import { PAY_AS_YOU_GO } from '../../../shared/domain/comparison/comparison.ts'
import { seriesColour, useChartColours } from '../../ui/chart-colours.ts'
import { formatMoney, formatUnits } from '../../ui/format.ts'
import chart from '../../ui/chart.module.css'
import classes from './compare.module.css'
import type { CurveRow } from './curve-points.ts'
import { curveRows, marked } from './curve-points.ts'
import { dashOf } from './line-dashes.ts'
import { optionName } from './option-words.ts'

interface CostChartProps {
  readonly compared: ComparisonJson
  /** What the chart says, in a sentence. */
  readonly summary: string
}

/** Total cost against units, one line an option, the demand marked and crossings lettered. */
export default function CostChart({ compared, summary }: CostChartProps) {
  const { curves, demand, packs } = compared
  const colours = useChartColours()
  const rows = curveRows(curves)
  const currency = demand.payAsYouGo.currency
  const ticks = { fill: colours.text, fontSize: 12 }
  const asUnits = (value: number): string => formatUnits(String(value))
  return (
    <figure className={classes.figureOf} aria-label={`Total cost against units. ${summary}`}>
      <ResponsiveContainer width="100%" height={320}>
        <LineChart data={rows} margin={{ top: 24, right: 24, bottom: 4, left: 4 }}>
          <CartesianGrid vertical={false} stroke={colours.grid} />
          <XAxis
            dataKey={(row: CurveRow) => Number(row.units)}
            type="number"
            domain={[0, Number(curves.end)]}
            tickFormatter={asUnits}
            tick={ticks}
            stroke={colours.grid}
            minTickGap={40}
          />
          <YAxis
            tickFormatter={(value: number) => formatMoney({ amount: String(value), currency }, 0)}
            tick={ticks}
            stroke={colours.grid}
            tickLine={false}
            axisLine={false}
            width="auto"
          />
          <Tooltip
            isAnimationActive={false}
            content={({ active, label }) => {
              const row = active ? rows.find((one) => Number(one.units) === Number(label)) : undefined
              return row === undefined ? null : <CornerTip row={row} compared={compared} />
            }}
          />
          <ReferenceLine
            x={Number(demand.units)}
            stroke={colours.text}
            strokeDasharray="3 3"
            label={{ value: 'This demand', position: 'top', fill: colours.text, fontSize: 12 }}
          />
          {curves.lines.map(({ option }, index) => (
            <Line
              key={option}
              dataKey={(row: CurveRow) => {
                const cost = row.costs[option]
                return cost === undefined ? null : Number(cost.amount)
              }}
              name={optionName(option, packs)}
              type="linear"
              connectNulls
              stroke={seriesColour(colours, index)}
              strokeWidth={option === compared.target ? 3 : 2}
              strokeDasharray={dashOf(index)}
              dot={false}
              activeDot={{ r: 3 }}
              isAnimationActive={false}
            />
          ))}
          {marked(curves, PAY_AS_YOU_GO).map((crossing) => (
            <ReferenceDot
              key={crossing.letter}
              x={Number(crossing.units)}
              y={Number(crossing.cost.amount)}
              r={4}
              fill={colours.surface}
              stroke={colours.text}
              strokeWidth={1.5}
              label={{ value: crossing.letter, position: 'top', fill: colours.text, fontSize: 12, fontWeight: 600 }}
            />
          ))}
        </LineChart>
      </ResponsiveContainer>
    </figure>
  )
}

interface CornerTipProps {
  readonly row: CurveRow
  readonly compared: ComparisonJson
}

/** The lines that bend at some units. */
function CornerTip({ row, compared }: CornerTipProps) {
  return (
    <div className={chart.tip}>
      <strong>{formatUnits(row.units)} units</strong>
      {Object.entries(row.costs).map(([option, cost]) => (
        <div key={option}>
          {optionName(option, compared.packs)}: {formatMoney(cost)}
        </div>
      ))}
    </div>
  )
}
