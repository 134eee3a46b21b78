import { ActionIcon, Badge, Group, Select, Tooltip } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import type { MonthsJson } from '../../shared/api/months.ts'
import { shiftMonth } from '../../shared/domain/calendar.ts'
import { formatMonth, formatWhen } from '../ui/format.ts'
import { useStudio } from '../ui/studio-context.ts'
import classes from './Reports.module.css'

interface MonthPickerProps {
  readonly list: MonthsJson
  readonly month: string
  readonly pick: (month: string) => void
}

/** Which month the statement is of: the one before, the one after, or any that has something in it. */
export function MonthPicker({ list, month, pick }: MonthPickerProps) {
  const { zone } = useStudio()
  const known = new Map(list.months.map((one) => [one.month, one]))
  const offered = [...new Set([month, ...known.keys()])].sort().reverse()
  const earliest = offered.at(-1) ?? month
  const latest = offered[0] ?? month
  const closedAt = known.get(month)?.closedAt ?? null
  return (
    <Group gap="xs" role="group" aria-label="Month">
      <Tooltip label="The month before">
        <ActionIcon
          variant="default"
          size="input-sm"
          aria-label="The month before"
          disabled={month <= earliest}
          onClick={() => pick(shiftMonth(month, -1))}
        >
          <IconChevronLeft size={18} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <Select
        aria-label="Month"
        className={classes.month ?? ''}
        data={offered.map((one) => ({
          value: one,
          label: formatMonth(one) + ((known.get(one)?.closedAt ?? null) === null ? '' : ' · closed'),
        }))}
        value={month}
        allowDeselect={false}
        onChange={(value) => value !== null && pick(value)}
      />
      <Tooltip label="The month after">
        <ActionIcon
          variant="default"
          size="input-sm"
          aria-label="The month after"
          disabled={month >= latest}
          onClick={() => pick(shiftMonth(month, 1))}
        >
          <IconChevronRight size={18} aria-hidden />
        </ActionIcon>
      </Tooltip>
      {closedAt !== null && (
        <Badge variant="light" color="gray" size="lg" tt="none" fw={500}>
          Closed on {formatWhen(closedAt, zone, 'day')}
        </Badge>
      )}
      {closedAt === null && (
        <Badge variant="outline" color="gray" size="lg" tt="none" fw={500}>
          {month >= list.running ? 'Running' : 'Open'}
        </Badge>
      )}
    </Group>
  )
}
