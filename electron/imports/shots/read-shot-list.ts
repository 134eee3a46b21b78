import { invalid, Refusal } from '../../../shared/domain/refusal.ts'
import type { ShotField } from '../../../shared/domain/shot-lists/shot-fields.ts'
import type { Zone } from '../../../shared/domain/calendar.ts'
import type { ShotDraft } from '../../../shared/domain/shot-lists/shot-plan.ts'
import { findDelimiter, readDelimited } from '../text/delimited.ts'
import type { DelimitedRow, Delimiter } from '../text/delimited.ts'
import { isEdl, readEdl } from './edl.ts'
import type { EdlEvent } from './edl.ts'
import { FORMAT_OF, openingOf } from '../usage/read-usage-file.ts'
import { shortened } from '../text/shortened.ts'
import { findShotColumns } from './shot-list-columns.ts'
import type { ShotColumns, ShotListTool, ShotMapping } from './shot-list-columns.ts'
import { MAX_TEXT, plainCell, shotDraft } from './shot-list-row.ts'
import { readText } from '../text/text-file.ts'
import type { TextFile } from '../text/text-file.ts'
import { readLines } from '../text/text-lines.ts'

/** How a shot list is to be read. */
export interface ShotListOptions {
  readonly zone: Zone
  /** Frames a second where the list does not tell. */
  readonly fps: string | null
  readonly columns: ShotMapping
}

/** A column as it is understood, with some of what stands in it. */
export interface SeenShotColumn {
  readonly name: string
  readonly field: ShotField | null
  readonly samples: readonly string[]
}

/** A cell that is no part of the plan: its column as the list calls it, and what stands there. */
export type OtherCell = readonly [column: string, text: string]

export interface ListedShot {
  readonly line: number
  readonly draft: ShotDraft
  /** Those that are not empty. */
  readonly others: readonly OtherCell[]
}

/** A row that cannot be planned as it stands. `field` is the column as the file calls it; null where it is the whole row. */
export interface RefusedShot {
  readonly line: number
  readonly field: string | null
  readonly reason: string
  /** What the row says of its shot. */
  readonly shot: string | null
}

export interface ShotListReading {
  readonly format: 'csv' | 'csv (semicolons)' | 'tsv' | 'edl'
  readonly tool: ShotListTool
  /** Empty where the form itself says what each part is. */
  readonly columns: readonly SeenShotColumn[]
  /** Columns that no field is known for: what stands in them is kept beside the render. */
  readonly unknownColumns: readonly string[]
  /** Whether a column tells the shots' names; without one no row can be read. */
  readonly tellsShots: boolean
  /** What the file calls a field; the neutral name where it has no column for it. */
  readonly columnOf: (field: string | null) => string | null
  /** The rows in their order; to be read once. */
  readonly rows: AsyncIterable<readonly (ListedShot | RefusedShot)[]>
}

const SAMPLES = 3
const SAMPLE_LENGTH = 60
const ROWS_SEEN = 100
const MAX_COLUMNS = 200
/** An edit decision list is a few hundred lines: a file beyond this is none. */
const MAX_EDL_BYTES = 16 * 1024 * 1024

/**
 * Reads a shot list as a stream: rows of cells under a head line, or the events of an edit decision list. A row that is wrong is
 * given as refused, with its line; a file that is wrong as a whole is refused, here or while its rows are read.
 */
export async function readShotList(file: TextFile, options: ShotListOptions): Promise<ShotListReading> {
  const opening = await openingOf(file)
  if (opening.startsWith('{') || opening.startsWith('[')) throw notAList(file)
  return isEdl(opening) ? edlReading(file, options) : cellsReading(file, findDelimiter(opening), options)
}

function notAList(file: TextFile): Error {
  return invalid(`${file.path}: is JSON, not a shot list; export it as CSV`, { file: file.path })
}

async function cellsReading(file: TextFile, delimiter: Delimiter, options: ShotListOptions): Promise<ShotListReading> {
  const [head, ...first] = await firstRows(file, delimiter)
  if (head === undefined) throw invalid(`${file.path}: has no rows`, { file: file.path })
  const columns = findShotColumns(head.cells, file.path, head.line, options.columns)
  return {
    format: FORMAT_OF[delimiter] as ShotListReading['format'],
    tool: columns.tool,
    columns: columns.names.slice(0, MAX_COLUMNS).map((name, index) => ({
      name: shortened(name),
      field: columns.fields[index] ?? null,
      samples: samplesOf(first.slice(0, ROWS_SEEN).map((row) => (row.cells[index] ?? '').trim())),
    })),
    unknownColumns: columns.others.map((index) => shortened(columns.names[index] ?? '')),
    tellsShots: columns.at.shot >= 0,
    columnOf: (field) => columnOf(columns, field),
    rows: rowsOfCells(file, delimiter, columns, options),
  }
}

