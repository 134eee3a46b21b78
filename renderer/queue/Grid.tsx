import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { useId, useRef, useState } from 'react'
import type { ClipboardEvent, KeyboardEvent } from 'react'
import type { QueueView } from '../../shared/api/planning.ts'
import { COLUMNS, TEMPLATE } from './columns.ts'
import { GridRow } from './GridRow.tsx'
import type { GridActions } from './use-grid.ts'
import { useGrid } from './use-grid.ts'
import classes from './queue.module.css'

interface GridProps {
  readonly view: QueueView
  readonly actions: GridActions
  readonly onPaste: (text: string, row: number) => void
}

const ROW_HEIGHT = 34

/** The planned renders: moved through and edited by the keyboard alone, however many there are. */
export function Grid({ view, actions, onPaste }: GridProps) {
  const id = useId()
  const frame = useRef<HTMLDivElement>(null)
  const rows = view.renders.length + 1
  const [focused, setFocused] = useState(0)
  const virtual = useVirtualizer({
    count: rows,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
    // The row with the grid's focus is there also while it is scrolled out of view: the focus is named after its cell.
    rangeExtractor: (range) =>
      [...new Set([...defaultRangeExtractor(range), Math.min(focused, rows - 1)])].sort((a, b) => a - b),
    // The head covers the first row's height of the frame.
    scrollPaddingStart: ROW_HEIGHT,
    scrollPaddingEnd: ROW_HEIGHT,
  })
  const grid = useGrid({
    renders: view.renders,
    actions,
    page: () => Math.max(1, Math.floor((frame.current?.clientHeight ?? 0) / ROW_HEIGHT) - 2),
    reveal: (row, column) => {
      virtual.scrollToIndex(row)
      requestAnimationFrame(() =>
        document.getElementById(`${id}-${row}-${column}`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' }),
      )
    },
    onRow: setFocused,
    takeFocus: () => frame.current?.focus({ preventScroll: true }),
  })
  const { place, editing } = grid
  const paste = (event: ClipboardEvent): void => {
    if (editing !== null) return
    event.preventDefault()
    onPaste(event.clipboardData.getData('text/plain'), place.row)
  }
  const copy = (event: ClipboardEvent): void => {
    const text = editing === null ? grid.copied() : ''
    if (text === '') return
    event.preventDefault()
    event.clipboardData.setData('text/plain', text)
  }
  return (
    <div
      ref={frame}
      className={classes.frame}
      role="grid"
      aria-label={`Planned renders of ${view.queue.name}`}
      aria-rowcount={rows + 1}
      aria-colcount={COLUMNS.length + 1}
      aria-multiselectable
      aria-activedescendant={`${id}-${place.row}-${place.column}`}
      tabIndex={0}
      onKeyDown={(event: KeyboardEvent) => grid.onKeyDown(event)}
      onPaste={paste}
      onCopy={copy}
    >
      <Head />
      <div role="rowgroup" className={classes.body} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const render = view.renders[index]
          return (
            <GridRow
              key={render?.id ?? 'new'}
              id={id}
              index={index}
              top={start}
              render={render}
              view={view}
              column={place.row === index ? place.column : null}
              isChosen={render !== undefined && grid.isChosen(index)}
              typed={editing !== null && place.row === index ? editing : null}
              grid={grid}
            />
          )
        })}
      </div>
    </div>
  )
}

function Head() {
  return (
    <div role="rowgroup" className={classes.head}>
      <div role="row" aria-rowindex={1} className={classes.row} style={{ gridTemplateColumns: TEMPLATE }}>
        <div role="columnheader" aria-colindex={1} className={classes.number}>
          <span aria-label="Place in the queue">#</span>
        </div>
        {COLUMNS.map((column, index) => (
          <div
            key={column.id}
            role="columnheader"
            aria-colindex={index + 2}
            title={column.hint}
            className={column.isFigure === true ? classes.figure : classes.cell}
            data-column={column.id}
          >
            {column.label}
          </div>
        ))}
      </div>
    </div>
  )
}
