import { invalid } from '../../../shared/domain/refusal.ts'
import type { StatementMapping } from './bank-columns.ts'
import { statementDelimiter } from './bank-head.ts'
import { opensAsOfx } from './bank-opening.ts'
import type { DelimitedRow } from '../text/delimited.ts'
import { readDelimited } from '../text/delimited.ts'
import type { StatementSaid } from './read-bank-csv.ts'
import { readBankCsv } from './read-bank-csv.ts'
import { readOfx } from './read-ofx.ts'
import { openingOf } from '../usage/read-usage-file.ts'
import type { StatementRead } from './statement-read.ts'
import type { TextFile } from '../text/text-file.ts'
import { readText } from '../text/text-file.ts'

/** A year's statement of a busy card is below 2 MB: a file beyond this is none. */
const MAX_BYTES = 16 * 1024 * 1024

/**
 * Reads a statement of a bank or a card: OFX and QFX, 1.x and 2.x, else CSV. Refuses (`invalid_input`) the whole file, with line
 * and field, where something of it cannot be read.
 */
export async function readBankStatement(file: TextFile, said: StatementSaid): Promise<StatementRead> {
  const rows = await statementRows(file, said.columns)
  if (rows === null) return { lines: readOfx(await wholeText(file), file.path), leftOut: [], isBySign: false }
  return readBankCsv(rows, said, file.path)
}

/** The rows of a statement in CSV; null of one in OFX. Refuses (`invalid_input`) a file that is too large, and quotes that do not close. */
export async function statementRows(file: TextFile, said: StatementMapping): Promise<readonly DelimitedRow[] | null> {
  if (file.bytes > MAX_BYTES) {
    throw invalid(`${file.path}: is larger than 16 MiB; export a shorter span`, { file: file.path })
  }
  const opening = await openingOf(file)
  if (opensAsOfx(opening)) return null
  const rows: DelimitedRow[] = []
  const delimiter = statementDelimiter(opening, said)
  for await (const batch of readDelimited(readText(file), delimiter, file.path)) rows.push(...batch)
  return rows
}

async function wholeText(file: TextFile): Promise<string> {
  let text = ''
  for await (const chunk of readText(file)) text += chunk
  return text
}
