import { resolve } from 'node:path'
import type { WrittenMonth } from '../hosts/month-folder.ts'
import { writeMonthFolder } from '../hosts/month-folder.ts'
import type { Paper } from '../hosts/print-paper.ts'
import { printReport } from './report-pdf.ts'
import type { Session } from './session.ts'

interface Batch extends WrittenMonth {
  readonly folder: string
}

/** Writes a month in every format into a folder, all of them or none; and as a PDF, where a Chromium is there to print it. */
export async function reportAll(session: Session, month: string, folder: string, paper: Paper): Promise<void> {
  const written = await writeMonthFolder({
    folder: resolve(folder),
    pdf: `statement-${month}.pdf`,
    print: () => printReport(session, month, paper),
    exportMonth: () => session.call('exports.month', { month, folder: resolve(folder) }),
  })
  return session.answer({ folder, ...written }, batchText)
}

function batchText({ folder, files, bytes, leftOut }: Batch): string {
  const written = `Wrote ${files.length} files into ${folder} (${bytes} bytes):`
  const left = leftOut === null ? [] : [`Without ${leftOut.file}: ${leftOut.reason}.`]
  return [written, ...files.map((name) => `  ${name}`), ...left].join('\n')
}
