import { invalid, Refusal } from '../../../shared/domain/refusal.ts'
import { refuseBankStatement } from '../bank/bank-opening.ts'
import { refuseUnknownColumns } from '../text/column-names.ts'
import { findDelimiter, readDelimited } from '../text/delimited.ts'
import type { DelimitedRow, Delimiter } from '../text/delimited.ts'
import { isMinimaxTask, textsOfMinimaxTask } from './minimax-tasks.ts'
import { shortened } from '../text/shortened.ts'
import { readText } from '../text/text-file.ts'
import type { TextFile } from '../text/text-file.ts'
import { readLines, TOO_LONG } from '../text/text-lines.ts'
import type { TextLine } from '../text/text-lines.ts'
import { fieldFinder, findUsageColumns } from './usage-columns.ts'
import type { UsageColumns } from './usage-columns.ts'
import { isJsonObject, tellsOutcome, textsOfObject } from './usage-json.ts'
import type { JsonObject } from './usage-json.ts'
import { usageRowReader } from './usage-row.ts'
import type { UsageContext, UsageDraft } from './usage-row.ts'
import { textsOfCells, UNTOLD_OUTCOME } from './usage-texts.ts'
import type { UsageRowTexts } from './usage-texts.ts'

/** As it is reported: what separates the cells, or what the lines of JSON are. */
export type UsageFormat = 'csv' | 'csv (semicolons)' | 'tsv' | 'jsonl' | 'minimax-tasks'

export interface AcceptedRow {
  readonly line: number
  readonly draft: UsageDraft
}

/**
 * A row that cannot be recorded as it stands. `field` is the column as the head line calls it, the neutral name in lines of JSON,
 * or null where it is the row as a whole.
 */
export interface RejectedRow {
  readonly line: number
  readonly field: string | null
  readonly reason: string
  readonly externalId: string | null
}

export type ReadRow = AcceptedRow | RejectedRow

export interface UsageFileReading {
  readonly format: UsageFormat
  /** Columns and keys that are no field's: they are in the notes. Complete when the rows have been read. */
  readonly unknownColumns: ReadonlySet<string>
  /** The rows in their order, about a thousand at a time; to be read once. */
  readonly rows: AsyncIterable<readonly ReadRow[]>
}

export const FORMAT_OF: Readonly<Record<Delimiter, UsageFormat>> = { ',': 'csv', ';': 'csv (semicolons)', '\t': 'tsv' }

/**
 * Reads a usage file as a stream: rows of cells under a head line, or objects a line. A row that is wrong is given as
 * rejected, with its line; a file that is wrong as a whole (a head line without a mandatory column, a quote that is not closed,
 * no rows, changed while it is read) is refused, here or while its rows are read.
 */
export async function readUsageFile(file: TextFile, context: UsageContext): Promise<UsageFileReading> {
  const opening = await openingOf(file)
  const unknownColumns = new Set<string>()
  if (opening.startsWith('[')) throw oneArray(file)
  // Who says what its columns are has looked at it.
  if ((context.columns?.size ?? 0) === 0) refuseBankStatement(file, opening)
  if (!opening.startsWith('{')) {
    const delimiter = findDelimiter(opening)
    const rows = notNone(file, rowsOfCells(file, delimiter, context, unknownColumns))
    return { format: FORMAT_OF[delimiter], unknownColumns, rows }
  }
  const first = await firstObject(file)
  const isMinimax = first !== null && isMinimaxTask(first)
  const fieldOf = fieldFinder(context.columns)
  const untoldOutcome = first !== null && tellsOutcome(first, fieldOf) ? '' : UNTOLD_OUTCOME
  const textsOf = isMinimax ? textsOfMinimaxTask : (value: JsonObject) => textsOfObject(value, untoldOutcome, fieldOf)
  const rows = notNone(file, rowsOfObjects(file, textsOf, context, unknownColumns))
  return { format: isMinimax ? 'minimax-tasks' : 'jsonl', unknownColumns, rows }
}

export function oneArray(file: TextFile): Error {
  return invalid(`${file.path}: is one JSON array; write each of its objects on a line of its own`, { file: file.path })
}

/** The first chunk with content, from its content on. */
export async function openingOf(file: TextFile): Promise<string> {
  for await (const chunk of readText(file)) {
    const opening = chunk.trimStart()
    if (opening !== '') return opening
  }
  return ''
}

