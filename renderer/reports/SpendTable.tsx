import { Table } from '@mantine/core'
import type { SpendJson } from '../../shared/api/spend.ts'
import { formatMoney, formatMonth, UNIT_COST_DIGITS } from '../ui/format.ts'
import { linkTo } from '../ui/hash-location.ts'
import { Figure, moneyOrNothing, NumberCell } from './figures.tsx'
import { amountOf, seriesOf } from '../ui/spend-series.ts'
import { monthSpan } from './month-span.ts'
import classes from './Reports.module.css'

/** The twelve months as a table, newest first: what was consumed by production, in all, and what was wasted. */
export function SpendTable({ spend }: { readonly spend: SpendJson }) {
  const series = seriesOf(spend)
  return (
    <Table.ScrollContainer minWidth={720}>
      <Table className={classes.table} aria-label="Spend by production and month" fz="sm" highlightOnHover>
        <thead>
          <tr>
            <th scope="col">Month</th>
            {series.map((one) => (
              <th key={one.key} scope="col" className={classes.number}>
                {one.label}
              </th>
            ))}
            <th scope="col" className={classes.number}>
              Consumed {spend.currency}
            </th>
            <th scope="col" className={classes.number}>
              Wasted {spend.currency}
            </th>
            <th scope="col" className={classes.number}>
              A used unit
            </th>
          </tr>
        </thead>
        <tbody>
          {spend.months.toReversed().map((one) => (
            <tr key={one.month}>
              <th scope="row" className={classes.monthName}>
                <a className={classes.figure} href={linkTo('/reports', { month: one.month })}>
                  {formatMonth(one.month)}
                </a>
              </th>
              {series.map((part) => {
                const money = amountOf(one, part)
                const behind =
                  part.production === null
                    ? null
                    : { ...monthSpan(one.month), production: part.production, kind: 'usage' }
                return (
                  <NumberCell key={part.key}>
                    {money !== null && (
                      <Figure behind={behind} label={`${part.label}, ${formatMonth(one.month)}`}>
                        {moneyOrNothing(money)}
                      </Figure>
                    )}
                  </NumberCell>
                )
              })}
              <NumberCell>{moneyOrNothing(one.consumed)}</NumberCell>
              <NumberCell>{moneyOrNothing(one.wasted)}</NumberCell>
              <NumberCell>{formatMoney(one.unitCost, UNIT_COST_DIGITS)}</NumberCell>
            </tr>
          ))}
        </tbody>
      </Table>
    </Table.ScrollContainer>
  )
}
