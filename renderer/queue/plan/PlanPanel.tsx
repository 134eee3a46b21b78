import type { StoreApi } from 'zustand'
import type { QueueView } from '../../../shared/api/planning.ts'
import { ForecastPanel } from '../forecast/ForecastPanel.tsx'
import type { QueueState } from '../queue-store.ts'
import { Earmarks } from './Earmarks.tsx'
import { Leftovers } from './Leftovers.tsx'
import { Outlook } from './Outlook.tsx'
import { Purchases } from './Purchases.tsx'
import { Substitutes } from './Substitutes.tsx'
import { Versions } from './Versions.tsx'
import classes from './plan.module.css'

export interface PlanProps {
  readonly view: QueueView
  readonly store: StoreApi<QueueState>
}

/** What follows from the queue, and what is planned around it. */
export function PlanPanel(props: PlanProps) {
  return (
    <aside className={classes.panel} aria-label="What follows from the plan">
      <Outlook {...props} />
      <ForecastPanel view={props.view} />
      <Substitutes {...props} />
      <Purchases {...props} />
      <Leftovers {...props} />
      <Versions {...props} />
      <Earmarks {...props} />
    </aside>
  )
}
