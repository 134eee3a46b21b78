import type { FocusDataset, FocusType } from '../../shared/domain/focus/columns.ts'
import { FOCUS_COLUMNS } from '../../shared/domain/focus/columns.ts'
import type { FocusRow } from '../../shared/domain/focus/values.ts'
import { neutralised } from '../../shared/domain/spreadsheet-text.ts'
import { csvCell, csvRecord, END_OF_RECORD } from './csv.ts'

/**
 * A FOCUS dataset as CSV (RFC 4180, UTF-8 without a byte order mark): its head, then a record a row, null as an empty cell. Text that
 * a spreadsheet would run is neutralised; a number or JSON never is such text.
 */
export function* writeFocusCsv(dataset: FocusDataset, rows: Iterable<FocusRow>): Generator<string> {
  const columns = FOCUS_COLUMNS[dataset].map(({ name, type }) => ({ name, cell: remembering(WRITERS[type]) }))
  yield csvRecord(columns.map(({ name }) => name))
  for (const row of rows) {
    const cells = columns.map(({ name, cell }) => cell(row[name]))
    yield cells.join(',') + END_OF_RECORD
  }
}

type CellWriter = (value: string) => string

/** A month has millions of cells, and most of them are what the row before has: those are quoted once. */
function remembering(write: CellWriter | null): (value: string | null | undefined) => string {
  if (write === null) return (value) => value ?? ''
  let last = ''
  let cell = write(last)
  return (value) => {
    if (value === null || value === undefined) return ''
    if (value === last) return cell
    last = value
    cell = write(value)
    return cell
  }
}

const text: CellWriter = (value) => csvCell(neutralised(value))

/** Null where a cell is written as it is: it never needs quotes. */
const WRITERS: Readonly<Record<FocusType, CellWriter | null>> = {
  string: text,
  json: csvCell,
  decimal: null,
  'date-time': null,
  currency: null,
  unit: null,
}
