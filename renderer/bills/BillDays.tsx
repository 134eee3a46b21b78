import { Table } from '@mantine/core'
import { formatCount, formatDay, formatUnits, NOTHING } from '../ui/format.ts'
import classes from '../ui/table.module.css'
import type { ComparedBill } from './bill-store.ts'

/** As many days are drawn: differences stand first, and a bill of a year of every model has fewer. */
const MOST_DRAWN = 2000
const LINES_SHOWN = 5

/** Each day of each model, the differences first, with the bill's lines that it is made of. */
export function BillDays({ days }: { readonly days: ComparedBill['days'] }) {
  if (days.length === 0) return null
  return (
    <div className={classes.scroll} tabIndex={0} role="region" aria-label="Days of the bill">
      <Table>
        <Table.Thead className={classes.head}>
          <Table.Tr>
            <Table.Th scope="col">Day</Table.Th>
            <Table.Th scope="col">Model</Table.Th>
            {['Bill', 'Ledger', 'Difference', 'Failed rows'].map((head) => (
              <Table.Th key={head} scope="col" className={classes.number}>
                {head}
              </Table.Th>
            ))}
            <Table.Th scope="col">Lines</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {days.slice(0, MOST_DRAWN).map((one) => (
            <Table.Tr key={`${one.day} ${one.model}`} fw={one.difference === '0' ? undefined : 600}>
              <Table.Td className={classes.nowrap}>{formatDay(one.day)}</Table.Td>
              <Table.Td className={classes.nowrap}>{one.model}</Table.Td>
              <Table.Td className={classes.number}>{formatUnits(one.bill)}</Table.Td>
              <Table.Td className={classes.number}>{formatUnits(one.ledger)}</Table.Td>
              <Table.Td className={classes.number}>{formatUnits(one.difference)}</Table.Td>
              <Table.Td className={classes.number}>
                {formatCount(one.failedRows)}
                {one.chargedFailures > 0 && `, ${formatCount(one.chargedFailures)} charged`}
              </Table.Td>
              <Table.Td className={classes.nowrap}>{linesText(one)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}

function linesText({ lines, rows }: ComparedBill['days'][number]): string {
  if (rows === 0) return NOTHING
  return lines.slice(0, LINES_SHOWN).join(', ') + (rows > LINES_SHOWN ? ', …' : '')
}
