/** What the journal has of a production's takes of one render kind, in clips that succeeded (R6: others are not charged). */
export interface MarkedTakes {
  readonly production: string
  /** As `keepKey` writes it. */
  readonly kind: string
  readonly made: number
  /** Marked as kept. */
  readonly kept: number
  /** Marked as not kept. */
  readonly dropped: number
}

/** Takes of one production and render kind of which it is known whether they were kept. */
export interface JudgedTakes {
  readonly production: string
  readonly kind: string
  /** At least 1. */
  readonly takes: number
  readonly kept: number
}

/** A render kind as the history is kept by: its name, whatever it was charged when. */
export function keepKey({
  model,
  resolution,
  seconds,
}: {
  model: string
  resolution: string
  seconds: number
}): string {
  return JSON.stringify([model, resolution, seconds])
}

/**
 * What the marks say. A production in which takes were marked as not kept is believed as far as it is marked. One in which only
 * keepers were marked has kept none of the others. One without any mark says nothing.
 */
export function judgedTakes(history: readonly MarkedTakes[]): JudgedTakes[] {
  const marksDropped = new Set(history.filter((cell) => cell.dropped > 0).map((cell) => cell.production))
  const marksKept = new Set(history.filter((cell) => cell.kept > 0).map((cell) => cell.production))
  return history
    .filter(({ production }) => marksDropped.has(production) || marksKept.has(production))
    .map(({ production, kind, made, kept, dropped }) => ({
      production,
      kind,
      takes: marksDropped.has(production) ? kept + dropped : made,
      kept,
    }))
    .filter((cell) => cell.takes > 0)
}
