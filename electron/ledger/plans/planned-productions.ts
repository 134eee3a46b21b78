import type { Minor } from '../../../shared/domain/money.ts'
import type { Connection } from '../store/database.ts'
import { row, rows, run } from '../store/database.ts'

/** What is planned of a production, beside the journal. It is known by its name, as in the journal and in its queues. */
export interface PlannedProduction {
  readonly name: string
  readonly client: string | null
  readonly code: string | null
  readonly colour: string | null
  /** In the ledger's currency. */
  readonly budget: Minor | null
}

const SELECT = 'SELECT name, client, code, colour, budget FROM planned_production'

export function plannedProductions(db: Connection): PlannedProduction[] {
  return rows<PlannedProduction>(db, `${SELECT} ORDER BY name`)
}

export function findProduction(db: Connection, name: string): PlannedProduction | null {
  return row<PlannedProduction>(db, `${SELECT} WHERE name = ?`, name) ?? null
}

export function writeProduction(db: Connection, production: PlannedProduction): void {
  run(
    db,
    `INSERT INTO planned_production (name, client, code, colour, budget) VALUES (@name, @client, @code, @colour, @budget)
     ON CONFLICT (name) DO UPDATE SET client = excluded.client, code = excluded.code, colour = excluded.colour,
       budget = excluded.budget`,
    production,
  )
}

/** The names of the journal's productions, also of those whose takes were all taken back. */
export function productionsOfJournal(db: Connection): string[] {
  return rows<{ name: string }>(db, 'SELECT name FROM production ORDER BY name').map(({ name }) => name)
}
