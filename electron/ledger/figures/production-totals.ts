import type { EpochDay } from '../../../shared/domain/calendar.ts'
import type { Minor } from '../../../shared/domain/money.ts'
import type { Connection } from '../store/database.ts'
import { rows } from '../store/database.ts'
import { isBehind } from '../postings/posted-through.ts'
import { revision } from '../store/revision.ts'

/** What a production of the journal came to so far: its successful clips, what it drew and its overage, and its last day of use. */
export interface ProductionTotal {
  readonly production: string
  readonly clips: number
  readonly cost: Minor
  readonly lastDay: EpochDay
}

interface Remembered {
  readonly revision: number
  readonly totals: readonly ProductionTotal[]
}

/** Adding up all roll-ups takes as long as a screen may, and screens ask for the same totals time and again. */
const remembered = new WeakMap<Connection, Remembered>()

/** The journal's productions from the daily roll-ups, those that were worked on last first. Read anew after a change of the ledger. */
export function productionTotals(db: Connection): readonly ProductionTotal[] {
  const current = revision(db)
  const before = remembered.get(db)
  if (before?.revision === current) return before.totals
  // A take that another thread records right now is in the journal before it is in the roll-ups.
  const isWhole = !isBehind(db)
  const totals = readTotals(db)
  if (isWhole) remembered.set(db, { revision: current, totals })
  return totals
}

function readTotals(db: Connection): ProductionTotal[] {
  return rows<ProductionTotal>(
    db,
    `SELECT p.name AS production, sum(u.clips) AS clips, sum(u.cost + u.overage_cost) AS cost, max(u.day) AS lastDay
     FROM usage_day u JOIN production p ON p.id = u.production
     GROUP BY p.id ORDER BY lastDay DESC, p.name`,
  )
}
