/** Why something was not done: a closed set, so that every host and screen can switch on it. */
export type RefusalCode =
  | 'invalid_input'
  | 'not_found'
  | 'conflict'
  | 'period_closed'
  | 'ledger_locked'
  | 'ledger_newer'
  | 'ledger_damaged'
  | 'storage_failed'
  | 'cancelled'
  | 'unsupported'
  | 'forbidden'

/** Where in the input the cause lies, in the words of whoever sent it. */
export interface RefusalDetails {
  readonly file?: string
  readonly line?: number
  readonly field?: string
  readonly [more: string]: unknown
}

/**
 * An expected refusal: the request is understood and not carried out, and nothing has changed.
 * The message names what was wrong, where, and what would be right. Anything else that is thrown is a defect.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly code: RefusalCode
  readonly details: RefusalDetails

  constructor(code: RefusalCode, message: string, details: RefusalDetails = {}) {
    super(message)
    this.code = code
    this.details = details
  }
}

/** Refuses bad input: `field` is the name that the sender used for it. */
export function invalid(message: string, details: RefusalDetails = {}): Refusal {
  return new Refusal('invalid_input', message, details)
}
