import { DefaultZIndexes, usePlotArea, useXAxisScale, ZIndexLayer } from 'recharts'
import type { ChartColours } from '../ui/chart-colours.ts'
import type { Mark } from './chart-points.ts'
import { MarkSymbol } from './MarkSymbol.tsx'

interface ChartMarksProps {
  readonly marks: readonly Mark[]
  readonly colours: ChartColours
}

/** What was bought, balanced and expires, on the chart's base line; nothing of what the brush leaves out. */
export function ChartMarks({ marks, colours }: ChartMarksProps) {
  const scale = useXAxisScale()
  const plot = usePlotArea()
  if (scale === undefined || plot === undefined) return null
  const places = marks
    .map((mark) => ({ ...mark, x: Number(scale(mark.at)) }))
    .filter(({ x }) => x >= plot.x && x <= plot.x + plot.width)
  return (
    <ZIndexLayer zIndex={DefaultZIndexes.scatter}>
      {places.map(({ kind, lot, at, x }) => (
        <MarkSymbol key={`${kind} ${lot ?? ''} ${at}`} kind={kind} colours={colours} x={x} y={plot.y + plot.height} />
      ))}
    </ZIndexLayer>
  )
}
