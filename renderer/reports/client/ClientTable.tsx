import { Table } from '@mantine/core'
import type { ClientStatementJson } from '../../../shared/api/client-statement.ts'
import { formatCount } from '../../ui/format.ts'
import { moneyOrNothing, NumberCell, unitsOrNothing } from '../figures.tsx'
import classes from '../Reports.module.css'

type Figures = Omit<ClientStatementJson['byProduction'][number], 'production' | 'code'>

interface ClientTableProps {
  readonly title: string
  /** What a line is: "Production". */
  readonly head: string
  readonly currency: string
  readonly withShare: boolean
  readonly lines: readonly (Figures & { readonly name: string })[]
}

/** Takes of a client by some name: clips by outcome, units and cost, and where it is asked for the share of the waste. */
export function ClientTable({ title, head, currency, withShare, lines }: ClientTableProps) {
  const heads = [
    'Clips',
    'Failed',
    'Rejected',
    'Units',
    currency,
    ...(withShare ? [`Waste ${currency}`, `Total ${currency}`] : []),
  ]
  return (
    <Table.ScrollContainer minWidth={560}>
      <Table className={classes.table} aria-label={title} fz="sm">
        <thead>
          <tr>
            <th scope="col">{head}</th>
            {heads.map((one) => (
              <th key={one} scope="col" className={classes.number}>
                {one}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.name}>
              <th scope="row" className={classes.name}>
                {line.name}
              </th>
              <NumberCell>{formatCount(line.clips)}</NumberCell>
              <NumberCell>{formatCount(line.failed)}</NumberCell>
              <NumberCell>{formatCount(line.rejected)}</NumberCell>
              <NumberCell>{unitsOrNothing(line.units)}</NumberCell>
              <NumberCell>{moneyOrNothing(line.cost)}</NumberCell>
              {withShare && line.wasteShare !== null && <NumberCell>{moneyOrNothing(line.wasteShare)}</NumberCell>}
              {withShare && <NumberCell>{moneyOrNothing(line.total)}</NumberCell>}
            </tr>
          ))}
        </tbody>
      </Table>
    </Table.ScrollContainer>
  )
}
