import { join } from 'node:path'
import { LEDGER_FILE } from '../../electron/ledger/store/database.ts'
import { dayFinder } from '../../shared/domain/calendar.ts'
import type { Studio } from '../../electron/studio/studio.ts'
import { studioPorts, withStudio } from './histories.ts'
import { ZONE } from './history.ts'
import type { Bench } from './part.ts'
import type { Bare } from './support/bare-database.ts'
import { openBare } from './support/bare-database.ts'

/** Opens the studio of a history of so many takes, and beside it the same history in plain tables. */
export async function besideBareTables<T>(
  { histories }: Bench,
  rows: number,
  work: (studio: Studio, db: Bare) => Promise<T>,
): Promise<T> {
  const { dataFolder } = await histories.ledger(rows, 'studio')
  return histories.withFolder((folder) =>
    withStudio(studioPorts(dataFolder), async (studio) => {
      const db = bareTables(join(folder, 'bare.sqlite'), dataFolder)
      try {
        return await work(studio, db)
      } finally {
        db.close()
      }
    }),
  )
}

/**
 * Copies a ledger's history into plain tables, as somebody would have it who needs these figures and no ledger: `usage`, a row
 * a take, with a covering index; `daily`, what they come to by day, production and kind; `fine`, all movements by day,
 * production, kind and lot; `lot_daily`, the movements of a lot by day. Answers the open database.
 */
function bareTables(file: string, dataFolder: string): Bare {
  const db = openBare(file)
  const dayOf = dayFinder(ZONE)
  db.function('day_of', { deterministic: true }, (at) => dayOf(Number(at)))
  db.prepare('ATTACH ? AS ledger').run(join(dataFolder, LEDGER_FILE))
  db.transaction(() => db.exec(TABLES))()
  db.exec('DETACH ledger')
  db.exec('ANALYZE')
  return db
}

const TABLES = `
CREATE TABLE production AS SELECT id, name FROM ledger.production;
CREATE UNIQUE INDEX production_id ON production (id);
CREATE TABLE kind AS SELECT id, model, resolution, seconds FROM ledger.charge;
CREATE UNIQUE INDEX kind_id ON kind (id);
CREATE TABLE lot (id INTEGER PRIMARY KEY, name TEXT, pack TEXT, purchased_at INTEGER, expires_at INTEGER, price INTEGER);
INSERT INTO lot SELECT entry, id, pack, purchased_at, expires_at, price FROM ledger.lot;

CREATE TABLE usage (at INTEGER, day INTEGER, production INTEGER, kind INTEGER, clips INTEGER, failed INTEGER, rejected INTEGER,
  units INTEGER, cost INTEGER, overage_units INTEGER, overage_cost INTEGER);
INSERT INTO usage SELECT e.at, day_of(e.at), e.production, e.charge, e.clips * (e.outcome = 'success'),
  e.clips * (e.outcome = 'failed'), e.clips * (e.outcome = 'rejected'),
  COALESCE(SUM(-p.units) FILTER (WHERE p.kind = 'usage'), 0), COALESCE(SUM(p.cost) FILTER (WHERE p.kind = 'usage'), 0),
  COALESCE(SUM(-p.units) FILTER (WHERE p.kind = 'overage'), 0), COALESCE(SUM(p.cost) FILTER (WHERE p.kind = 'overage'), 0)
FROM ledger.entry e LEFT JOIN ledger.posting p ON p.at = e.at AND p.entry = e.seq WHERE e.kind = 'usage' GROUP BY e.seq;
CREATE INDEX usage_covered ON usage (at, production, kind, clips, failed, rejected, units, cost, overage_units, overage_cost);

CREATE TABLE daily (day INTEGER, production INTEGER, kind INTEGER, clips INTEGER, failed INTEGER, rejected INTEGER,
  units INTEGER, cost INTEGER, overage_units INTEGER, overage_cost INTEGER, PRIMARY KEY (day, production, kind)) WITHOUT ROWID;
INSERT INTO daily SELECT day, production, kind, SUM(clips), SUM(failed), SUM(rejected), SUM(units), SUM(cost),
  SUM(overage_units), SUM(overage_cost) FROM usage GROUP BY day, production, kind;

CREATE TABLE fine (day INTEGER, production INTEGER, kind INTEGER, lot INTEGER, units INTEGER,
  PRIMARY KEY (day, lot, production, kind)) WITHOUT ROWID;
INSERT INTO fine SELECT day_of(p.at), COALESCE(e.production, 0), COALESCE(e.charge, 0), p.lot, SUM(p.units)
FROM ledger.posting p JOIN ledger.entry e ON e.seq = p.entry WHERE p.lot IS NOT NULL GROUP BY 1, 2, 3, 4;

CREATE TABLE lot_daily (lot INTEGER, day INTEGER, purchased INTEGER, used INTEGER, used_cost INTEGER, expired INTEGER,
  expired_cost INTEGER, left_units INTEGER, PRIMARY KEY (lot, day)) WITHOUT ROWID;
INSERT INTO lot_daily SELECT lot, day, purchased, used, used_cost, expired, expired_cost,
  SUM(purchased - used - expired) OVER (PARTITION BY lot ORDER BY day)
FROM (SELECT lot, day_of(at) AS day, COALESCE(SUM(units) FILTER (WHERE kind = 'purchase'), 0) AS purchased,
  COALESCE(SUM(-units) FILTER (WHERE kind = 'usage'), 0) AS used,
  COALESCE(SUM(cost) FILTER (WHERE kind = 'usage'), 0) AS used_cost,
  COALESCE(SUM(-units) FILTER (WHERE kind = 'expiry'), 0) AS expired,
  COALESCE(SUM(cost) FILTER (WHERE kind = 'expiry'), 0) AS expired_cost
FROM ledger.posting WHERE lot IS NOT NULL GROUP BY 1, 2);
`
