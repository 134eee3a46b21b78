import { Table, Text } from '@mantine/core'
import type { ScheduleJson } from '../../../shared/api/scheduling.ts'
import { formatDay, formatUnits } from '../../ui/format.ts'
import { packName } from './words.ts'
import classes from './schedule.module.css'

/** What to buy, by date. */
export function PurchaseTable({ schedule }: { readonly schedule: ScheduleJson }) {
  const bought = schedule.lots.filter(({ from }) => from !== null)
  if (bought.length === 0) return <Text size="sm">No pack pays for this demand: buy none.</Text>
  return (
    <div className={classes.frame}>
      <Table className={classes.table}>
        <Table.Caption className={classes.unseen}>What to buy, by date</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Buy on</Table.Th>
            <Table.Th className={classes.figure}>Packs</Table.Th>
            <Table.Th>Pack</Table.Th>
            <Table.Th>Expires</Table.Th>
            <Table.Th className={classes.figure}>Units</Table.Th>
            <Table.Th className={classes.figure}>Used, units</Table.Th>
            <Table.Th className={classes.figure}>Left over, units</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {bought.map((lot) => (
            <Table.Tr key={`${lot.from ?? ''} ${lot.pack ?? ''}`}>
              <Table.Td>{formatDay(lot.from ?? '')}</Table.Td>
              <Table.Td className={classes.figure}>{lot.count}</Table.Td>
              <Table.Td>{packName(schedule, lot.pack)}</Table.Td>
              <Table.Td>{formatDay(lot.expires)}</Table.Td>
              <Table.Td className={classes.figure}>{formatUnits(lot.units)}</Table.Td>
              <Table.Td className={classes.figure}>{formatUnits(lot.drawn)}</Table.Td>
              <Table.Td className={classes.figure}>{lot.left === '0' ? '—' : formatUnits(lot.left)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}
