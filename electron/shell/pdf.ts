import type { WebContents } from 'electron'
import type { PdfRequest } from '../../shared/api/host.ts'
import { invalid } from '../../shared/domain/refusal.ts'
import { PAPER_NAMES } from '../hosts/print-paper.ts'

/** A PDF of the page as it stands, by its rules for print. */
export function printToPdf(contents: Pick<WebContents, 'printToPDF'>, { paper }: PdfRequest): Promise<Uint8Array> {
  return contents.printToPDF({
    pageSize: paper === 'letter' ? 'Letter' : 'A4',
    printBackground: true,
    generateTaggedPDF: true,
  })
}

/** Checks what a page asks to have saved: a month and a paper, and nothing that names a place. */
export function pdfRequestOf(request: unknown): PdfRequest {
  const { month, paper, audience }: Readonly<Record<string, unknown>> = { ...(request as object | null | undefined) }
  if (typeof month !== 'string' || !/^\d{4}-\d{2}$/.test(month)) {
    throw invalid('month: must be a month such as 2026-10', { field: 'month' })
  }
  const known = PAPER_NAMES.find((one) => one === paper)
  if (known === undefined) throw invalid(`paper: must be ${PAPER_NAMES.join(' or ')}`, { field: 'paper' })
  if (audience !== undefined && audience !== 'client') throw invalid('audience: must be client', { field: 'audience' })
  return { month, paper: known, ...(audience === undefined ? {} : { audience }) }
}
