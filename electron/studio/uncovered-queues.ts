import type { UncoveredQueue } from '../../shared/domain/alerts.ts'
import type { QueryContext } from './context.ts'
import { planEverything } from './whole-plan.ts'

/** The queues that neither the lots on hand nor planned purchases cover, all queues being rendered side by side. */
export function uncoveredQueues(context: QueryContext): UncoveredQueue[] {
  return planEverything(context).flatMap(({ queue, uncovered }) => {
    if (uncovered === null) return []
    const { account, id, production, name } = queue
    return [{ account, queue: id, production, name, ...uncovered }]
  })
}
