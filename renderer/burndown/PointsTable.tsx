import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import type { BurnProjectionJson } from '../../shared/api/burn-outlook.ts'
import type { AccountPaceJson } from '../../shared/api/burn-pace.ts'
import { formatDay, formatUnits, NOTHING } from '../ui/format.ts'
import classes from './BurnDown.module.css'
import { formatEstimate } from './estimate.ts'
import type { DayRow } from './chart-points.ts'
import { dayRows } from './chart-points.ts'
import type { PaceLot } from './lot-names.ts'
import { shortLotName } from './lot-names.ts'

interface PointsTableProps {
  readonly account: AccountPaceJson
  readonly projection: BurnProjectionJson | null
  readonly zone: string
}

const ROW_HEIGHT = 32

/** The chart's points as a table, a row a day, the newest first; days to come are marked as such. Only rows in view are in the page. */
export function PointsTable({ account, projection, zone }: PointsTableProps) {
  const rows = dayRows(account).reverse()
  const lots = new Map(account.lots.map((lot) => [lot.id, lot]))
  const ends = new Map(projection?.points.map((point) => [point.day, point]))
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
                  <DayCells row={row} end={ends.get(row.day)} lots={lots} zone={zone} />
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
  /** The projection of the day; undefined of a day that is past. */
  readonly end: BurnProjectionJson['points'][number] | undefined
  readonly lots: ReadonlyMap<string, PaceLot>
  readonly zone: string
}

function DayCells({ row, end, lots, zone }: DayCellsProps) {
  return (
    <>
      <th scope="row">{formatDay(row.day)}</th>
      <td className={classes.number}>{row.isProjected ? formatEstimate(row.units) : formatUnits(row.units)}</td>
      <td className={classes.number}>{formatEstimate(row.even)}</td>
      {row.isProjected ? (
        <td className={classes.projected}>projected{bandText(end)}</td>
      ) : (
        <td>{row.lots.length === 0 ? NOTHING : row.lots.map((one) => lotText(one, lots, zone)).join(' · ')}</td>
      )}
    </>
  )
}

function bandText(end: DayCellsProps['end']): string {
  if (end === undefined || end.low === null) return ''
  return `, P10 to P90: ${formatEstimate(end.low)} to ${formatEstimate(end.high)}`
}

function lotText({ lot, units }: DayRow['lots'][number], lots: ReadonlyMap<string, PaceLot>, zone: string): string {
  const known = lots.get(lot)
  return `${formatUnits(units)} ${known === undefined ? lot : shortLotName(known, zone)}`
}
