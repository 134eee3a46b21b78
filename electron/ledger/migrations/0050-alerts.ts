import type { Migration } from './migration.ts'

/** What alerts are raised from, and what was raised: beside the journal, and no part of what it derives. */
export const alerts: Migration = {
  version: 50,
  name: 'alerts',
  sql: `
-- An account without a row has the thresholds of the program.
CREATE TABLE alert_threshold (
  account TEXT PRIMARY KEY CHECK (account <> ''),
  -- JSON: whole days before a lot's expiry, falling.
  expiry_days TEXT NOT NULL,
  units_at_risk INTEGER CHECK (units_at_risk > 0),
  unchecked_days INTEGER CHECK (unchecked_days > 0),
  tells_uncovered INTEGER NOT NULL CHECK (tells_uncovered IN (0, 1))
) STRICT, WITHOUT ROWID;
-- Those of the studio; without a row, the program's.
CREATE TABLE alert_setting (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  -- JSON: percent of a production's budget, rising.
  budget_percents TEXT NOT NULL,
  cool_down_hours INTEGER NOT NULL CHECK (cool_down_hours >= 0)
) STRICT;
-- Since when somebody watches: what expired earlier is no news.
CREATE TABLE alert_watch (id INTEGER PRIMARY KEY CHECK (id = 1), since INTEGER NOT NULL) STRICT;
CREATE TABLE alert_raised (
  id INTEGER PRIMARY KEY,
  -- What it was about: "lot:ID", "queue:ID", "budget:PRODUCTION", "at-risk:ACCOUNT", "unchecked:ACCOUNT".
  key TEXT NOT NULL,
  -- The expiry that it was about; null for a state that comes and goes.
  deadline INTEGER,
  -- The greater, the more urgent: of an expiry the days before it, negative.
  stage INTEGER NOT NULL,
  raised_at INTEGER NOT NULL,
  cleared_at INTEGER
) STRICT;
CREATE INDEX alert_raised_key ON alert_raised (key);
CREATE TABLE alert_snooze (key TEXT PRIMARY KEY, until INTEGER NOT NULL) STRICT, WITHOUT ROWID;
`,
}
