import { Table } from '@mantine/core'
import type { ScheduleJson } from '../../../shared/api/scheduling.ts'
import { formatDay, formatUnits, NOTHING } from '../../ui/format.ts'
import classes from './schedule.module.css'

/** The demand day by day: what the timeline draws, as a table. */
export function DemandTable({ schedule: { days } }: { readonly schedule: ScheduleJson }) {
  if (days.length === 0) return null
  return (
    <details>
      <summary className={classes.summary}>Demand day by day</summary>
      <div className={classes.frame}>
        <Table className={classes.table}>
          <Table.Caption className={classes.unseen}>Demand day by day</Table.Caption>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Date</Table.Th>
              <Table.Th className={classes.figure}>Units</Table.Th>
              <Table.Th className={classes.figure}>Pay-as-you-go, units</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {days.map(({ date, units, overflow }) => (
              <Table.Tr key={date}>
                <Table.Td>{formatDay(date)}</Table.Td>
                <Table.Td className={classes.figure}>{formatUnits(units)}</Table.Td>
                <Table.Td className={classes.figure}>{overflow === '0' ? NOTHING : formatUnits(overflow)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </details>
  )
}
