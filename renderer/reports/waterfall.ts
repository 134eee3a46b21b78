import type { StatementJson } from '../../shared/api/shapes.ts'
import { MOVEMENT_WORDS } from '../../shared/api/statement-words.ts'
import { negated } from './signs.ts'

type AccountRow = StatementJson['accounts'][number]

/** A step of the month's equation, signed so that the column adds up from opening to closing. */
export interface Step {
  readonly key: 'opening' | 'purchased' | 'used' | 'adjusted' | 'expired' | 'closing'
  readonly label: string
  readonly units: string
  /** The amount alone; its currency is the statement's. */
  readonly amount: string
  /** Where the step's bar begins and ends, in parts of the greatest height: for drawing alone. */
  readonly from: number
  readonly to: number
}

/** Opening + purchased - used ± adjusted - expired = closing, in units and in money. Overage is beyond the lots, and no step. */
export function stepsOf(row: AccountRow): Step[] {
  const plain = [
    stepOf('opening', row.opening.units, row.opening.cost.amount),
    stepOf('purchased', row.purchased.units, row.purchased.cost.amount),
    stepOf('used', negated(row.used.units), negated(row.used.cost.amount)),
    // A balance that finds fewer units posts them as a cost: in money it is taken away, like usage.
    stepOf('adjusted', row.adjusted.units, negated(row.adjusted.cost.amount)),
    stepOf('expired', negated(row.expired.units), negated(row.expired.cost.amount)),
    stepOf('closing', row.closing.units, row.closing.cost.amount),
  ]
  const ends = levels(plain.map((one) => Number(one.units)))
  const greatest = Math.max(0, ...ends.flatMap(({ from, to }) => [from, to]))
  const part = (height: number): number => (greatest === 0 ? 0 : height / greatest)
  return plain.map((one, index) => ({
    ...one,
    from: part(ends[index]?.from ?? 0),
    to: part(ends[index]?.to ?? 0),
  }))
}

function stepOf(key: Step['key'], units: string, amount: string): Omit<Step, 'from' | 'to'> {
  return { key, label: MOVEMENT_WORDS[key].name, units, amount }
}

/** The heights between which each bar stands: the first and the last on the ground, the others on the one before. */
function levels(moves: readonly number[]): { from: number; to: number }[] {
  let height = 0
  return moves.map((move, index) => {
    if (index === moves.length - 1) return { from: 0, to: move }
    const from = height
    height += move
    return { from, to: height }
  })
}