/** The first line that is an object tells for the whole file what its lines are. */
async function firstObject(file: TextFile): Promise<JsonObject | null> {
  for await (const lines of readLines(readText(file))) {
    for (const line of lines) {
      const parsed = 'text' in line ? parseObject(line.text) : null
      if (parsed !== null) return parsed
    }
  }
  return null
}

async function* notNone(
  file: TextFile,
  batches: AsyncIterable<readonly ReadRow[]>,
): AsyncGenerator<readonly ReadRow[]> {
  let some = false
  for await (const batch of batches) {
    if (batch.length === 0) continue
    some = true
    yield batch
  }
  if (!some) throw invalid(`${file.path}: has no rows below its head line`, { file: file.path })
}

async function* rowsOfCells(
  file: TextFile,
  delimiter: Delimiter,
  context: UsageContext,
  unknownColumns: Set<string>,
): AsyncGenerator<readonly ReadRow[]> {
  const draftOf = usageRowReader(context)
  let columns: UsageColumns | null = null
  for await (const batch of readDelimited(readText(file), delimiter, file.path)) {
    const rows: ReadRow[] = []
    for (const row of batch) {
      if (columns === null) {
        columns = findUsageColumns(row.cells, file.path, row.line, fieldFinder(context.columns))
        refuseUnknownColumns(context.columns?.keys() ?? [], columns.names, file.path)
        noteUnknown(unknownColumns, columns.unknown)
      } else {
        rows.push(readCells(row, columns, draftOf))
      }
    }
    yield rows
  }
}

function readCells(row: DelimitedRow, columns: UsageColumns, draftOf: (row: UsageRowTexts) => UsageDraft): ReadRow {
  const { line, cells } = row
  const texts = textsOfCells(cells, columns)
  if (cells.length !== columns.width) {
    const reason = `has ${cells.length} cells; the head line has ${columns.width}`
    return { line, field: null, reason, externalId: taskIdOf(texts) }
  }
  try {
    return { line, draft: draftOf(texts) }
  } catch (error) {
    const rejected = rejectedRow(line, texts, error)
    const name = columns.names[fieldPosition(columns, rejected.field)]
    return name === undefined ? rejected : { ...rejected, field: name }
  }
}

function fieldPosition(columns: UsageColumns, field: string | null): number {
  const at: Readonly<Record<string, number>> = columns.at
  return field === null ? -1 : (at[field] ?? -1)
}

/** More names than anyone reads would be a list of the file's content. */
const MAX_UNKNOWN = 1000

function noteUnknown(unknownColumns: Set<string>, found: readonly { readonly name: string }[]): void {
  for (const { name } of found) if (unknownColumns.size < MAX_UNKNOWN) unknownColumns.add(shortened(name))
}

async function* rowsOfObjects(
  file: TextFile,
  textsOf: (value: JsonObject) => UsageRowTexts,
  context: UsageContext,
  unknownColumns: Set<string>,
): AsyncGenerator<readonly ReadRow[]> {
  const draftOf = usageRowReader(context)
  for await (const lines of readLines(readText(file))) {
    yield lines.map((line) => readObject(line, textsOf, draftOf, unknownColumns))
  }
}

function readObject(
  line: TextLine,
  textsOf: (value: JsonObject) => UsageRowTexts,
  draftOf: (row: UsageRowTexts) => UsageDraft,
  unknownColumns: Set<string>,
): ReadRow {
  let texts: UsageRowTexts | null = null
  try {
    if (!('text' in line)) throw invalid(TOO_LONG)
    const value = parseObject(line.text)
    if (value === null) throw invalid('is not a JSON object')
    texts = textsOf(value)
    noteUnknown(unknownColumns, texts.unknown)
    return { line: line.line, draft: draftOf(texts) }
  } catch (error) {
    return rejectedRow(line.line, texts, error)
  }
}

export function parseObject(text: string): JsonObject | null {
  try {
    const value: unknown = JSON.parse(text)
    return isJsonObject(value) ? value : null
  } catch {
    return null
  }
}

function rejectedRow(line: number, row: UsageRowTexts | null, error: unknown): RejectedRow {
  if (!(error instanceof Refusal)) throw error
  const field = error.details.field ?? null
  const named = field !== null && error.message.startsWith(`${field}: `)
  const reason = shortened(named ? error.message.slice(field.length + 2) : error.message)
  return { line, field, reason, externalId: row === null ? null : taskIdOf(row) }
}

function taskIdOf(row: UsageRowTexts): string | null {
  const taskId = row.texts.task_id
  return taskId === '' ? null : shortened(taskId)
}
