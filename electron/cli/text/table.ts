import { displayWidth } from './display-width.ts'
import { oneLine } from './printable.ts'

/** Stands where there is nothing to show. */
const NOTHING = '—'

export interface Column<Row> {
  readonly head: string
  /** Numbers stand to the right, their decimal points below each other. */
  readonly align?: 'number'
  readonly cell: (row: Row) => string | null
}

interface Layout {
  whole: number
  fraction: number
}

/** A table whose rows come in parts; columns keep the widths of the parts before, and widen where they must. */
export interface GrowingTable<Row> {
  /** The rows as lines; before the first part, the head. */
  part(rows: readonly Row[]): string
}

export function growingTable<Row>(columns: readonly Column<Row>[]): GrowingTable<Row> {
  const layouts = columns.map((): Layout => ({ whole: 0, fraction: 0 }))
  let headed = false
  return {
    part(rows) {
      const cells = rows.map((row) => columns.map((column) => oneLine(column.cell(row) ?? NOTHING)))
      for (const row of cells) widen(columns, layouts, row)
      const lines = cells.map((row) => line(columns, layouts, row))
      if (!headed) lines.unshift(...head(columns, layouts))
      headed = true
      return lines.join('\n')
    },
  }
}

/** The whole table at once. */
export function table<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  return growingTable(columns).part(rows)
}

/** Labels and values, the values aligned. */
export function fields(pairs: readonly (readonly [label: string, value: string | null])[]): string {
  const width = Math.max(...pairs.map(([label]) => displayWidth(label)))
  return pairs.map(([label, value]) => `${padEnd(label, width)}  ${oneLine(value ?? NOTHING)}`).join('\n')
}

function widen<Row>(columns: readonly Column<Row>[], layouts: readonly Layout[], row: readonly string[]): void {
  for (const [index, layout] of layouts.entries()) {
    const [whole, fraction] = split(columns[index], row[index] ?? '')
    layout.whole = Math.max(layout.whole, displayWidth(whole))
    layout.fraction = Math.max(layout.fraction, fraction.length)
  }
}

/** A number's digits before the point, and the point with those after it. */
function split<Row>(column: Column<Row> | undefined, text: string): [whole: string, fraction: string] {
  const point = column?.align === 'number' ? text.indexOf('.') : -1
  return point < 0 ? [text, ''] : [text.slice(0, point), text.slice(point)]
}

function line<Row>(columns: readonly Column<Row>[], layouts: readonly Layout[], row: readonly string[]): string {
  const cells = columns.map((column, index) => {
    const layout = layouts[index] ?? { whole: 0, fraction: 0 }
    const [whole, fraction] = split(column, row[index] ?? '')
    const width = widthOf(column, layout)
    if (column.align !== 'number') return padEnd(whole, width)
    return padStart(whole, width - layout.fraction) + fraction.padEnd(layout.fraction)
  })
  return cells.join('  ').trimEnd()
}

function head<Row>(columns: readonly Column<Row>[], layouts: readonly Layout[]): string[] {
  const widths = columns.map((column, index) => widthOf(column, layouts[index] ?? { whole: 0, fraction: 0 }))
  const heads = columns.map((column, index) =>
    column.align === 'number' ? padStart(column.head, widths[index] ?? 0) : padEnd(column.head, widths[index] ?? 0),
  )
  return [heads.join('  ').trimEnd(), widths.map((width) => '─'.repeat(width)).join('  ')]
}

function widthOf<Row>(column: Column<Row>, layout: Layout): number {
  return Math.max(displayWidth(column.head), layout.whole + layout.fraction)
}

function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)))
}

function padStart(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - displayWidth(text))) + text
}
