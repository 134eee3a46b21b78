import type { MarkedTakes } from '../../../shared/domain/forecast/keep-history.ts'
import { keepKey } from '../../../shared/domain/forecast/keep-history.ts'
import type { Connection } from '../store/database.ts'
import { rows } from '../store/database.ts'
import type { Names } from '../journal/names.ts'

interface Clips {
  readonly production: number
  readonly charge: number
  readonly clips: number
}

type Mark = 'kept' | 'dropped'

/** How a take's details say it; the texts are those of the indexes. */
const MARKS: Readonly<Record<Mark, string>> = { kept: "details ->> 'kept' = 1", dropped: "details ->> 'kept' = 0" }

/**
 * What was kept of the studio's takes, by production and render kind: successful clips alone, of named productions, entries that
 * are reversed left out. `made` counts clips without a mark too, where a production marks no take as not kept.
 */
export function markedTakes(db: Connection, names: Names): MarkedTakes[] {
  const kept = marked(db, 'kept')
  const dropped = marked(db, 'dropped')
  const marksDropped = new Set(dropped.map((one) => one.production))
  const keepersAlone = new Set(kept.map((one) => one.production).filter((id) => !marksDropped.has(id)))
  const made = [...keepersAlone].flatMap((production) => madeClips(db, production))
  const cells = new Map<string, MarkedTakes>()
  const add = (list: readonly Clips[], counts: (clips: number) => Partial<MarkedTakes>): void => {
    for (const { production, charge, clips } of list) {
      const cell = { production: names.production(production) ?? '', kind: keepKey(names.charge(charge)) }
      const key = JSON.stringify(cell)
      cells.set(key, sum(cells.get(key) ?? { ...cell, made: 0, kept: 0, dropped: 0 }, counts(clips)))
    }
  }
  add(kept, (clips) => ({ kept: clips }))
  add(dropped, (clips) => ({ dropped: clips }))
  add(made, (clips) => ({ made: clips }))
  return [...cells.values()].map((cell) => ({ ...cell, made: Math.max(cell.made, cell.kept + cell.dropped) }))
}

function sum(cell: MarkedTakes, { made = 0, kept = 0, dropped = 0 }: Partial<MarkedTakes>): MarkedTakes {
  return { ...cell, made: cell.made + made, kept: cell.kept + kept, dropped: cell.dropped + dropped }
}

/** All that are marked so, less those that were taken back, which are few. */
function marked(db: Connection, mark: Mark): Clips[] {
  return rows<Clips>(
    db,
    `SELECT production, charge, sum(clips) AS clips FROM (
       SELECT production, charge, sum(clips) AS clips FROM entry
       WHERE kind = 'usage' AND outcome = 'success' AND ${MARKS[mark]} AND production IS NOT NULL
       GROUP BY production, charge
       UNION ALL
       SELECT e.production, e.charge, -e.clips AS clips FROM entry r CROSS JOIN entry e ON e.seq = r.target
       WHERE r.kind = 'reversal' AND e.kind = 'usage' AND e.outcome = 'success' AND e.${MARKS[mark]}
         AND e.production IS NOT NULL
     ) GROUP BY production, charge HAVING sum(clips) > 0`,
  )
}

function madeClips(db: Connection, production: number): Clips[] {
  return rows<Clips>(
    db,
    'SELECT production, charge, sum(clips) AS clips FROM usage_day WHERE production = ? GROUP BY charge',
    production,
  )
}
