import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { QueueView } from '../../shared/api/planning.ts'
import { formatCount, formatMoney, formatUnits, NOTHING } from '../ui/format.ts'
import { useApi } from '../api/api-context.tsx'
import { usePlanned, valueOf } from './plan/use-planned.ts'
import { unitCostText } from './unit-cost.ts'
import classes from './queue.module.css'

/** What the queue comes to: always in view. */
export function Totals({ view: { queue, totals, renders, firstUncovered } }: { readonly view: QueueView }) {
  const isShort = totals.overageUnits !== '0'
  const first = renders.find((render) => render.id === firstUncovered)
  return (
    <dl className={classes.totals} aria-label="Totals">
      <Figure label="Renders">{formatCount(totals.renders)}</Figure>
      <Figure label="Takes planned">{formatCount(totals.takes)}</Figure>
      <Figure label="Clips made" note={totals.kept > 0 ? `${formatCount(totals.kept)} kept` : undefined}>
        {formatCount(totals.made)}
      </Figure>
      <Figure label="Clips to make">{formatCount(totals.toDo)}</Figure>
      <Figure label="Units to draw">{formatUnits(totals.units)}</Figure>
      <Figure label="Cost" note={totals.unitCost === null ? undefined : `${unitCostText(totals.unitCost)} a unit`}>
        {formatMoney(totals.cost)}
      </Figure>
      <Figure
        label="Not covered by packs"
        isShort={isShort}
        note={first === undefined ? undefined : `from shot ${first.shot} on`}
      >
        {isShort ? (
          <>
            <IconAlertTriangle size={15} aria-hidden /> {formatUnits(totals.overageUnits)} units,{' '}
            {formatMoney(totals.overageCost)}
          </>
        ) : totals.toDo === 0 ? (
          NOTHING
        ) : (
          <>
            <IconCheck size={15} aria-hidden /> All covered
          </>
        )}
      </Figure>
      <BudgetFigure production={queue.production} />
    </dl>
  )
}

/** What is left of the production's budget after what was spent and all that is planned. */
function BudgetFigure({ production }: { readonly production: string }) {
  const api = useApi()
  const list = valueOf(usePlanned(() => api.call('productions.list', {}), ''))
  const known = list?.productions.find((one) => one.name === production)
  if (known === undefined || known.budget === null || known.left === null) return null
  const isOver = known.left.amount.startsWith('-')
  return (
    <Figure
      label="Left of the budget"
      isShort={isOver}
      note={`${formatMoney(known.spent)} spent, ${formatMoney(known.planned)} planned of ${formatMoney(known.budget)}`}
    >
      {isOver && <IconAlertTriangle size={15} aria-hidden />} {formatMoney(known.left)}
    </Figure>
  )
}

interface FigureProps {
  readonly label: string
  readonly note?: string | undefined
  readonly isShort?: boolean
  readonly children: ReactNode
}

function Figure({ label, note, isShort = false, children }: FigureProps) {
  return (
    <div className={classes.total} data-short={isShort || undefined}>
      <dt>{label}</dt>
      <dd>{children}</dd>
      {note !== undefined && <dd className={classes.note}>{note}</dd>}
    </div>
  )
}
