import type { EpochDay } from '../calendar.ts'
import type { Currency, Minor } from '../money.ts'

/** A line of a bank's or a card's statement, as the bank wrote it. */
export interface StatementLine {
  /** Where it starts in the file, from 1. */
  readonly line: number
  /** The last four digits of the account's number, or the name that whoever imports it gave it; empty where none is known. */
  readonly card: string
  /** The day of the posting by the bank's own calendar. */
  readonly day: EpochDay
  /** What left the account is negative. */
  readonly amount: Minor
  readonly currency: Currency
  readonly payee: string
  /** The bank's own id of the line (FITID); null where it gives none, as in CSV. */
  readonly reference: string | null
}

/** What is kept of a line by which money left the account. */
export interface KeptPayment {
  /** By which the same line is known in another file. */
  readonly key: string
  readonly card: string
  /** By the bank's calendar. */
  readonly day: EpochDay
  /** More than 0. */
  readonly amount: Minor
  readonly currency: Currency
  readonly payee: string
}

/**
 * What the columns of a statement in CSV can be. Either an amount with a sign, an amount and a side that says whether it left or came in,
 * or what left and what came in by itself.
 */
export const STATEMENT_FIELDS = ['date', 'amount', 'side', 'debit', 'credit', 'currency', 'payee', 'memo'] as const
export type StatementField = (typeof STATEMENT_FIELDS)[number]

/** Which part of 03/04/2026 comes first. */
export const DAY_ORDERS = ['day-first', 'month-first'] as const
export type DayOrder = (typeof DAY_ORDERS)[number]

/** What stands before the decimals of an amount. */
export const DECIMAL_MARKS = ['point', 'comma'] as const
export type DecimalMark = (typeof DECIMAL_MARKS)[number]

/** How an amount with a sign writes what left the account. */
export const CHARGE_SIGNS = ['negative', 'positive'] as const
export type ChargeSign = (typeof CHARGE_SIGNS)[number]
