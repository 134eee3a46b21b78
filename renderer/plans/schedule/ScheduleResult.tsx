import { Alert, Stack } from '@mantine/core'
import type { ScheduleJson } from '../../../shared/api/scheduling.ts'
import { DemandTable } from './DemandTable.tsx'
import { OtherPlans } from './OtherPlans.tsx'
import { PurchaseTable } from './PurchaseTable.tsx'
import { ScheduleTimeline } from './ScheduleTimeline.tsx'
import { ScheduleVerdict } from './ScheduleVerdict.tsx'

/** A plan: what it costs and how sure that is, the timeline, the purchases, and what else could be done. */
export function ScheduleResult({ schedule }: { readonly schedule: ScheduleJson }) {
  return (
    <Stack gap="md">
      <ScheduleVerdict schedule={schedule} />
      {schedule.problems.length > 0 && (
        <Alert color="yellow" variant="light" title="Not counted">
          {schedule.problems.map((problem) => (
            <div key={problem}>{problem}</div>
          ))}
        </Alert>
      )}
      {schedule.days.length > 0 && <ScheduleTimeline schedule={schedule} />}
      <PurchaseTable schedule={schedule} />
      <OtherPlans schedule={schedule} />
      <DemandTable schedule={schedule} />
    </Stack>
  )
}
