import type { FocusColumn, FocusDataset } from '../../shared/domain/focus/columns.ts'
import { FOCUS_COLUMNS } from '../../shared/domain/focus/columns.ts'
import type { FocusRow } from '../../shared/domain/focus/values.ts'
import { neutralised } from '../../shared/domain/spreadsheet-text.ts'
import { csvRecord } from './csv.ts'

/**
 * A FOCUS dataset as CSV (RFC 4180, UTF-8 without a byte order mark): its head, then a record a row, null as an empty cell. Text that
 * a spreadsheet would run is neutralised; a number or JSON never is such text.
 */
export function* writeFocusCsv(dataset: FocusDataset, rows: Iterable<FocusRow>): Generator<string> {
  const columns = FOCUS_COLUMNS[dataset]
  yield csvRecord(columns.map(({ name }) => name))
  for (const row of rows) yield csvRecord(columns.map((column) => cellOf(column, row)))
}

function cellOf({ name, type }: FocusColumn, row: FocusRow): string {
  const value = row[name] ?? ''
  return type === 'string' ? neutralised(value) : value
}
