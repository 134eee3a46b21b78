import type { StatementFile } from './statement-file.ts'
import { sectionsOf, summaryOf } from './statement-sections.ts'
import { writeWorkbook } from './workbook.ts'

/** The monthly statement as a workbook: what the month came to, and a sheet a section. */
export function writeStatementXlsx(file: StatementFile): Promise<Uint8Array> {
  const { zone, currency } = file.statement
  return writeWorkbook({ zone, currency, summary: summaryOf(file), sections: sectionsOf(file) })
}
