import type { OperationError } from '../../shared/api/outcome.ts'
import { Refusal } from '../../shared/domain/refusal.ts'
import type { RefusalCode } from '../../shared/domain/refusal.ts'

/** A request that is not served: an outcome for the page, with the status that HTTP has for it. */
export class HttpRefusal extends Refusal {
  readonly status: number

  constructor(status: number, code: RefusalCode, message: string) {
    super(code, message)
    this.status = status
  }
}

/** The request is understood, and this page may not make it. */
export function forbidden(status: 403 | 405 | 413 | 415 | 421, message: string): HttpRefusal {
  return new HttpRefusal(status, 'forbidden', message)
}

/** What a refusal that no operation answered says to the page. */
export function outcomeOf(refusal: Refusal): { readonly ok: false; readonly error: OperationError } {
  return { ok: false, error: { code: refusal.code, message: refusal.message, details: refusal.details } }
}
