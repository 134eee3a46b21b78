import type { RefusalCode, RefusalDetails } from '../domain/refusal.ts'

/**
 * Every way in which an operation can end badly: a closed set. `internal` is a defect: its id is found in the log.
 * `host_unreachable` is a client's own: no answer came.
 */
export type ErrorCode = RefusalCode | 'internal' | 'host_unreachable'

export interface OperationError {
  readonly code: ErrorCode
  readonly message: string
  readonly details: RefusalDetails
}

/** What every call answers: never a thrown error, so that it crosses threads, IPC and HTTP unchanged. */
export type Outcome<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: OperationError }
