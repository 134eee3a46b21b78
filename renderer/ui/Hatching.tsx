import type { ChartColours } from './chart-colours.ts'
import { isHatched, seriesColour } from './chart-colours.ts'

interface HatchingProps {
  /** Names the patterns; the same on no two charts of a page. */
  readonly id: string
  readonly count: number
  readonly colours: ChartColours
}

/** The patterns that series of a chart are filled with; within its svg. */
export function Hatching({ id, count, colours }: HatchingProps) {
  return (
    <defs>
      {Array.from({ length: count }, (_, index) => (
        <pattern
          key={index}
          id={`${id}-${index}`}
          width="7"
          height="7"
          patternUnits="userSpaceOnUse"
          patternTransform={`rotate(${isHatched(index) ? 45 : 0})`}
        >
          <rect width="7" height="7" fill={seriesColour(colours, index)} fillOpacity={isHatched(index) ? 0.55 : 0.8} />
          {isHatched(index) && <rect width="3" height="7" fill={seriesColour(colours, index)} />}
        </pattern>
      ))}
    </defs>
  )
}

/** What fills a series whose patterns are in the page. */
export function hatched(id: string, index: number): string {
  return `url(#${id}-${index})`
}

interface SwatchProps {
  readonly id: string
  readonly index: number
}

/** A series as a legend shows it. */
export function Swatch({ id, index }: SwatchProps) {
  return (
    <svg width="14" height="14" aria-hidden focusable="false">
      <rect width="14" height="14" rx="2" fill={hatched(id, index)} />
    </svg>
  )
}
