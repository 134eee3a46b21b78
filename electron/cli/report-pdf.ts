import { existsSync } from 'node:fs'
import type { Recipient } from '../../shared/api/print.ts'
import { clientStatementPlace, statementPlace } from '../../shared/api/print.ts'
import { invalid, Refusal } from '../../shared/domain/refusal.ts'
import { writeFileAtomically } from '../files/write-file.ts'
import type { Paper } from '../hosts/print-paper.ts'
import { PAPER_NAMES } from '../hosts/print-paper.ts'
import { withFixedMarks } from '../hosts/pdf-marks.ts'
import { findChromium } from './chromium/find-chromium.ts'
import { printPage } from './chromium/print-page.ts'
import type { Session } from './session.ts'

/** Prints a month's statement, or that of one client or production, into a file. */
export async function writeReportPdf(
  session: Session,
  month: string,
  file: string,
  paper: Paper,
  recipient: Recipient | null = null,
) {
  const { bytes } = await writeFileAtomically(file, [await printReport(session, month, paper, recipient)])
  return { file, text: null, bytes }
}

/** A month's statement as a PDF: the app's own print route, served on this machine for as long as it takes. */
export async function printReport(
  session: Session,
  month: string,
  paper: Paper,
  recipient: Recipient | null = null,
): Promise<Uint8Array> {
  if (recipient === null) await session.call('statement.show', { month })
  else await session.call('statement.client', { month, ...recipient })
  const { entries } = await session.call('studio.info', {})
  if (entries === 0) throw new Refusal('not_found', 'the ledger holds no entries: there is no statement to print')
  const program = findChromium({ env: session.env, platform: process.platform, exists: existsSync })
  const place = recipient === null ? statementPlace(month) : clientStatementPlace(month, recipient)
  const host = await session.servePage()
  try {
    return withFixedMarks(
      await printPage(program, `${host.address()}#${place}`, paper, { stop: session.interrupt }),
      month,
    )
  } finally {
    await host.close()
  }
}

/** The paper of that name, A4 where none is named; refuses another with `invalid_input`. */
export function paperOf(name = 'a4'): Paper {
  const paper = PAPER_NAMES.find((one) => one === name)
  if (paper !== undefined) return paper
  throw invalid(`paper: must be ${PAPER_NAMES.join(' or ')}`, { field: 'paper' })
}
