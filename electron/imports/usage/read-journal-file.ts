import { readText } from '../text/text-file.ts'
import type { TextFile } from '../text/text-file.ts'
import { readLines, TOO_LONG } from '../text/text-lines.ts'

/** A line of a journal as JSON, or why it is none. */
export type JournalLine =
  { readonly line: number; readonly value: unknown } | { readonly line: number; readonly reason: string }

/** Reads the journal's JSONL as a stream, some hundred lines at a time. What the lines say is the caller's to judge. */
export async function* readJournalFile(file: TextFile): AsyncGenerator<readonly JournalLine[]> {
  for await (const lines of readLines(readText(file))) {
    yield lines.map((line) =>
      'text' in line ? parseLine(line.line, line.text) : { line: line.line, reason: TOO_LONG },
    )
  }
}

function parseLine(line: number, text: string): JournalLine {
  try {
    return { line, value: JSON.parse(text) as unknown }
  } catch (error) {
    return { line, reason: `is not JSON: ${error instanceof Error ? error.message : String(error)}` }
  }
}
