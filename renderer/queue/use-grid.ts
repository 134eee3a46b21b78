import { useState } from 'react'
import type { KeyboardEvent } from 'react'
import { kindText } from '../../shared/domain/kind-text.ts'
import type { ShownRender } from '../../shared/api/planning.ts'
import { COLUMNS } from './columns.ts'
import type { CellChange } from './cell-change.ts'
import type { GridPlace } from './grid-keys.ts'
import { chosenRows, isTyped, placeAfter } from './grid-keys.ts'
import { takesText } from './paste.ts'

/** What the grid has done to the queue. */
export interface GridActions {
  readonly change: (render: ShownRender, change: CellChange) => void
  /** Changes several renders alike. */
  readonly changeAll: (renders: readonly ShownRender[], change: CellChange) => void
  readonly addShot: (shot: string) => void
  readonly remove: (renders: readonly ShownRender[]) => void
  readonly duplicate: (renders: readonly ShownRender[], after: number) => void
  readonly move: (render: ShownRender, to: number) => void
  readonly record: (render: ShownRender) => void
  readonly undo: () => void
}

interface GridOptions {
  readonly renders: readonly ShownRender[]
  readonly actions: GridActions
  readonly page: () => number
  /** Brings a cell into view. */
  readonly reveal: (row: number, column: number) => void
  /** Told the row that the focus turns to. */
  readonly onRow: (row: number) => void
  /** Gives the focus back to the grid, as after a cell was edited. */
  readonly takeFocus: () => void
}

/** Where editing a cell leads; `away` where the focus has gone elsewhere already. */
export type Then = 'down' | 'right' | 'left' | 'stay' | 'away'

export type GridControl = ReturnType<typeof useGrid>

/** Where the grid's focus is, what is being edited, and what its keys do. */
export function useGrid({ renders, actions, page, reveal, onRow, takeFocus }: GridOptions) {
  const [asked, setPlace] = useState<GridPlace>({ row: 0, column: 0, anchor: 0 })
  /** What was typed to begin with; null where no cell is edited. */
  const [editing, setEditing] = useState<string | null>(null)
  const place: GridPlace = {
    row: Math.min(asked.row, renders.length),
    column: asked.column,
    anchor: Math.min(asked.anchor, renders.length),
  }
  const [first, last] = chosenRows(place, renders.length)
  const chosen = (): readonly ShownRender[] =>
    place.row === place.anchor && place.row >= renders.length ? [] : renders.slice(first, last + 1)

  const goTo = (next: GridPlace): void => {
    setPlace(next)
    onRow(next.row)
    reveal(next.row, next.column)
  }
  const begin = (typed: string): void => {
    const column = COLUMNS[place.column]
    const render = renders[place.row]
    if (column?.id === 'made' && render !== undefined) actions.record(render)
    else if (column?.isEditable === true && (render !== undefined || column.id === 'shot')) setEditing(typed)
  }
  const leave = (then: Then): void => {
    setEditing(null)
    if (then === 'away') return
    takeFocus()
    if (then === 'down') goTo({ row: place.row + 1, column: place.column, anchor: place.row + 1 })
    else if (then !== 'stay') goTo({ ...place, column: nextEditable(place.column, then), anchor: place.row })
  }
  const moveRow = (by: 1 | -1): void => {
    const render = renders[place.row]
    const to = place.row + by
    if (render === undefined || to < 0 || to >= renders.length) return
    actions.move(render, to)
    goTo({ row: to, column: place.column, anchor: to })
  }

  const shortcut = (event: KeyboardEvent): boolean => {
    const isMod = event.ctrlKey || event.metaKey
    const key = event.key.toLowerCase()
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      moveRow(event.key === 'ArrowUp' ? -1 : 1)
    } else if (event.altKey) return false
    else if (event.key === 'Enter' || event.key === 'F2') begin('')
    else if (event.key === 'Escape') setPlace({ ...place, anchor: place.row })
    else if ((event.key === 'Delete' || event.key === 'Backspace') && chosen().length > 0) actions.remove(chosen())
    else if (isMod && key === 'd' && chosen().length > 0) actions.duplicate(chosen(), last)
    else if (isMod && key === 'z' && !event.shiftKey) actions.undo()
    else return false
    return true
  }

  return {
    place,
    editing,
    isChosen: (row: number) => place.anchor !== place.row && row >= first && row <= last,
    copied: () =>
      chosen()
        .map((render) => [render.shot, kindText(render), takesText(render)].join('\t'))
        .join('\n'),
    onKeyDown: (event: KeyboardEvent): void => {
      if (editing !== null || event.defaultPrevented) return
      const next = event.altKey
        ? null
        : placeAfter(place, event, { rows: renders.length + 1, columns: COLUMNS.length, page: page() })
      const column = COLUMNS[place.column]?.id
      if (next !== null) goTo(next)
      else if (!shortcut(event)) {
        if (!isTyped(event, event.altKey) || (column !== 'shot' && column !== 'takes')) return
        begin(event.key)
      }
      event.preventDefault()
    },
    /** Turns to a cell by the mouse; where it is there already, edits it. */
    point: (row: number, column: number, isExtending: boolean): void => {
      if (!isExtending && row === place.row && column === place.column) {
        begin('')
        return
      }
      setPlace({ row, column, anchor: isExtending ? place.anchor : row })
      onRow(row)
      takeFocus()
    },
    commit: (change: CellChange, then: Then): void => {
      const render = renders[place.row]
      const rows = chosen()
      // A name is a render's own; anything else that is said of one of several counts for all of them.
      if (rows.length > 1 && change.shot === undefined) actions.changeAll(rows, change)
      else if (render !== undefined) actions.change(render, change)
      else if (change.shot !== undefined && change.shot !== '') actions.addShot(change.shot)
      leave(then)
    },
    leave,
    record: actions.record,
  }
}

function nextEditable(column: number, then: 'right' | 'left'): number {
  const step = then === 'right' ? 1 : -1
  for (let at = column + step; at >= 0 && at < COLUMNS.length; at += step) {
    if (COLUMNS[at]?.isEditable === true) return at
  }
  return column
}
