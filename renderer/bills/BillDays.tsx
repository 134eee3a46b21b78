import { Table } from '@mantine/core'
import { partOfDayWords } from '../../shared/api/bill-words.ts'
import { formatCount, formatDay, formatUnits, NOTHING } from '../ui/format.ts'
import { RowsInView } from '../ui/RowsInView.tsx'
import classes from '../ui/table.module.css'
import type { ComparedBill } from './bill-store.ts'

type Day = ComparedBill['days'][number]

const LINES_SHOWN = 5

/** Each day of each model, the differences first, with the bill's lines that it is made of. */
export function BillDays({ days }: { readonly days: readonly Day[] }) {
  if (days.length === 0) return null
  return (
    <RowsInView label="Days of the bill" rows={days} heads={<DayHeads />} cells={(day) => <DayCells day={day} />} />
  )
}

function DayHeads() {
  return (
    <>
      <Table.Th scope="col">Day</Table.Th>
      <Table.Th scope="col">Model</Table.Th>
      {['Bill', 'Ledger', 'Difference', 'Failed rows'].map((head) => (
        <Table.Th key={head} scope="col" className={classes.number}>
          {head}
        </Table.Th>
      ))}
      <Table.Th scope="col">Lines</Table.Th>
    </>
  )
}

function DayCells({ day: one }: { readonly day: Day }) {
  const { day, model, bill, ledger, difference, failedRows, chargedFailures } = one
  const weight = difference === '0' ? 400 : 600
  return (
    <>
      <Table.Td fw={weight} className={classes.nowrap}>
        {formatDay(day)}
        {partOfDayWords(one)}
      </Table.Td>
      <Table.Td fw={weight} className={classes.nowrap}>
        {model}
      </Table.Td>
      {[bill, ledger, difference].map((units, index) => (
        <Table.Td key={index} fw={weight} className={classes.number}>
          {formatUnits(units)}
        </Table.Td>
      ))}
      <Table.Td fw={weight} className={classes.number}>
        {formatCount(failedRows)}
        {chargedFailures > 0 && `, ${formatCount(chargedFailures)} charged`}
      </Table.Td>
      <Table.Td fw={weight} className={classes.nowrap}>
        {linesText(one)}
      </Table.Td>
    </>
  )
}

function linesText({ lines, rows }: Day): string {
  if (rows === 0) return NOTHING
  return lines.slice(0, LINES_SHOWN).join(', ') + (rows > LINES_SHOWN ? ', …' : '')
}
