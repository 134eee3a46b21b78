import type { PostingKind } from './postings.ts'

/** Figures of the statement whose entries can be asked for. */
export const STATEMENT_FIGURES = ['spent', 'consumed', 'wasted', 'overage'] as const

export type StatementFigure = (typeof STATEMENT_FIGURES)[number]

/** The postings that add up to a figure: of purchases what was paid, of all others what they cost. */
export const POSTINGS_OF_FIGURE: Readonly<Record<StatementFigure, readonly PostingKind[]>> = {
  spent: ['purchase', 'overage'],
  consumed: ['usage', 'overage', 'adjustment'],
  wasted: ['expiry'],
  overage: ['overage'],
}
