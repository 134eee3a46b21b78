import { resolve, join } from 'node:path'
import type { LeftOutFile } from '../../shared/api/host.ts'
import { Refusal } from '../../shared/domain/refusal.ts'
import type { Paper } from '../hosts/print-paper.ts'
import { paperOf, writeReportPdf } from './report-pdf.ts'
import type { Session } from './session.ts'
import { Refused } from './session.ts'

interface Batch {
  readonly folder: string
  readonly files: readonly string[]
  readonly bytes: number
  /** What is not among them, and why; null where nothing is missing. */
  readonly leftOut: LeftOutFile | null
}

/** Writes a month in every format into a folder, all of them or none; and as a PDF, where a Chromium is there to print it. */
export async function reportAll(session: Session, month: string, folder: string, paperName: string): Promise<void> {
  const paper = paperOf(paperName)
  const { files, bytes } = await session.call('exports.month', { month, folder: resolve(folder) })
  const pdf = `statement-${month}.pdf`
  const printed = await printedOr(session, month, join(folder, pdf), paper)
  const names = files.map(({ name }) => name)
  const batch: Batch =
    typeof printed === 'number'
      ? { folder, files: [...names, pdf], bytes: bytes + printed, leftOut: null }
      : { folder, files: names, bytes, leftOut: { file: pdf, reason: printed.message } }
  return session.answer(batch, batchText)
}

/** The PDF's bytes, or why it could not be printed: the other files are written by then, and that is to be told. */
async function printedOr(
  session: Session,
  month: string,
  file: string,
  paper: Paper,
): Promise<number | Refusal | Refused> {
  try {
    return (await writeReportPdf(session, month, file, paper)).bytes
  } catch (error) {
    if ((error instanceof Refusal || error instanceof Refused) && error.code !== 'cancelled') return error
    throw error
  }
}

function batchText({ folder, files, bytes, leftOut }: Batch): string {
  const written = `Wrote ${files.length} files into ${folder} (${bytes} bytes):`
  const left = leftOut === null ? [] : [`Without ${leftOut.file}: ${leftOut.reason}.`]
  return [written, ...files.map((name) => `  ${name}`), ...left].join('\n')
}
