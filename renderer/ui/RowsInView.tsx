import { Table } from '@mantine/core'
import { useVirtualizer } from '@tanstack/react-virtual'
import type { ReactNode } from 'react'
import { useRef } from 'react'
import classes from './table.module.css'

interface RowsInViewProps<Row> {
  /** What a screen reader calls the table: "Rows of the file". */
  readonly label: string
  readonly rows: readonly Row[]
  /** The head’s cells. */
  readonly heads: ReactNode
  /** A row’s cells. */
  readonly cells: (row: Row) => ReactNode
}

/** Pixels: what a row is taken to be high until it is drawn. */
const ROW_HEIGHT = 34

/** A table that scrolls by itself under its head. Only the rows in view are drawn, so it may have as many as a file has. */
export function RowsInView<Row>({ label, rows, heads, cells }: RowsInViewProps<Row>) {
  const scroll = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
  })
  const shown = virtual.getVirtualItems()
  const after = virtual.getTotalSize() - (shown.at(-1)?.end ?? 0)
  return (
    <div ref={scroll} className={classes.scroll} tabIndex={0} role="region" aria-label={label}>
      <Table aria-rowcount={rows.length + 1}>
        <Table.Thead className={classes.head}>
          <Table.Tr>{heads}</Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          <Spacer height={shown[0]?.start ?? 0} />
          {shown.map(({ index, key }) => {
            const row = rows[index]
            if (row === undefined) return null
            return (
              <Table.Tr key={key} data-index={index} aria-rowindex={index + 2} ref={virtual.measureElement}>
                {cells(row)}
              </Table.Tr>
            )
          })}
          <Spacer height={after} />
        </Table.Tbody>
      </Table>
    </div>
  )
}

/** Stands for the rows that are not drawn. */
function Spacer({ height }: { readonly height: number }) {
  if (height <= 0) return null
  return (
    <tr aria-hidden className={classes.spacer}>
      <td style={{ height }} />
    </tr>
  )
}
