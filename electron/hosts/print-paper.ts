/** The sizes of paper that a statement is laid out for, in inches as Chromium takes them. */
export const PAPERS = {
  a4: { width: 210 / 25.4, height: 297 / 25.4 },
  letter: { width: 8.5, height: 11 },
} as const

export type Paper = keyof typeof PAPERS

export const PAPER_NAMES = Object.keys(PAPERS) as Paper[]
