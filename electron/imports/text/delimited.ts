import { CsvError, Parser } from 'csv-parse'
import { CsvError as HeadError, parse } from 'csv-parse/sync'
import { invalid } from '../../../shared/domain/refusal.ts'

/** What separates the cells of a line. */
const DELIMITERS = [',', ';', '\t'] as const

export type Delimiter = (typeof DELIMITERS)[number]

/** A row's cells as text; `line` is where the row starts in the file, from 1. */
export interface DelimitedRow {
  readonly line: number
  readonly cells: readonly string[]
}

/** All at once: files that were put together from several have several. */
const ROW_ENDS = ['\r\n', '\n', '\r']

/** At least so many rows are given at a time. */
const BATCH = 1000

/** In characters, give or take a chunk. A row without an end (a quote that is never closed) must not fill the memory. */
const MAX_ROW = 1024 * 1024

/** The delimiter that the text's first line with content has most of, outside quotes. */
export function findDelimiter(opening: string): Delimiter {
  const counts: Record<Delimiter, number> = { ',': 0, ';': 0, '\t': 0 }
  let quoted = false
  for (const character of opening.replace(/^[\r\n]+/, '')) {
    if (character === '"') quoted = !quoted
    if (quoted) continue
    if (character === '\n' || character === '\r') break
    if (character === ',' || character === ';' || character === '\t') counts[character] += 1
  }
  return DELIMITERS.reduce((best, one) => (counts[one] > counts[best] ? one : best))
}

/** Cells of the first rows with content of a text; none where the delimiter does not fit how its quotes stand. */
export function firstRows(opening: string, delimiter: Delimiter, most: number): readonly (readonly string[])[] {
  try {
    return parse(opening, {
      delimiter,
      record_delimiter: ROW_ENDS,
      relax_column_count: true,
      skip_records_with_empty_values: true,
      to: most,
      trim: true,
    })
  } catch (error) {
    if (error instanceof HeadError) return []
    throw error
  }
}

/**
 * Reads rows of quoted or plain cells, about a thousand at a time. Rows without any content are left out; rows with too
 * few or too many cells are given as they are. Refuses what cannot be told apart: a quote that is not closed, or that stands
 * where none can, with the line on which its row starts.
 */
export async function* readDelimited(
  text: AsyncIterable<string>,
  delimiter: Delimiter,
  path: string,
): AsyncGenerator<readonly DelimitedRow[]> {
  let line = 1
  let rows: DelimitedRow[] = []
  // Only quotes hold line breaks: until the first, no cell needs to be searched for them.
  let quoted = false
  const take = (cells: readonly string[]): null => {
    if (cells.some((cell) => cell !== '')) rows.push({ line, cells })
    line += quoted ? 1 + lineBreaks(cells) : 1
    return null
  }
  const parser = new Parser({
    delimiter,
    record_delimiter: ROW_ENDS,
    relax_column_count: true,
    trim: true,
    // Rows are taken here rather than from the stream: that is twice as fast, and they are counted in step with the lines.
    on_record: take,
  })
  // Every write reports its own failure; without a listener the stream would throw it once more.
  parser.on('error', () => undefined)
  try {
    let endless = 0
    for await (const chunk of text) {
      const before = line
      quoted = quoted || chunk.includes('"')
      await settled((done) => parser.write(chunk, done))
      endless = line === before ? endless + chunk.length : 0
      if (endless > MAX_ROW) throw endlessRow(path, line)
      if (rows.length < BATCH) continue
      yield rows
      rows = []
    }
    await settled((done) => parser.end(done))
    if (rows.length > 0) yield rows
  } catch (error) {
    throw error instanceof CsvError ? unreadableRow(path, line, error) : error
  } finally {
    parser.destroy()
  }
}

function settled(start: (done: (error?: Error | null) => void) => unknown): Promise<void> {
  return new Promise((resolve, reject) => {
    start((error) => {
      if (error) reject(error)
      else resolve()
    })
  })
}

function lineBreaks(cells: readonly string[]): number {
  let count = 0
  for (const cell of cells) {
    if (cell.includes('\n') || cell.includes('\r')) count += cell.match(/\r\n|\n|\r/g)?.length ?? 0
  }
  return count
}

function endlessRow(path: string, line: number): Error {
  return invalid(`${path}, line ${line}: the row that starts here is longer than 1 MiB; is a quote not closed?`, {
    file: path,
    line,
  })
}

function unreadableRow(path: string, line: number, error: CsvError): Error {
  const column: unknown = error['column']
  const cell = typeof column === 'number' ? `cell ${column + 1} of the row` : 'the row'
  const fault =
    error.code === 'CSV_QUOTE_NOT_CLOSED'
      ? `${cell} that starts here opens a quote that is never closed`
      : `${cell} that starts here has a quote where none can be; put the whole cell in quotes and double those inside`
  return invalid(`${path}, line ${line}: ${fault}`, { file: path, line })
}
