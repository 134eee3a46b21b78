import type { Histories } from './histories.ts'
import type { Finding } from './support/table.ts'

/** How many entries the limits are for. */
export const JUDGED_AT = 1_000_000

/** What every part has at hand. */
export interface Bench {
  /** How many usage entries the history has. */
  readonly rows: number
  /** Whether hledger and ledger read the whole history, however long and however much memory that takes. */
  readonly peersFull: boolean
  readonly histories: Histories
  /** Says below the table what a reader of it must know. */
  note(text: string): void
}

/** One part of the bench: `npm run bench -- NAME` runs it alone. */
export interface Part {
  readonly name: string
  readonly about: string
  run(bench: Bench): Promise<readonly Finding[]>
}

/** A hundredth and a tenth of the entries, and all: what must not grow with the ledger is seen at each. */
export function threeSizes({ rows }: Bench): readonly number[] {
  return [Math.ceil(rows / 100), Math.ceil(rows / 10), rows]
}

/** How many takes the one month has whose files are written: the limits are for 100,000. */
export function denseMonth({ rows }: Bench): number {
  return Math.ceil(rows / 10)
}
