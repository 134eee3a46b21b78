import type { Charge } from '../journal.ts'
import type { Movement } from '../movement.ts'
import type { FocusRow } from './values.ts'

/** How many rows of a charge are remembered. */
const MOST_ALIKE = 1000

/** Most takes of a month are alike but for what is the take's alone: such a row is put together once. */
export function rememberedRow(
  takes: Map<Charge, Map<string, FocusRow>>,
  charge: Charge,
  key: string,
  make: () => FocusRow,
): FocusRow {
  const known = takes.get(charge) ?? new Map<string, FocusRow>()
  if (known.size === 0) takes.set(charge, known)
  const row = known.get(key) ?? make()
  if (known.size === MOST_ALIKE) known.clear()
  known.set(key, row)
  return row
}

/** All of a take's movement that its row tells, but for its charge and what is the take's alone. */
export function alike({ account, lot, kind, units, cost, clips }: Movement, videos: number): string {
  return JSON.stringify([account, lot, kind, units, cost, clips, videos])
}
