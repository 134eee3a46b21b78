import type { DelimitedRow } from './delimited.ts'

/** What the cells of rows tell of how all of their kind are written, each with the first line that does; `tell` gives null for nothing. */
export function toldByRows<T>(
  rows: readonly DelimitedRow[],
  tell: (row: DelimitedRow) => readonly (T | null)[],
): readonly (readonly [T, number])[] {
  const told = new Map<T, number>()
  for (const row of rows) {
    for (const one of tell(row)) if (one !== null && !told.has(one)) told.set(one, row.line)
  }
  return [...told]
}
