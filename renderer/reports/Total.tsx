import type { Behind } from './behind.ts'
import { Figure } from './figures.tsx'

interface TotalProps {
  readonly label: string
  /** The entries of the figure; null where there are none to show. */
  readonly behind: Behind | null
  readonly children: string
}

/** A figure of a statement's totals under its name. */
export function Total({ label, behind, children }: TotalProps) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <Figure behind={behind} label={label}>
          {children}
        </Figure>
      </dd>
    </div>
  )
}
