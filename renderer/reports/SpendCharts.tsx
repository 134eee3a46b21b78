import { Paper, SimpleGrid } from '@mantine/core'
import { useId } from 'react'
import { Bar, BarChart, CartesianGrid, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import type { SpendJson } from '../../shared/api/spend.ts'
import { TOTAL_WORDS } from '../../shared/api/statement-words.ts'
import type { ChartColours } from '../ui/chart-colours.ts'
import { seriesColour, useChartColours } from '../ui/chart-colours.ts'
import { formatMoney, formatMonth, UNIT_COST_DIGITS } from '../ui/format.ts'
import { hatched, Hatching, Swatch } from '../ui/Hatching.tsx'
import chart from '../ui/chart.module.css'
import type { SpendSeries } from '../ui/spend-series.ts'
import { amountOf, seriesOf } from '../ui/spend-series.ts'
import classes from './Reports.module.css'
import type { SpendPoint } from './spend-points.ts'
import { pointsOf } from './spend-points.ts'

interface SpendChartsProps {
  readonly spend: SpendJson
  readonly part: 'productions' | 'trend'
}

/** The charts of twelve months. Their figures are in the table beside them. */
export default function SpendCharts({ spend, part }: SpendChartsProps) {
  return part === 'productions' ? <Productions spend={spend} /> : <Trend spend={spend} />
}

const heightOf = (key: string) => (point: SpendPoint) => point.heights[key]

function Productions({ spend }: { readonly spend: SpendJson }) {
  const colours = useChartColours()
  const id = useId()
  const series = seriesOf(spend)
  const months = new Map(spend.months.map((one) => [one.month, one]))
  return (
    <figure
      className={classes.figureBlock}
      aria-label="What was consumed each month, by production; the table has the figures"
    >
      <ResponsiveContainer width="100%" height={288}>
        <BarChart
          data={pointsOf(spend)}
          stackOffset="sign"
          margin={{ top: 8, right: 8, bottom: 0, left: 8 }}
          maxBarSize={48}
        >
          <Hatching id={id} count={series.length} colours={colours} />
          {grid(colours)}
          {monthAxis(colours)}
          {moneyAxis(colours, spend.currency)}
          <Tooltip
            cursor={{ fill: colours.grid, fillOpacity: 0.5 }}
            content={({ active, label }) => {
              const month = months.get(String(label))
              return active && month !== undefined ? <SpendTip month={month} series={series} id={id} /> : null
            }}
          />
          {series.map((one, index) => (
            <Bar
              key={one.key}
              dataKey={heightOf(one.key)}
              name={one.label}
              stackId="spend"
              fill={hatched(id, index)}
              stroke={colours.surface}
              isAnimationActive={false}
            />
          ))}
        </BarChart>
      </ResponsiveContainer>
      <ul className={chart.legend}>
        {series.map((one, index) => (
          <li key={one.key}>
            <Swatch id={id} index={index} />
            {one.label}
          </li>
        ))}
      </ul>
    </figure>
  )
}

interface SpendTipProps {
  readonly month: SpendJson['months'][number]
  readonly series: readonly SpendSeries[]
  readonly id: string
}

function SpendTip({ month, series, id }: SpendTipProps) {
  return (
    <div className={chart.tip}>
      <strong>
        {formatMonth(month.month)}: {formatMoney(month.consumed)}
      </strong>
      {series.map((one, index) => (
        <div key={one.key}>
          <Swatch id={id} index={index} /> {one.label}: {formatMoney(amountOf(month, one))}
        </div>
      ))}
    </div>
  )
}

function Trend({ spend }: { readonly spend: SpendJson }) {
  const colours = useChartColours()
  const months = new Map(spend.months.map((one) => [one.month, one]))
  const tip = (text: (month: SpendJson['months'][number]) => string) => (
    <Tooltip
      cursor={{ fill: colours.grid, stroke: colours.grid, fillOpacity: 0.5 }}
      content={({ active, label }) => {
        const month = months.get(String(label))
        if (!active || month === undefined) return null
        return (
          <div className={chart.tip}>
            {formatMonth(month.month)}: {text(month)}
          </div>
        )
      }}
    />
  )
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md" className={classes.charts}>
      <Paper component="figure" p="md" m={0}>
        <figcaption>Wasted: what expired unused</figcaption>
        <ResponsiveContainer width="100%" height={192}>
          <BarChart data={pointsOf(spend)} margin={{ top: 8, right: 8, bottom: 0, left: 8 }} maxBarSize={32}>
            {grid(colours)}
            {monthAxis(colours)}
            {moneyAxis(colours, spend.currency)}
            {tip((month) => formatMoney(month.wasted))}
            <Bar dataKey={heightOf('wasted')} name="Wasted" fill={colours.ahead} isAnimationActive={false} />
          </BarChart>
        </ResponsiveContainer>
      </Paper>
      <Paper component="figure" p="md" m={0}>
        <figcaption>{TOTAL_WORDS.unitCost}</figcaption>
        <ResponsiveContainer width="100%" height={192}>
          <LineChart data={pointsOf(spend)} margin={{ top: 8, right: 8, bottom: 0, left: 8 }}>
            {grid(colours)}
            {monthAxis(colours)}
            {moneyAxis(colours, spend.currency, UNIT_COST_DIGITS)}
            {tip((month) => formatMoney(month.unitCost, UNIT_COST_DIGITS))}
            <Line
              dataKey={heightOf('unitCost')}
              name="Cost of a used unit"
              stroke={seriesColour(colours, 0)}
              strokeWidth={2}
              dot={{ r: 3 }}
              isAnimationActive={false}
            />
          </LineChart>
        </ResponsiveContainer>
      </Paper>
    </SimpleGrid>
  )
}

function grid(colours: ChartColours) {
  return <CartesianGrid vertical={false} stroke={colours.grid} />
}

const shortMonth = new Intl.DateTimeFormat(undefined, { month: 'short', timeZone: 'UTC' })

function monthAxis(colours: ChartColours) {
  return (
    <XAxis
      dataKey="month"
      tickFormatter={(month: string) => shortMonth.format(Date.parse(`${month}-01T00:00:00Z`))}
      tick={{ fill: colours.text, fontSize: 12 }}
      stroke={colours.grid}
      tickLine={false}
      minTickGap={4}
    />
  )
}

function moneyAxis(colours: ChartColours, currency: string, digits = 0) {
  return (
    <YAxis
      tickFormatter={(value: number) => formatMoney({ amount: String(value), currency }, digits)}
      tick={{ fill: colours.text, fontSize: 12 }}
      stroke={colours.grid}
      tickLine={false}
      axisLine={false}
      width="auto"
    />
  )
}
