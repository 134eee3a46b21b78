import type { Connection } from '../store/database.ts'
import { rows } from '../store/database.ts'
import type { Names } from '../journal/names.ts'
import { takesKey } from './takes-made.ts'

/** What a production's successful takes of a shot and render kind were charged. */
export interface ActualUse {
  readonly shot: string
  readonly model: string
  readonly resolution: string
  readonly seconds: number
  readonly clips: number
  readonly kept: number
  /** What was drawn, overage included. */
  readonly units: number
  readonly cost: number
}

interface Row {
  readonly shot: string
  readonly charge: number
  readonly clips: number
  readonly kept: number
  readonly units: number
  readonly cost: number
}

/** By shot and render kind, from the postings of the entries that are not reversed; takes without a shot have an empty one. */
export function actualUse(db: Connection, names: Names, production: string): ActualUse[] {
  const found = rows<Row>(
    db,
    `SELECT COALESCE(e.shot, '') AS shot, e.charge, sum(e.clips) AS clips,
       sum(CASE WHEN e.details ->> 'kept' THEN e.clips ELSE 0 END) AS kept,
       sum(COALESCE((SELECT -sum(p.units) FROM posting p WHERE p.at = e.at AND p.entry = e.seq
         AND p.kind IN ('usage', 'overage')), 0)) AS units,
       sum(COALESCE((SELECT sum(p.cost) FROM posting p WHERE p.at = e.at AND p.entry = e.seq
         AND p.kind IN ('usage', 'overage')), 0)) AS cost
     FROM entry e
     WHERE e.kind = 'usage' AND e.outcome = 'success'
       AND e.production = (SELECT id FROM production WHERE name = ?)
       AND e.at >= (SELECT COALESCE(min(day), 0) - 2 FROM usage_day
         WHERE production = (SELECT id FROM production WHERE name = ?)) * 86400000
       AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.kind = 'reversal' AND r.target = e.seq)
     GROUP BY e.shot, e.charge`,
    production,
    production,
  )
  const uses = new Map<string, ActualUse>()
  for (const { shot, charge, clips, kept, units, cost } of found) {
    const { model, resolution, seconds } = names.charge(charge)
    const key = takesKey(shot, { model, resolution, seconds })
    const sum = uses.get(key) ?? { clips: 0, kept: 0, units: 0, cost: 0 }
    uses.set(key, {
      shot,
      model,
      resolution,
      seconds,
      clips: sum.clips + clips,
      kept: sum.kept + kept,
      units: sum.units + units,
      cost: sum.cost + cost,
    })
  }
  return [...uses.values()]
}
