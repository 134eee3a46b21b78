import { IconAlertTriangle } from '@tabler/icons-react'
import type { QueueView, ShownRender } from '../../shared/api/planning.ts'
import { CellContent } from './CellContent.tsx'
import { COLUMNS, TEMPLATE } from './columns.ts'
import { EditCell } from './EditCell.tsx'
import type { GridControl } from './use-grid.ts'
import classes from './queue.module.css'

interface GridRowProps {
  /** Of the grid: cells are named after it. */
  readonly id: string
  readonly index: number
  readonly top: number
  /** Undefined for the empty row at the end. */
  readonly render: ShownRender | undefined
  readonly view: QueueView
  /** Where the grid's focus is, if it is in this row. */
  readonly column: number | null
  readonly isChosen: boolean
  /** What was typed into the cell that is edited, if it is in this row. */
  readonly typed: string | null
  readonly grid: GridControl
}

export function GridRow({ id, index, top, render, view, column, isChosen, typed, grid }: GridRowProps) {
  const isFirstUncovered = view.firstUncovered !== null && view.firstUncovered === render?.id
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isChosen || column !== null}
      className={classes.row}
      data-chosen={isChosen || undefined}
      data-current={column !== null || undefined}
      data-uncovered={isFirstUncovered || undefined}
      data-quiet={render !== undefined && render.state !== 'planned' ? true : undefined}
      style={{ gridTemplateColumns: TEMPLATE, transform: `translateY(${top}px)` }}
    >
      <div role="rowheader" aria-colindex={1} className={classes.number}>
        {isFirstUncovered && (
          <IconAlertTriangle
            size={14}
            aria-label="The first render that the lots do not cover"
            className={classes.sign}
          />
        )}
        {render === undefined ? <span aria-label="New render">+</span> : index + 1}
      </div>
      {COLUMNS.map((one, at) => {
        const isHere = at === column
        const isEdited = isHere && typed !== null
        return (
          <div
            key={one.id}
            id={`${id}-${index}-${at}`}
            role="gridcell"
            aria-colindex={at + 2}
            aria-readonly={one.isEditable !== true}
            className={one.isFigure === true ? classes.figure : classes.cell}
            data-column={one.id}
            data-here={isHere || undefined}
            onMouseDown={(event) => {
              if (isEdited) return
              event.preventDefault()
              grid.point(index, at, event.shiftKey)
            }}
          >
            {isEdited ? (
              <EditCell column={one} render={render} view={view} typed={typed} grid={grid} />
            ) : (
              <CellContent column={one.id} render={render} view={view} record={grid.record} />
            )}
          </div>
        )
      })}
    </div>
  )
}
