import { Badge, Group, Text } from '@mantine/core'
import { IconCircleCheck, IconProgress } from '@tabler/icons-react'
import type { ScheduleJson } from '../../../shared/api/scheduling.ts'
import { formatMoney, formatUnits, isNothing } from '../../ui/format.ts'
import { gapText } from './words.ts'
import classes from './schedule.module.css'

/** The plan's cost in one line, and whether it is proven. */
export function ScheduleVerdict({ schedule }: { readonly schedule: ScheduleJson }) {
  const { cost, packCost, overflowCost, overflowUnits, wastedUnits, proven, demand, queue } = schedule
  return (
    <div>
      <Group gap="sm" align="baseline">
        <Text className={classes.cost}>{formatMoney(cost)}</Text>
        {proven ? (
          <Badge color="teal" variant="light" tt="none" leftSection={<IconCircleCheck size={14} aria-hidden />}>
            Proven: no plan costs less
          </Badge>
        ) : (
          <Badge color="yellow" variant="light" tt="none" leftSection={<IconProgress size={14} aria-hidden />}>
            {gapText(schedule)}
          </Badge>
        )}
      </Group>
      <Text size="sm" c="dimmed" className={classes.figures}>
        {formatMoney(packCost)} for packs
        {!isNothing(overflowCost) &&
          `, ${formatMoney(overflowCost)} for ${formatUnits(overflowUnits)} units at pay-as-you-go`}
        {wastedUnits !== '0' && `, ${formatUnits(wastedUnits)} units bought and not used`}. For{' '}
        {formatUnits(demand.units)} units on {demand.days} {demand.days === 1 ? 'day' : 'days'}
        {queue !== null && ` of ${queue.production} / ${queue.name}`}.
      </Text>
    </div>
  )
}
