import { VisuallyHidden } from '@mantine/core'
import { IconAlertTriangle, IconVideoPlus } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { QueueView, ShownRender } from '../../shared/api/planning.ts'
import { kindText } from '../../shared/domain/kind-text.ts'
import { formatCount, formatDay, formatMoney, formatUnits, formatWhen, NOTHING } from '../ui/format.ts'
import { useStudio } from '../ui/studio-context.ts'
import type { ColumnId } from './columns.ts'
import { STATE_WORDS } from './columns.ts'
import { LotChips } from './LotChips.tsx'
import { takesText } from './paste.ts'
import { unitCostText } from './unit-cost.ts'
import classes from './queue.module.css'

interface CellContentProps {
  readonly column: ColumnId
  readonly render: ShownRender | undefined
  readonly view: QueueView
  readonly record: (render: ShownRender) => void
}

/** What a cell shows while it is not edited. */
export function CellContent({ column, render, view, record }: CellContentProps): ReactNode {
  if (render === undefined) return column === 'shot' ? <span className={classes.hint}>New shot</span> : null
  const { projection } = render
  switch (column) {
    case 'shot':
      return <span title={render.shot}>{render.shot}</span>
    case 'kind':
      return <Kind render={render} />
    case 'takes':
      return takesText(render)
    case 'made':
      return <Made render={render} record={record} />
    case 'units':
      return formatUnits(projection?.units)
    case 'unitCost':
      return unitCostText(projection?.unitCost)
    case 'cost':
      return formatMoney(projection?.cost)
    case 'lots':
      return projection === null ? (
        NOTHING
      ) : (
        <LotChips projection={projection} lots={view.lots} purchases={view.purchases} />
      )
    case 'balance':
      return formatUnits(projection?.balanceAfter)
    case 'day':
      return render.day === null ? <span className={classes.hint}>after previous</span> : formatDay(render.day)
    case 'start':
      return <Time instant={render.start} safe={render.safeStart} />
    case 'finish':
      return <Time instant={render.finish} safe={null} />
    case 'state':
      return render.state === 'planned' && render.toDo === 0 && render.takes > 0
        ? 'All made'
        : STATE_WORDS[render.state]
  }
}

/** An instant; the tooltip has the latest safe start. */
function Time({ instant, safe }: { readonly instant: string | null; readonly safe: string | null }) {
  const { zone } = useStudio()
  if (instant === null) return NOTHING
  const begin = safe === null ? '' : `\nBegin by ${formatWhen(safe, zone)}, or a pack expires before it is drawn`
  return <span title={`${formatWhen(instant, zone)}${begin}`}>{formatWhen(instant, zone, 'brief')}</span>
}

function Kind({ render }: { readonly render: ShownRender }) {
  const { model, resolution, seconds, problem } = render
  return (
    <span title={problem ?? kindText(render)}>
      {problem !== null && <IconAlertTriangle size={13} aria-label={problem} className={classes.problem} />}
      {model.replace(/^MiniMax-/, '')}{' '}
      <span className={classes.size}>
        {resolution} {seconds} s
      </span>
    </span>
  )
}

/** Clips made so far of those planned, and how many were kept; opens the recording of more. */
function Made({ render, record }: { readonly render: ShownRender; readonly record: (render: ShownRender) => void }) {
  return (
    <button
      type="button"
      tabIndex={-1}
      className={classes.made}
      title="Record takes"
      onMouseDown={(event) => event.stopPropagation()}
      onClick={() => record(render)}
    >
      <IconVideoPlus size={14} aria-hidden className={classes.record} />
      {formatCount(render.made)}
      <VisuallyHidden>clips made</VisuallyHidden>
      {render.kept > 0 && <span className={classes.kept}>{formatCount(render.kept)} kept</span>}
      <VisuallyHidden>Record takes of shot {render.shot}</VisuallyHidden>
    </button>
  )
}
