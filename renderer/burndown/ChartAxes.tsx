import { memo, useMemo } from 'react'
import { Brush, XAxis, YAxis } from 'recharts'
import { formatUnits } from '../ui/format.ts'

interface AxisProps {
  readonly text: string
  readonly line: string
}

/** The days, in the studio's zone, under the chart. */
export const DayAxis = memo(function DayAxis({ zone, text, line }: AxisProps & { readonly zone: string }) {
  return (
    <XAxis
      dataKey="at"
      type="number"
      scale="time"
      domain={WHOLE}
      tickFormatter={useDayFormat(zone)}
      tick={useTicks(text)}
      stroke={line}
      minTickGap={32}
    />
  )
})

const WHOLE = ['dataMin', 'dataMax'] as const

/** The units, beside the chart. */
export const UnitsAxis = memo(function UnitsAxis({ text, line }: AxisProps) {
  return (
    <YAxis
      tickFormatter={unitsOfTick}
      tick={useTicks(text)}
      stroke={line}
      tickLine={false}
      axisLine={false}
      width="auto"
    />
  )
})

function unitsOfTick(value: number): string {
  return formatUnits(String(value))
}

interface TimeBrushProps {
  readonly zone: string
  readonly stroke: string
  readonly fill: string
}

/** Chooses the part of the time that is shown. */
export const TimeBrush = memo(function TimeBrush({ zone, stroke, fill }: TimeBrushProps) {
  return (
    <Brush
      dataKey="at"
      height={28}
      travellerWidth={10}
      stroke={stroke}
      fill={fill}
      tickFormatter={useDayFormat(zone)}
      ariaLabel="The part of the time that is shown"
    />
  )
})

function useTicks(fill: string) {
  return useMemo(() => ({ fill, fontSize: 12 }), [fill])
}

/** A day and its month, of an instant in UTC milliseconds. */
function useDayFormat(zone: string): (at: number) => string {
  return useMemo(() => {
    const day = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', timeZone: zone })
    return (at) => day.format(at)
  }, [zone])
}
