import type { StatementLine } from '../../../shared/domain/payments/payment.ts'

/** A row that is no payment: without an amount, not yet booked. It is told, not kept. */
export interface LeftOutRow {
  readonly line: number
  readonly payee: string
  readonly reason: string
}

/** What a statement's file says. */
export interface StatementRead {
  readonly lines: readonly StatementLine[]
  readonly leftOut: readonly LeftOutRow[]
  /** Whether amounts say by their sign alone what left the account: a file may write it the other way round. */
  readonly isBySign: boolean
}
