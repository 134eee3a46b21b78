import { invalid } from '../../shared/domain/refusal.ts'
import type { DelimitedRow } from './delimited.ts'
import { findDelimiter, readDelimited } from './delimited.ts'
import type { BankStatement, StatementSaid } from './read-bank-csv.ts'
import { readBankCsv } from './read-bank-csv.ts'
import { readOfx } from './read-ofx.ts'
import { openingOf } from './read-usage-file.ts'
import type { TextFile } from './text-file.ts'
import { readText } from './text-file.ts'

/** A year's statement of a busy card is below 2 MB: a file beyond this is none. */
const MAX_BYTES = 16 * 1024 * 1024

/** Whether a file's first characters are those of OFX: its own header (1.x), or XML's (2.x). */
export function opensAsOfx(opening: string): boolean {
  return /^(?:OFXHEADER\s*:|<\?xml[\s\S]*?<\??OFX|<\?OFX|<OFX\s*>)/i.test(opening)
}

/**
 * Reads a statement of a bank or a card: OFX and QFX, 1.x and 2.x, else CSV. Refuses (`invalid_input`) the whole file, with line
 * and field, where something of it cannot be read.
 */
export async function readBankStatement(file: TextFile, said: StatementSaid): Promise<BankStatement> {
  if (file.bytes > MAX_BYTES) {
    throw invalid(`${file.path}: is larger than 16 MiB; export a shorter span`, { file: file.path })
  }
  const opening = await openingOf(file)
  if (opensAsOfx(opening)) return { lines: readOfx(await wholeText(file), file.path), columns: null }
  const rows: DelimitedRow[] = []
  for await (const batch of readDelimited(readText(file), findDelimiter(opening), file.path)) rows.push(...batch)
  return readBankCsv(rows, said, file.path)
}

/** Refuses characters of an encoding that the file's own header names and that is not read. */
async function wholeText(file: TextFile): Promise<string> {
  let text = ''
  for await (const chunk of readText(file)) text += chunk
  const named = /^CHARSET\s*:\s*(\S+)/im.exec(text.slice(0, 1000))?.[1]
  const isWestern = named === undefined || /^(?:1252|NONE|ISO-?8859-1|8859-1|UTF-?8|UNICODE)$/i.test(named)
  if (file.encoding === 'windows-1252' && !isWestern) {
    throw invalid(`${file.path}: is written in CHARSET ${named}; save it as UTF-8`, {
      file: file.path,
      field: 'CHARSET',
    })
  }
  return text
}
