/**
 * How a print route tells whoever prints it from outside that it is whole: attributes of the document's root element. `state` is
 * "ready" or "failed"; with "failed", `message` says why.
 */
export const PRINT_STATE = {
  state: 'data-print-state',
  message: 'data-print-message',
  ready: 'ready',
  failed: 'failed',
} as const

/** In the query of a statement's place: once the page is whole, the month is saved in every format, and the page with it. */
export const EVERY_FORMAT = 'every-format'

/** The place of a month's printed statement, such as "/print/statement/2026-10". */
export function statementPlace(month: string): string {
  return `/print/statement/${encodeURIComponent(month)}`
}
