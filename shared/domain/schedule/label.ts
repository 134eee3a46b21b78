import type { Pool } from './pools.ts'
import type { Stock } from './stock.ts'

/** What was bought, as a chain from the last purchase back to the first. */
export interface Bought {
  /** The index of the search day, and of the validity. */
  readonly day: number
  readonly validity: number
  readonly pool: Pool
  readonly before: Bought | null
}

/** A way to come as far as some day: what it cost, and what it leaves on hand. */
export interface Label {
  readonly cost: number
  /** On packs in the month of the day; 0 where there is no budget. */
  readonly spent: number
  readonly stock: Stock
  /** Tells which packs were bought by their counts, where plans are told apart by them; else 0. */
  readonly signature: number
  readonly bought: Bought | null
}
