import { Table } from '@mantine/core'
import type { StatementJson } from '../../shared/api/shapes.ts'
import { Figure, moneyOrNothing, NumberCell, unitsOrNothing } from './figures.tsx'
import { monthSpan } from './month-span.ts'
import classes from './Reports.module.css'

/** The lots that moved in the month, in the order in which they were bought: what was used of each, and what expired. */
export function LotTable({ statement: { byLot, currency, month } }: { readonly statement: StatementJson }) {
  return (
    <Table.ScrollContainer minWidth={560}>
      <Table className={classes.table} aria-label="By lot" fz="sm" highlightOnHover>
        <thead>
          <tr>
            <th scope="col">Pack</th>
            <th scope="col">Lot</th>
            <th scope="col" className={classes.number}>
              Units used
            </th>
            <th scope="col" className={classes.number}>
              {currency}
            </th>
            <th scope="col" className={classes.number}>
              Units expired
            </th>
            <th scope="col" className={classes.number}>
              Waste {currency}
            </th>
          </tr>
        </thead>
        <tbody>
          {byLot.map((lot) => {
            const behind = { ...monthSpan(month), lot: lot.lot }
            return (
              <tr key={lot.lot}>
                <th scope="row" className={classes.name}>
                  {lot.pack ?? 'Found by a balance'}
                </th>
                <td>
                  <code>{lot.lot.slice(-12)}</code>
                </td>
                <NumberCell>
                  <Figure behind={behind} label="Units used">
                    {unitsOrNothing(lot.used)}
                  </Figure>
                </NumberCell>
                <NumberCell>
                  <Figure behind={behind} label="Cost">
                    {moneyOrNothing(lot.cost)}
                  </Figure>
                </NumberCell>
                <NumberCell>{unitsOrNothing(lot.expired)}</NumberCell>
                <NumberCell>{moneyOrNothing(lot.wasteCost)}</NumberCell>
              </tr>
            )
          })}
        </tbody>
      </Table>
    </Table.ScrollContainer>
  )
}
