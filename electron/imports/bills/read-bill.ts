import type { BillRow, BillTime, LeftOutRow } from '../../../shared/domain/bills/bill.ts'
import { billOffset, whyLeftOut } from '../../../shared/domain/bills/bill.ts'
import type { Instant } from '../../../shared/domain/calendar.ts'
import { epochDay, MILLISECONDS_PER_DAY, MILLISECONDS_PER_HOUR } from '../../../shared/domain/calendar.ts'
import { parseDecimal } from '../../../shared/domain/decimal.ts'
import { invalid, Refusal } from '../../../shared/domain/refusal.ts'
import { parseUnits } from '../../../shared/domain/units.ts'
import { atLine } from '../text/at-line.ts'
import type { BillColumns, BillField } from './bill-columns.ts'
import { BILL_FIELDS, columnName, findBillColumns } from './bill-columns.ts'
import type { DelimitedRow } from '../text/delimited.ts'
import { findDelimiter, readDelimited } from '../text/delimited.ts'
import { openingOf } from '../usage/read-usage-file.ts'
import { shortened } from '../text/shortened.ts'
import type { TextFile } from '../text/text-file.ts'
import { readText } from '../text/text-file.ts'

/** A bill that is being read: its clock, and its rows as a stream. */
export interface BillReadingStream {
  readonly time: BillTime
  /** Whether the head says the clock. */
  readonly isTimeTold: boolean
  readonly rows: AsyncGenerator<readonly (BillRow | LeftOutRow)[]>
}

const BUCKET = /^(\d{4})-(\d\d)-(\d\d) (\d\d):00-(\d\d):00$/
const NOTHING = new Set(['', '<nil>', 'nil', 'null', '-'])

/**
 * Reads a bill of the MiniMax console (`export_bill_<unix>.csv`). `time` is the clock that its hours are by, where whoever imports
 * it says so. Refuses (`invalid_input`) the whole file, with line and field, where a row cannot be read: half a bill would
 * differ from the ledger by what was left out.
 */
export async function readBill(file: TextFile, time: BillTime | undefined): Promise<BillReadingStream> {
  const delimiter = findDelimiter(await openingOf(file))
  const batches = readDelimited(readText(file), delimiter, file.path)
  try {
    const first = await batches.next()
    const [head, ...rest] = first.done === true ? [] : first.value
    if (head === undefined) throw invalid(`${file.path}: has no rows`, { file: file.path })
    const columns = findBillColumns(head.cells, file.path, head.line)
    const clock = time ?? columns.time
    const read = ({ cells, line }: DelimitedRow) =>
      atLine(file.path, line, () => byColumn(columns, () => rowOf(cells, line, columns, clock)))
    return { time: clock, isTimeTold: columns.isTimeTold, rows: rowsOf(rest, batches, read) }
  } catch (error) {
    await batches.return(undefined)
    throw error
  }
}

/** The rows below the head. However their reading ends, the batches end with it: they hold the file open. */
async function* rowsOf<T>(
  rest: readonly DelimitedRow[],
  batches: AsyncGenerator<readonly DelimitedRow[]>,
  read: (row: DelimitedRow) => T,
): AsyncGenerator<readonly T[]> {
  try {
    yield rest.map(read)
    for await (const batch of batches) yield batch.map(read)
  } finally {
    await batches.return(undefined)
  }
}

/** Does what may refuse a field of a row: the refusal then begins with what the file itself calls the field's column. */
function byColumn<T>(columns: BillColumns, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const field = BILL_FIELDS.find((one) => error.message.startsWith(`${one}: `))
    if (field === undefined) throw error
    throw new Refusal(error.code, columnName(columns, field) + error.message.slice(field.length), error.details)
  }
}

function rowOf(cells: readonly string[], line: number, columns: BillColumns, clock: BillTime): BillRow | LeftOutRow {
  const text = (field: BillField): string => {
    const cell = (cells[columns.at[field]] ?? '').trim()
    return NOTHING.has(cell.toLowerCase()) ? '' : cell
  }
  if (cells.length !== columns.width) {
    throw invalid(`row: has ${cells.length} cells where the head line has ${columns.width}`, { field: 'row' })
  }
  const api = shortened(text('api'))
  const model = shortened(text('model'))
  const reason = whyLeftOut(api, model)
  if (reason !== null) return { line, reason }
  const hasFailed = failed(text('status'))
  const output = count(text('output'), 'output')
  const total = count(text('total'), 'total')
  const amount = text('amount') === '' ? 0 : parseDecimal(text('amount'), 8, 'amount')
  const isCharged = amount !== 0 || (output ?? 0) !== 0 || (total ?? 0) !== 0
  return { line, api, model, from: bucketStart(text('time'), clock), hasFailed, output, total, isCharged }
}

function count(text: string, field: BillField): number | null {
  if (text === '') return null
  const value = parseUnits(text, field)
  if (value < 0) throw invalid(`${field}: "${text}" is negative; a count is 0 or more`, { field })
  return value
}

function failed(text: string): boolean {
  const word = text.toUpperCase()
  if (word === 'SUCCESS' || word === 'SUCCEEDED' || text === '成功') return false
  if (word === 'FAIL' || word === 'FAILED' || text === '失败') return true
  throw invalid(`status: "${shortened(text)}" is neither SUCCESS nor FAIL`, { field: 'status' })
}

/** The hour's start: "2026-03-01 23:00-24:00" is the day's last hour. */
function bucketStart(text: string, clock: BillTime): Instant {
  const match = BUCKET.exec(text)
  const [, year, month, day, from, to] = match ?? []
  const hour = Number(from)
  const isHour = hour <= 23 && (Number(to) === hour + 1 || (hour === 23 && to === '00'))
  if (match === null || !isHour) {
    throw invalid(`time: "${shortened(text)}" is no hour such as 2026-03-01 23:00-24:00`, { field: 'time' })
  }
  const date = epochDay(Number(year), Number(month), Number(day), text, 'time')
  return date * MILLISECONDS_PER_DAY + hour * MILLISECONDS_PER_HOUR - billOffset(clock)
}
