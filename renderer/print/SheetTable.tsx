import type { ReactNode } from 'react'
import classes from './sheet.module.css'

/** A column of a printed table. */
export interface SheetColumn<Row> {
  readonly head: string
  /** Whether it holds figures, which stand to the right. */
  readonly isFigure?: boolean
  readonly cell: (row: Row) => string
}

interface SheetTableProps<Row> {
  readonly title: string
  readonly columns: readonly SheetColumn<Row>[]
  readonly rows: readonly Row[]
  readonly keyOf: (row: Row) => string
}

/** A part of the paper with its table: its head is repeated on every page that it reaches, and no row is cut. Nothing where it has no rows. */
export function SheetTable<Row>({ title, columns, rows, keyOf }: SheetTableProps<Row>) {
  if (rows.length === 0) return null
  return (
    <SheetPart title={title}>
      <table className={classes.table}>
        <thead>
          <tr>
            {columns.map(({ head, isFigure }) => (
              <th key={head} scope="col" data-figure={isFigure === true ? true : undefined}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map(({ head, isFigure, cell }, index) =>
                index === 0 ? (
                  <th key={head} scope="row">
                    <bdi>{cell(row)}</bdi>
                  </th>
                ) : (
                  <td key={head} data-figure={isFigure === true ? true : undefined}>
                    <bdi>{cell(row)}</bdi>
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </SheetPart>
  )
}

/** A part of the paper under its heading, which is never left alone at a page's end. */
export function SheetPart({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={classes.part} aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  )
}
