import { Paper, Text } from '@mantine/core'
import type { ScheduleJson } from '../../../shared/api/scheduling.ts'
import { formatMoney } from '../../ui/format.ts'
import { boughtText } from './words.ts'
import classes from './schedule.module.css'

type OtherPlan = NonNullable<ScheduleJson['habit']>

/** What else could be done: the runner-up, and always buying the biggest pack. */
export function OtherPlans({ schedule }: { readonly schedule: ScheduleJson }) {
  const { runnerUp, habit } = schedule
  if (runnerUp === null && habit === null) return null
  return (
    <div className={classes.others}>
      {runnerUp !== null && <Other title="Runner-up" plan={runnerUp} schedule={schedule} />}
      {habit !== null && <Other title="Always the biggest pack" plan={habit} schedule={schedule} />}
    </div>
  )
}

interface OtherProps {
  readonly title: string
  readonly plan: OtherPlan
  readonly schedule: ScheduleJson
}

function Other({ title, plan, schedule }: OtherProps) {
  return (
    <Paper withBorder p="sm">
      <Text size="xs" c="dimmed">
        {title}
      </Text>
      <Text fw={600} className={classes.figures}>
        {formatMoney(plan.cost)}
      </Text>
      <Text size="sm" className={classes.figures}>
        {differenceText(plan)}
      </Text>
      <Text size="xs" c="dimmed" mt={4} className={classes.figures}>
        {boughtText(schedule, plan)}
      </Text>
    </Paper>
  )
}

function differenceText({ behind }: OtherPlan): string {
  if (/^0(\.0*)?$/.test(behind.amount)) return 'Costs the same'
  if (behind.amount.startsWith('-')) return `${formatMoney({ ...behind, amount: behind.amount.slice(1) })} less`
  return `${formatMoney(behind)} more`
}
