import { usePlotArea, useXAxisScale } from 'recharts'
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
  const isShown = (x: number): boolean => x >= plot.x && x <= plot.x + plot.width
  return marks.map(({ kind, lot, at }) => {
    const x = Number(scale(at))
    if (!isShown(x)) return null
    return (
      <MarkSymbol key={`${kind} ${lot ?? ''} ${at}`} kind={kind} colours={colours} x={x} y={plot.y + plot.height} />
    )
  })
}
