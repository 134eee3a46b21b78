import type { WasteTreatment } from '../domain/client-statement.ts'

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

/** Whom a printed statement is for, and what becomes of the waste; exactly one of client and production is named. */
export interface Recipient {
  readonly client?: string
  readonly production?: string
  readonly waste: WasteTreatment
}

/** The place of the printed statement of a client or production, such as "/print/statement/2026-10?client=Halden&waste=shared". */
export function clientStatementPlace(month: string, recipient: Recipient): string {
  return `${statementPlace(month)}?${recipientQuery(recipient)}`
}

/** A recipient as the query of an address, such as "client=Halden&waste=left-out". */
export function recipientQuery({ client, production, waste }: Recipient): string {
  const named = client === undefined ? (['production', production ?? ''] as const) : (['client', client] as const)
  return [named, ['waste', waste] as const].map(([key, value]) => `${key}=${encodeURIComponent(value)}`).join('&')
}
