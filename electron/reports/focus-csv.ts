import type { FocusDataset, FocusType } from '../../shared/domain/focus/columns.ts'
import { FOCUS_COLUMNS } from '../../shared/domain/focus/columns.ts'
import type { FocusCharge, FocusRow } from '../../shared/domain/focus/values.ts'
import { OWN_COLUMNS } from '../../shared/domain/focus/values.ts'
import { neutralised } from '../../shared/domain/spreadsheet-text.ts'
import { csvCell, csvRecord, END_OF_RECORD } from './csv.ts'

/**
 * A FOCUS dataset as CSV (RFC 4180, UTF-8 without a byte order mark): its head, then a record a row, null as an empty cell. Text that
 * a spreadsheet would run is neutralised; a number or JSON never is such text.
 */
export function* writeFocusCsv(dataset: FocusDataset, rows: Iterable<FocusRow>): Generator<string> {
  const columns = columnsOf(dataset)
  yield csvRecord(columns.map(({ name }) => name))
  for (const row of rows) yield columns.map(({ name, cell }) => cell(row[name])).join(',') + END_OF_RECORD
}

/** The same of charges: what many have in common is written once, and what is a charge's own put between. */
export function* writeFocusCharges(dataset: FocusDataset, charges: Iterable<FocusCharge>): Generator<string> {
  const columns = columnsOf(dataset)
  const own = columns.filter(({ name }) => OWN_COLUMNS.has(name))
  const written = new WeakMap<FocusRow, readonly string[]>()
  yield csvRecord(columns.map(({ name }) => name))
  for (const charge of charges) {
    const pieces = written.get(charge.shared) ?? piecesOf(charge.shared, columns)
    written.set(charge.shared, pieces)
    let record = ''
    for (const [index, { name, cell }] of own.entries()) {
      const value = charge.own[name]
      record += (pieces[index] ?? '') + cell(value === undefined ? charge.shared[name] : value)
    }
    yield record + (pieces.at(-1) ?? '')
  }
}

interface Column {
  readonly name: string
  readonly cell: (value: string | null | undefined) => string
}

function columnsOf(dataset: FocusDataset): readonly Column[] {
  return FOCUS_COLUMNS[dataset].map(({ name, type }) => ({ name, cell: remembering(WRITERS[type]) }))
}

/**
 * A row's record but for the columns that a charge may have of its own: what stands before each of them, and after the last. Joined,
 * not added up: a text that was added up is gone through piece by piece wherever it is written.
 */
function piecesOf(row: FocusRow, columns: readonly Column[]): readonly string[] {
  const pieces: string[] = []
  let piece: string[] = []
  for (const [index, { name, cell }] of columns.entries()) {
    if (index > 0) piece.push(',')
    if (!OWN_COLUMNS.has(name)) {
      piece.push(cell(row[name]))
      continue
    }
    pieces.push(piece.join(''))
    piece = []
  }
  return [...pieces, piece.join('') + END_OF_RECORD]
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
