import type { EpochDay, Zone } from '../../../shared/domain/calendar.ts'
import { startOfDay } from '../../../shared/domain/calendar.ts'
import type { Connection } from '../store/database.ts'
import { rows } from '../store/database.ts'
import type { Names } from '../journal/names.ts'

/** What the journal has of a shot and render kind: clips that succeeded, and how many of them were kept. */
export interface TakesMade {
  clips: number
  kept: number
}

/** Where `takesMade` keeps a shot's render kind. */
export function takesKey(shot: string, kind: { model: string; resolution: string; seconds: number }): string {
  return JSON.stringify([shot, kind.model, kind.resolution, kind.seconds])
}

interface Row {
  readonly shot: string
  readonly charge: number
  readonly clips: number
  readonly kept: number
}

/**
 * A production's successful clips by shot and render kind, counted from the journal each time: entries that are reversed do not
 * count. Only the days on which the production has usage are read, which the roll-ups tell.
 */
export function takesMade(db: Connection, names: Names, zone: Zone, production: string): Map<string, TakesMade> {
  const made = new Map<string, TakesMade>()
  for (const [first, last] of workedSpans(db, production)) {
    const found = rows<Row>(
      db,
      `SELECT e.shot, e.charge, sum(e.clips) AS clips,
         sum(CASE WHEN e.details ->> 'kept' THEN e.clips ELSE 0 END) AS kept
       FROM entry e
       WHERE e.at >= ? AND e.at < ? AND e.kind = 'usage' AND e.outcome = 'success' AND e.shot IS NOT NULL
         AND e.production = (SELECT id FROM production WHERE name = ?)
         AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.kind = 'reversal' AND r.target = e.seq)
       GROUP BY e.shot, e.charge`,
      startOfDay(first, zone),
      startOfDay(last + 1, zone),
      production,
    )
    for (const { shot, charge, clips, kept } of found) {
      const key = takesKey(shot, names.charge(charge))
      const sum = made.get(key) ?? { clips: 0, kept: 0 }
      made.set(key, { clips: sum.clips + clips, kept: sum.kept + kept })
    }
  }
  return made
}

/** A pause of so many days is read through: fewer queries for a few rows more. */
const PAUSE = 7

/** The spans of days on which the production has usage. */
function workedSpans(db: Connection, production: string): [EpochDay, EpochDay][] {
  const days = rows<{ day: number }>(
    db,
    `SELECT DISTINCT day FROM usage_day WHERE production = (SELECT id FROM production WHERE name = ?) ORDER BY day`,
    production,
  )
  const spans: [EpochDay, EpochDay][] = []
  for (const { day } of days) {
    const span = spans.at(-1)
    if (span !== undefined && day - span[1] <= PAUSE) span[1] = day
    else spans.push([day, day])
  }
  return spans
}
