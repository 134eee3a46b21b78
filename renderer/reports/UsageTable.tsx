import { Table } from '@mantine/core'
import type { ReactNode } from 'react'
import { formatCount, NOTHING } from '../ui/format.ts'
import { Figure, moneyOrNothing, NumberCell, unitsOrNothing } from './figures.tsx'
import classes from './Reports.module.css'
import type { UsageLine } from './usage-lines.ts'

interface UsageTableProps {
  readonly title: string
  /** What a line is: "Production". */
  readonly head: string
  readonly lines: readonly UsageLine[]
  readonly currency: string
  /** Whether the accounts of the lines are told apart. */
  readonly withAccount: boolean
}

/** A month's takes by some name: clips by outcome, units drawn from lots with what they cost, and overage. */
export function UsageTable({ title, head, lines, currency, withAccount }: UsageTableProps) {
  const withOverage = lines.some((line) => Number(line.overageUnits) !== 0)
  return (
    <Table.ScrollContainer minWidth={640}>
      <Table className={classes.table} aria-label={title} fz="sm" highlightOnHover>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            {withAccount && <th scope="col">Account</th>}
            <Head>Clips</Head>
            <Head>Failed</Head>
            <Head>Rejected</Head>
            <Head>Units</Head>
            <Head>{currency}</Head>
            {withOverage && <Head>Overage units</Head>}
            {withOverage && <Head>Overage {currency}</Head>}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.key}>
              <th scope="row" className={classes.name}>
                {line.name}
              </th>
              {withAccount && <td>{line.account}</td>}
              <NumberCell>{countOrNothing(line.clips)}</NumberCell>
              <NumberCell>{countOrNothing(line.failed)}</NumberCell>
              <NumberCell>{countOrNothing(line.rejected)}</NumberCell>
              <NumberCell>
                <Figure behind={line.behind} label={`${line.name}, units`}>
                  {unitsOrNothing(line.units)}
                </Figure>
              </NumberCell>
              <NumberCell>
                <Figure behind={line.behind} label={`${line.name}, cost`}>
                  {moneyOrNothing(line.cost)}
                </Figure>
              </NumberCell>
              {withOverage && <NumberCell>{unitsOrNothing(line.overageUnits)}</NumberCell>}
              {withOverage && <NumberCell>{moneyOrNothing(line.overageCost)}</NumberCell>}
            </tr>
          ))}
        </tbody>
      </Table>
    </Table.ScrollContainer>
  )
}

function Head({ children }: { readonly children: ReactNode }) {
  return (
    <th scope="col" className={classes.number}>
      {children}
    </th>
  )
}

function countOrNothing(count: number): string {
  return count === 0 ? NOTHING : formatCount(count)
}
