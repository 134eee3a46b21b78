import type { Money } from '../domain/money.ts'
import type { StatementJson } from './shapes.ts'

/** An account's movement of a month, as the statement has it. */
export type MovementKey = Exclude<keyof StatementJson['accounts'][number], 'account'>

/** A total of a month, as the statement has it. */
export type TotalKey = keyof StatementJson['totals']

interface MovementWords {
  /** What it is called where there is room for a word or two. */
  readonly name: string
  /** What it is called where it has a line of its own. */
  readonly words: string
}

export const MOVEMENT_WORDS: Readonly<Record<MovementKey, MovementWords>> = {
  opening: { name: 'Opening', words: 'Opening' },
  purchased: { name: 'Purchased', words: 'Purchased' },
  used: { name: 'Used', words: 'Used' },
  overage: { name: 'Overage', words: 'Overage, covered by no lot' },
  adjusted: { name: 'Adjusted', words: 'Adjusted, units that lots gained' },
  expired: { name: 'Expired unused', words: 'Expired unused' },
  closing: { name: 'Closing', words: 'Closing' },
}

/** An account's movements, in the order of the statement. */
export const MOVEMENTS: readonly MovementKey[] = [
  'opening',
  'purchased',
  'used',
  'overage',
  'adjusted',
  'expired',
  'closing',
]

/** How a reader adds up the movements; in money an adjustment is what it cost, so that it is taken off. */
export const MOVEMENT_SUMS = [
  'In units, opening + purchased - used + adjusted - expired = closing.',
  'In money, opening + purchased - used - adjusted - expired = closing. Overage is beyond the lots, and in neither.',
] as const

export const TOTAL_WORDS: Readonly<Record<TotalKey, string>> = {
  spent: 'Spent on packs and overage',
  consumed: 'Consumed by usage, overage and adjustments',
  wasted: 'Wasted, expired unused',
  unitCost: 'Cost of a used unit, waste included',
  listEquivalent: 'The same clips at list price',
  saving: 'Saved against list price',
}

/** A month's totals, in the order of the statement, with what files for programs call them. */
export const TOTALS: readonly { readonly total: TotalKey; readonly key: string }[] = [
  { total: 'spent', key: 'spent' },
  { total: 'consumed', key: 'consumed' },
  { total: 'wasted', key: 'wasted' },
  { total: 'unitCost', key: 'unit_cost' },
  { total: 'listEquivalent', key: 'list_equivalent' },
  { total: 'saving', key: 'saving' },
]

/** A total as a person reads it. */
export interface TotalLine {
  readonly total: TotalKey
  readonly words: string
  /** Null where there is nothing to divide by. */
  readonly money: Money | null
}

/** A month's totals in words, the same in every host: what is dearer than list price says so, instead of saving less than nothing. */
export function totalLines(totals: StatementJson['totals']): TotalLine[] {
  return TOTALS.map(({ total }) => {
    const money = totals[total]
    if (total !== 'saving' || money?.amount.startsWith('-') !== true) return { total, words: TOTAL_WORDS[total], money }
    return { total, words: 'Dearer than list price by', money: { ...money, amount: money.amount.slice(1) } }
  })
}
