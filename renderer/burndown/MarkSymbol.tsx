import type { ChartColours } from '../ui/chart-colours.ts'
import type { Mark } from './chart-points.ts'

/** A triangle up for what was bought, one down for what expires, a diamond for a balance: they differ in shape, not in colour alone. */
const PATHS: Readonly<Record<Mark['kind'], string>> = {
  purchase: 'M 0 -6 L 6 5 L -6 5 Z',
  expiry: 'M 0 6 L 6 -5 L -6 -5 Z',
  balance: 'M 0 -6 L 6 0 L 0 6 L -6 0 Z',
}

function fillOf(kind: Mark['kind'], colours: ChartColours): string {
  if (kind === 'purchase') return colours.even
  return kind === 'expiry' ? colours.ahead : colours.surface
}

interface MarkSymbolProps {
  readonly kind: Mark['kind']
  readonly colours: ChartColours
  /** Its middle, in pixels of the drawing that it is part of. */
  readonly x: number
  readonly y: number
}

/** A mark, within a drawing. */
export function MarkSymbol({ kind, colours, x, y }: MarkSymbolProps) {
  return (
    <path
      d={PATHS[kind]}
      transform={`translate(${x} ${y})`}
      fill={fillOf(kind, colours)}
      stroke={kind === 'balance' ? colours.even : colours.surface}
      strokeWidth={1.5}
    />
  )
}

/** A mark as the legend shows it. */
export function MarkKey({ kind, colours }: { readonly kind: Mark['kind']; readonly colours: ChartColours }) {
  return (
    <svg width="16" height="16" aria-hidden focusable="false">
      <MarkSymbol kind={kind} colours={colours} x={8} y={8} />
    </svg>
  )
}

/** A line as the legend shows it. */
export function LineKey({ stroke, dash }: { readonly stroke: string; readonly dash: string }) {
  return (
    <svg width="24" height="10" aria-hidden focusable="false">
      <line x1="0" y1="5" x2="24" y2="5" stroke={stroke} strokeWidth="2" strokeDasharray={dash} />
    </svg>
  )
}
