import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import type { AccountPaceJson } from '../../shared/api/reporting.ts'
import { formatDay, formatUnits, NOTHING } from '../ui/format.ts'
import classes from './BurnDown.module.css'
import { formatEstimate } from './estimate.ts'
import type { DayRow } from './chart-points.ts'
import { dayRows } from './chart-points.ts'
import type { PaceLot } from './lot-names.ts'
import { shortLotName } from './lot-names.ts'

interface PointsTableProps {
  readonly account: AccountPaceJson
  readonly zone: string
}

const ROW_HEIGHT = 32

/** The chart's points as a table, a row a day, the newest first; days to come are marked as such. Only rows in view are in the page. */
export function PointsTable({ account, zone }: PointsTableProps) {
  const rows = dayRows(account).reverse()
  const lots = new Map(account.lots.map((lot) => [lot.id, lot]))
  const scroll = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
    initialOffset: account.projection.length * ROW_HEIGHT,
  })
  return (
    <div ref={scroll} className={classes.scroll} tabIndex={0} role="region" aria-label="Units left, day by day">
      <table className={classes.table} aria-rowcount={rows.length + 1}>
        <thead>
          <tr className={classes.row} aria-rowindex={1}>
            <th scope="col">Day</th>
            <th scope="col" className={classes.number}>
              Units left
            </th>
            <th scope="col" className={classes.number}>
              Even pace
            </th>
            <th scope="col">By lot</th>
          </tr>
        </thead>
        <tbody style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const row = rows[index]
            return (
              row !== undefined && (
                <tr
                  key={row.day}
                  className={classes.row}
                  aria-rowindex={index + 2}
                  style={{ transform: `translateY(${start}px)` }}
                >
                  <DayCells row={row} lots={lots} zone={zone} />
                </tr>
              )
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

interface DayCellsProps {
  readonly row: DayRow
  readonly lots: ReadonlyMap<string, PaceLot>
  readonly zone: string
}

function DayCells({ row, lots, zone }: DayCellsProps) {
  return (
    <>
      <th scope="row">{formatDay(row.day)}</th>
      <td className={classes.number}>{row.isProjected ? formatEstimate(row.units) : formatUnits(row.units)}</td>
      <td className={classes.number}>{formatEstimate(row.even)}</td>
      {row.isProjected ? (
        <td className={classes.projected}>at the run rate</td>
      ) : (
        <td>{row.lots.length === 0 ? NOTHING : row.lots.map((one) => lotText(one, lots, zone)).join(' · ')}</td>
      )}
    </>
  )
}

function lotText({ lot, units }: DayRow['lots'][number], lots: ReadonlyMap<string, PaceLot>, zone: string): string {
  const known = lots.get(lot)
  return `${formatUnits(units)} ${known === undefined ? lot : shortLotName(known, zone)}`
}
