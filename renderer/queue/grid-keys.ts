/** Where the grid's focus is, and the rows that are chosen: from the anchor through it. Counted from 0. */
export interface GridPlace {
  readonly row: number
  readonly column: number
  readonly anchor: number
}

/** How large the grid is; the last row is the empty one in which a render is added. */
export interface GridSize {
  readonly rows: number
  readonly columns: number
  /** Rows that fit into view. */
  readonly page: number
}

interface Press {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
}

/** Where keys of movement lead; null for another key. Shift extends the chosen rows. */
export function placeAfter(place: GridPlace, press: Press, size: GridSize): GridPlace | null {
  const step = stepOf(place, press, size)
  if (step === null) return null
  const row = clamp(step.row, size.rows)
  const column = clamp(step.column, size.columns)
  const extends_ = press.shiftKey && row !== place.row
  return { row, column, anchor: extends_ ? place.anchor : row }
}

function stepOf(
  { row, column }: GridPlace,
  { key, ctrlKey, metaKey }: Press,
  size: GridSize,
): { row: number; column: number } | null {
  const far = ctrlKey || metaKey
  switch (key) {
    case 'ArrowDown':
      return { row: far ? size.rows : row + 1, column }
    case 'ArrowUp':
      return { row: far ? 0 : row - 1, column }
    case 'ArrowRight':
      return { row, column: far ? size.columns : column + 1 }
    case 'ArrowLeft':
      return { row, column: far ? 0 : column - 1 }
    case 'PageDown':
      return { row: row + size.page, column }
    case 'PageUp':
      return { row: row - size.page, column }
    case 'Home':
      return { row: far ? 0 : row, column: 0 }
    case 'End':
      return { row: far ? size.rows : row, column: size.columns }
    default:
      return null
  }
}

function clamp(at: number, count: number): number {
  return Math.max(0, Math.min(at, count - 1))
}

/** The rows that are chosen, first and last, of a grid whose last row is the empty one. */
export function chosenRows({ row, anchor }: GridPlace, renders: number): [number, number] {
  return [Math.min(row, anchor, renders - 1), Math.min(Math.max(row, anchor), renders - 1)]
}

/** Whether the key types a character into a cell. */
export function isTyped({ key, ctrlKey, metaKey }: Press, altKey: boolean): boolean {
  return key.length === 1 && key !== ' ' && !ctrlKey && !metaKey && !altKey
}
