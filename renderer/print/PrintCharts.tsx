import type { SpendJson } from '../../shared/api/spend.ts'
import { TOTAL_WORDS } from '../../shared/api/statement-words.ts'
import { formatMoney, formatMonth, UNIT_COST_DIGITS } from '../ui/format.ts'
import type { SpendSeries } from '../ui/spend-series.ts'
import { heightOf, seriesOf } from '../ui/spend-series.ts'
import { barsOf, ticksOf } from './chart-shape.ts'
import classes from './sheet.module.css'
import { SheetPart } from './SheetTable.tsx'

/** Told apart in grey too: dark and light by turns. */
const FILLS = ['#364fc7', '#f59f00', '#2b8a3e', '#e599f7', '#862e9c', '#74c0fc', '#adb5bd', '#495057']
const fillOf = (index: number): string => FILLS[index % FILLS.length] ?? '#495057'

/** Twelve months up to the statement's: spend by production, waste, and what a used unit came to. Drawn at once, at any width. */
export function PrintCharts({ spend }: { readonly spend: SpendJson }) {
  const series = seriesOf(spend)
  const { currency, months } = spend
  const money = (amount: number): string => formatMoney({ amount: String(amount), currency }, 0)
  const unitMoney = (amount: number): string => formatMoney({ amount: String(amount), currency }, UNIT_COST_DIGITS)
  return (
    <SheetPart title="Twelve months">
      <figure className={classes.chart}>
        <figcaption>Consumed, by production</figcaption>
        <BarPlot
          months={months.map((one) => one.month)}
          columns={months.map((one) => series.map((part) => heightOf(one, part)))}
          width={720}
          label={money}
        />
        <Legend series={series} />
      </figure>
      <div className={classes.pair}>
        <figure className={classes.chart}>
          <figcaption>Wasted: what expired unused</figcaption>
          <BarPlot
            months={months.map((one) => one.month)}
            columns={months.map((one) => [Number(one.wasted.amount)])}
            width={350}
            label={money}
          />
        </figure>
        <figure className={classes.chart}>
          <figcaption>{TOTAL_WORDS.unitCost}</figcaption>
          <BarPlot
            months={months.map((one) => one.month)}
            columns={months.map((one) => [Number(one.unitCost?.amount ?? 0)])}
            width={350}
            label={unitMoney}
          />
        </figure>
      </div>
    </SheetPart>
  )
}

function Legend({ series }: { readonly series: readonly SpendSeries[] }) {
  return (
    <ul className={classes.legend}>
      {series.map(({ key, label }, index) => (
        <li key={key}>
          <svg viewBox="0 0 12 12" aria-hidden>
            <rect width="12" height="12" fill={fillOf(index)} />
          </svg>
          <bdi>{label}</bdi>
        </li>
      ))}
    </ul>
  )
}

interface BarPlotProps {
  readonly months: readonly string[]
  /** A month's parts from the ground up. */
  readonly columns: readonly (readonly number[])[]
  readonly width: number
  readonly label: (amount: number) => string
}

const HEIGHT = 170
const AXIS = { left: 54, bottom: 18, top: 8 }

function BarPlot({ months, columns, width, label }: BarPlotProps) {
  const ground = HEIGHT - AXIS.bottom
  const ticks = ticksOf(columns)
  const top = ticks.at(-1) ?? 1
  const bottom = ticks[0] ?? 0
  const y = (amount: number): number => ground - ((amount - bottom) / (top - bottom)) * (ground - AXIS.top)
  const step = (width - AXIS.left) / Math.max(1, months.length)
  return (
    <svg viewBox={`0 0 ${width} ${HEIGHT}`} aria-hidden>
      {ticks.map((tick) => (
        <g key={tick}>
          <line x1={AXIS.left} x2={width} y1={y(tick)} y2={y(tick)} stroke={tick === 0 ? '#868e96' : '#dee2e6'} />
          <text x={AXIS.left - 6} y={y(tick) + 3} textAnchor="end">
            {label(tick)}
          </text>
        </g>
      ))}
      {months.map((month, index) => {
        const x = AXIS.left + step * (index + 0.5)
        return (
          <g key={month}>
            {barsOf(columns[index] ?? []).map(({ part, from, to }) => (
              <rect
                key={part}
                x={x - step * 0.3}
                width={step * 0.6}
                y={y(to)}
                height={y(from) - y(to)}
                fill={fillOf(part)}
              />
            ))}
            <text x={x} y={HEIGHT - 5} textAnchor="middle">
              {formatMonth(month, 'short')}
            </text>
          </g>
        )
      })}
    </svg>
  )
}
