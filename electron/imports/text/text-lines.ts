/** A line of a file without its line break, or the news that it is too long to be read. Lines count from 1. */
export type TextLine =
  { readonly line: number; readonly text: string } | { readonly line: number; readonly tooLong: true }

/** In characters. Beyond this a line is passed over without being kept, so that it cannot fill the memory. */
export const MAX_LINE = 1024 * 1024

export const TOO_LONG = 'is longer than 1 MiB; leave embedded files and images out'

/** Splits a text into its lines (LF or CRLF), a batch for each chunk. Lines without content are left out. */
export async function* readLines(text: AsyncIterable<string>): AsyncGenerator<readonly TextLine[]> {
  let line = 1
  let started = ''
  let skipping = false
  for await (const chunk of text) {
    const batch: TextLine[] = []
    let from = 0
    for (let to = chunk.indexOf('\n'); to >= 0; to = chunk.indexOf('\n', from)) {
      const found = lineOf(line, started + chunk.slice(from, to), skipping)
      if (found !== null) batch.push(found)
      from = to + 1
      line += 1
      started = ''
      skipping = false
    }
    if (!skipping) started += chunk.slice(from)
    if (started.length > MAX_LINE) {
      started = ''
      skipping = true
    }
    if (batch.length > 0) yield batch
  }
  const last = lineOf(line, started, skipping)
  if (last !== null) yield [last]
}

function lineOf(line: number, text: string, skipped: boolean): TextLine | null {
  if (skipped || text.length > MAX_LINE) return { line, tooLong: true }
  const trimmed = text.trim()
  return trimmed === '' ? null : { line, text: trimmed }
}
