import { useMantineTheme } from '@mantine/core'
import { Area, AreaChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import type { BurndownJson } from '../../shared/api/shapes.ts'
import { formatDay, formatUnits } from '../ui/format.ts'
import { chartPoints } from './chart-points.ts'

type AccountBurnDown = BurndownJson['accounts'][number]

/** The way down of one account, its lots upon each other, the first to expire at the bottom. */
export default function SmallBurnDown({ account }: { readonly account: AccountBurnDown }) {
  const { colors } = useMantineTheme()
  const shades = [colors.indigo[6], colors.indigo[4], colors.indigo[3], colors.indigo[8]]
  const points = chartPoints(account)
  const last = account.points.at(-1)
  return (
    <div role="img" aria-label={`Units left of ${account.account} by day, ${formatUnits(last?.units)} on the last`}>
      <ResponsiveContainer width="100%" height={256}>
        <AreaChart data={points} margin={{ top: 8, right: 8, bottom: 0, left: 0 }}>
          <XAxis
            dataKey="day"
            tickLine={false}
            axisLine={false}
            minTickGap={48}
            tickFormatter={(day: string) => formatDay(day)}
          />
          <YAxis
            width={56}
            tickLine={false}
            axisLine={false}
            tickCount={4}
            tickFormatter={(units: number) => formatUnits(String(units))}
          />
          <Tooltip
            isAnimationActive={false}
            labelFormatter={(day) => (typeof day === 'string' ? formatDay(day) : null)}
            formatter={(units, name) => [`${formatUnits(String(units))} units`, name]}
            contentStyle={{
              background: 'var(--mantine-color-body)',
              border: '1px solid var(--packledger-line)',
              borderRadius: 4,
              fontSize: 12,
            }}
          />
          {account.lots.map((lot, index) => (
            <Area
              key={lot.id}
              type="stepAfter"
              dataKey={(point: (typeof points)[number]) => point.lots[lot.id] ?? 0}
              name={lot.pack ?? 'found by a balance'}
              stackId="lots"
              stroke="none"
              fill={shades[index % shades.length] ?? 'currentColor'}
              fillOpacity={0.85}
              isAnimationActive={false}
            />
          ))}
        </AreaChart>
      </ResponsiveContainer>
    </div>
  )
}
