import type { FocusColumn, FocusDataset } from '../../shared/domain/focus/columns.ts'
import { FOCUS_COLUMNS } from '../../shared/domain/focus/columns.ts'
import type { FocusRow } from '../../shared/domain/focus/values.ts'
import { neutralised } from '../../shared/domain/spreadsheet-text.ts'
import { csvCell, csvRecord, END_OF_RECORD } from './csv.ts'

/**
 * A FOCUS dataset as CSV (RFC 4180, UTF-8 without a byte order mark): its head, then a record a row, null as an empty cell. Text that
 * a spreadsheet would run is neutralised; a number or JSON never is such text.
 */
export function* writeFocusCsv(dataset: FocusDataset, rows: Iterable<FocusRow>): Generator<string> {
  const columns = FOCUS_COLUMNS[dataset]
  yield csvRecord(columns.map(({ name }) => name))
  for (const row of rows) {
    let record = ''
    for (const column of columns) record += `,${cellOf(column, row)}`
    yield record.slice(1) + END_OF_RECORD
  }
}

/** A month has hundreds of thousands of cells: those that never need quotes are not looked at. */
function cellOf({ name, type }: FocusColumn, row: FocusRow): string {
  const value = row[name]
  if (value === null || value === undefined) return ''
  if (type === 'string') return csvCell(neutralised(value))
  return type === 'json' ? csvCell(value) : value
}
