import type { PdfRequest } from '../../shared/api/host.ts'

export type Paper = PdfRequest['paper']

/** The sizes of paper that a statement is laid out for, in inches as Chromium takes them. */
export const PAPERS: Readonly<Record<Paper, { readonly width: number; readonly height: number }>> = {
  a4: { width: 210 / 25.4, height: 297 / 25.4 },
  letter: { width: 8.5, height: 11 },
}

export const PAPER_NAMES = ['a4', 'letter'] as const satisfies readonly Paper[]