async function firstRows(file: TextFile, delimiter: Delimiter): Promise<readonly DelimitedRow[]> {
  for await (const batch of readDelimited(readText(file), delimiter, file.path)) return batch
  return []
}

function samplesOf(texts: readonly string[]): readonly string[] {
  const samples = [...new Set(texts.filter((text) => text !== ''))].slice(0, SAMPLES)
  return samples.map((text) => (text.length > SAMPLE_LENGTH ? `${text.slice(0, SAMPLE_LENGTH)}…` : text))
}

function columnOf({ at, names }: ShotColumns, field: string | null): string | null {
  const positions: Readonly<Record<string, number>> = at
  return field === null ? null : (names[positions[field] ?? -1] ?? field)
}

async function* rowsOfCells(
  file: TextFile,
  delimiter: Delimiter,
  columns: ShotColumns,
  { zone, fps }: ShotListOptions,
): AsyncGenerator<readonly (ListedShot | RefusedShot)[]> {
  const context = { tool: columns.tool, zone, fps }
  let isHead = true
  for await (const batch of readDelimited(readText(file), delimiter, file.path)) {
    const rows = isHead ? batch.slice(1) : batch
    isHead = false
    yield rows.map((row) => readCells(row, columns, (texts) => shotDraft(texts, context)))
  }
}

function readCells(
  { line, cells }: DelimitedRow,
  columns: ShotColumns,
  draftOf: (texts: (field: ShotField) => string) => ShotDraft,
): ListedShot | RefusedShot {
  const texts = (field: ShotField): string => (cells[columns.at[field]] ?? '').trim()
  const shot = shortened(texts('shot')) || null
  if (cells.length > columns.width) {
    return { line, field: null, reason: `has ${cells.length} cells; the head line has ${columns.width}`, shot }
  }
  try {
    return { line, draft: draftOf(texts), others: otherCells(cells, columns) }
  } catch (error) {
    return { line, shot, ...whyRefused(error, (field) => columnOf(columns, field)) }
  }
}

/** As long as a note may be. */
const MOST_CHARACTERS = 2000

function otherCells(cells: readonly string[], { names, others }: ShotColumns): readonly OtherCell[] {
  return others.flatMap((index) => {
    const text = plainCell((cells[index] ?? '').trim())
    const column = names[index] ?? ''
    if (text === '') return []
    if (text.length <= MOST_CHARACTERS) return [[column, text] as const]
    throw invalid(`${column}: has ${text.length} characters; at most ${MOST_CHARACTERS} can be kept`, { field: column })
  })
}

/** What a refusal says of a row: the field as the file calls it, and the reason. A defect is thrown on. */
export function whyRefused(
  error: unknown,
  columnOf: (field: string | null) => string | null,
): Pick<RefusedShot, 'field' | 'reason'> {
  if (!(error instanceof Refusal)) throw error
  const field = error.details.field ?? null
  const isNamed = field !== null && error.message.startsWith(`${field}: `)
  return {
    field: columnOf(field),
    reason: shortened(isNamed ? error.message.slice(field.length + 2) : error.message),
  }
}

async function edlReading(file: TextFile, { fps }: ShotListOptions): Promise<ShotListReading> {
  if (file.bytes > MAX_EDL_BYTES)
    throw invalid(`${file.path}: is too large for an edit decision list`, { file: file.path })
  if (fps === null) {
    throw invalid(`${file.path}: an edit decision list does not tell its frame rate: say it, such as 24`, {
      file: file.path,
      field: 'fps',
    })
  }
  const lines: { line: number; text: string }[] = []
  for await (const batch of readLines(readText(file))) {
    for (const one of batch) lines.push({ line: one.line, text: 'text' in one ? one.text : '' })
  }
  const events = readEdl(lines, fps, file.path)
  return {
    format: 'edl',
    tool: 'edl',
    columns: [],
    unknownColumns: [],
    tellsShots: true,
    columnOf: (field) => field,
    rows: inOneBatch(events.map(shotOfEvent)),
  }
}

async function* inOneBatch<T>(rows: readonly T[]): AsyncGenerator<readonly T[]> {
  yield await Promise.resolve(rows)
}

function shotOfEvent({ line, name, milliseconds }: EdlEvent): ListedShot | RefusedShot {
  if (name.length > MAX_TEXT) {
    const reason = `the clip's name has ${name.length} characters; at most ${MAX_TEXT} are possible`
    return { line, field: 'shot', reason, shot: shortened(name) }
  }
  const draft: ShotDraft = {
    shot: name,
    renderId: null,
    production: null,
    kind: null,
    model: null,
    resolution: null,
    seconds: null,
    length: { field: 'duration', milliseconds },
    takes: null,
    clips: null,
    priority: null,
    day: null,
    state: null,
  }
  return { line, draft, others: [] }
}
