import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { useStore } from 'zustand'
import { useStudio } from '../ui/studio-context.ts'
import { Cell, COLUMNS, isStruck } from './EntryCells.tsx'
import type { EntriesStore } from './entries-store.ts'
import classes from './EntryTable.module.css'
import { ROW_HEIGHT, rowsThatFit } from './row-limit.ts'
import { movedRow } from './row-moves.ts'
import type { LedgerRow } from '../../shared/api/ledger-view.ts'

interface EntryTableProps {
  readonly store: EntriesStore
  readonly open: (entry: string) => void
  /** The entry that is open beside the list. */
  readonly opened: string | null
}

const HEAD_HEIGHT = 32
const OVERSCAN = 12

/** The entries as a grid of which only the rows in view exist. Arrows move the row, Enter opens it. */
export function EntryTable({ store, open, opened }: EntryTableProps) {
  const { zone } = useStudio()
  const { rows, count, isComplete, need, isStale } = useStore(store)
  const scroller = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState(0)
  const shown = Math.min(count, rowsThatFit())
  const virtual = useVirtualizer({
    count: shown,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: OVERSCAN,
    scrollPaddingStart: HEAD_HEIGHT,
  })
  const items = virtual.getVirtualItems()
  const first = items[0]?.index ?? 0
  const last = items.at(-1)?.index ?? 0
  useEffect(() => need(first, last), [need, first, last])
  const current = Math.min(active, Math.max(0, shown - 1))

  const moveTo = (index: number): void => {
    setActive(index)
    virtual.scrollToIndex(index, { align: 'auto' })
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const height = scroller.current?.clientHeight ?? ROW_HEIGHT
    const next = movedRow(event.key, current, shown, Math.floor((height - HEAD_HEIGHT) / ROW_HEIGHT))
    const row = rows.get(current)
    if (next !== null) moveTo(next)
    else if ((event.key === 'Enter' || event.key === ' ') && row !== undefined) open(row.id)
    else return
    event.preventDefault()
  }

  return (
    <div className={classes.frame}>
      <div
        ref={scroller}
        role="grid"
        aria-label="Entries"
        aria-rowcount={isComplete ? count + 1 : -1}
        aria-colcount={COLUMNS.length}
        aria-busy={isStale}
        aria-activedescendant={rows.has(current) ? rowId(current) : undefined}
        tabIndex={0}
        className={classes.grid}
        onKeyDown={onKeyDown}
      >
        <div role="row" aria-rowindex={1} className={classes.head}>
          {COLUMNS.map(({ key, head, isNumber }) => (
            <div key={key} role="columnheader" className={cellClass(key, isNumber, false)}>
              {head}
            </div>
          ))}
        </div>
        <div role="rowgroup" className={classes.body} style={{ height: virtual.getTotalSize() }}>
          {items.map(({ index, start }) => (
            <div
              key={index}
              id={rowId(index)}
              role="row"
              aria-rowindex={index + 2}
              aria-selected={index === current}
              data-open={opened !== null && rows.get(index)?.id === opened}
              className={classes.row}
              style={{ transform: `translateY(${start}px)` }}
              onClick={() => {
                setActive(index)
                const row = rows.get(index)
                if (row !== undefined) open(row.id)
              }}
            >
              <RowCells row={rows.get(index)} zone={zone} />
            </div>
          ))}
        </div>
      </div>
    </div>
  )
}

function RowCells({ row, zone }: { readonly row: LedgerRow | undefined; readonly zone: string }) {
  if (row === undefined) {
    return (
      <div role="gridcell" className={`${classes.cell} ${classes.pending}`}>
        …
      </div>
    )
  }
  return COLUMNS.map(({ key, isNumber }) => (
    <div key={key} role="gridcell" className={cellClass(key, isNumber, isStruck(key, row))}>
      <Cell column={key} row={row} zone={zone} />
    </div>
  ))
}

function rowId(index: number): string {
  return `ledger-row-${index}`
}

function cellClass(key: string, isNumber: boolean, struck: boolean): string {
  const names = [classes.cell, isNumber && classes.number, struck && classes.struck, key === 'source' && classes.source]
  return names.filter(Boolean).join(' ')
}
