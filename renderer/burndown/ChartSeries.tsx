import { memo, useCallback } from 'react'
import { Area, Line } from 'recharts'
import type { ChartPoint } from './chart-points.ts'

interface LotAreaProps {
  readonly lot: string
  readonly fill: string
  readonly stroke: string
}

/** What one lot holds, standing on the lots that expire after it. */
export const LotArea = memo(function LotArea({ lot, fill, stroke }: LotAreaProps) {
  return (
    <Area
      dataKey={useCallback((point: ChartPoint) => point.lots[lot] ?? 0, [lot])}
      name={lot}
      stackId="left"
      type="linear"
      fill={fill}
      fillOpacity={1}
      stroke={stroke}
      strokeWidth={1}
      activeDot={false}
      isAnimationActive={false}
    />
  )
})

/** Where 80 of 100 futures lie. */
export const Band = memo(function Band({ colour }: { readonly colour: string }) {
  return (
    <Area
      dataKey="band"
      name="P10 to P90"
      type="linear"
      fill={colour}
      fillOpacity={0.14}
      stroke={colour}
      strokeWidth={1}
      strokeDasharray="1 3"
      connectNulls
      activeDot={false}
      isAnimationActive={false}
    />
  )
})

interface PaceLineProps {
  readonly dataKey: 'even' | 'ahead'
  readonly name: string
  readonly stroke: string
  readonly strokeWidth: number
  readonly strokeDasharray: string
}

/** A pace as a broken line. */
export const PaceLine = memo(function PaceLine(line: PaceLineProps) {
  return <Line {...line} type="linear" dot={false} activeDot={false} isAnimationActive={false} />
})
