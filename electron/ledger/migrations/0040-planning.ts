import type { Migration } from './migration.ts'

/** More plans beside the journal: productions with a budget, purchases to come, a queue's pace and versions, earmarks. */
export const planning: Migration = {
  version: 40,
  name: 'planning',
  sql: `
-- What is planned of a production, which is known by its name, as in the journal and in its queues.
CREATE TABLE planned_production (
  name TEXT PRIMARY KEY CHECK (name <> ''),
  client TEXT CHECK (client <> ''),
  code TEXT CHECK (code <> ''),
  colour TEXT CHECK (colour <> ''),
  -- Minor units of the ledger's currency.
  budget INTEGER CHECK (budget >= 0)
) STRICT, WITHOUT ROWID;
CREATE TABLE planned_purchase (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  account TEXT NOT NULL CHECK (account <> ''),
  rate_card TEXT NOT NULL CHECK (rate_card <> ''),
  pack TEXT NOT NULL CHECK (pack <> ''),
  -- A civil day since 1970-01-01 in the studio's zone.
  day INTEGER NOT NULL,
  count INTEGER NOT NULL CHECK (count > 0),
  -- Of one pack, where the buyer says them; else those of the card.
  units INTEGER CHECK (units > 0),
  price INTEGER CHECK (price >= 0)
) STRICT, WITHOUT ROWID;
-- How fast a queue is rendered, where that was said.
CREATE TABLE queue_pace (
  queue TEXT PRIMARY KEY REFERENCES queue (id),
  requests_per_minute INTEGER CHECK (requests_per_minute > 0),
  clips_in_flight INTEGER NOT NULL CHECK (clips_in_flight > 0),
  seconds_per_clip INTEGER NOT NULL CHECK (seconds_per_clip > 0),
  review_seconds_per_clip INTEGER NOT NULL CHECK (review_seconds_per_clip >= 0),
  review_minutes_per_day INTEGER NOT NULL CHECK (review_minutes_per_day BETWEEN 1 AND 1440),
  -- Minutes after midnight.
  day_starts_at INTEGER NOT NULL CHECK (day_starts_at BETWEEN 0 AND 1439),
  -- JSON: weekdays from 1, Monday, to 7; and civil days.
  working_days TEXT NOT NULL,
  days_off TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE queue_version (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  queue TEXT NOT NULL REFERENCES queue (id),
  name TEXT NOT NULL CHECK (name <> ''),
  saved_at INTEGER NOT NULL,
  -- JSON: the renders in their order, as they were.
  renders TEXT NOT NULL,
  UNIQUE (queue, name)
) STRICT, WITHOUT ROWID;
-- Units of an account that other productions leave alone.
CREATE TABLE earmark (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  account TEXT NOT NULL CHECK (account <> ''),
  production TEXT NOT NULL CHECK (production <> ''),
  units INTEGER NOT NULL CHECK (units > 0),
  -- So many days before a lot's expiry what is held of it is let go.
  release_days INTEGER NOT NULL CHECK (release_days >= 0),
  -- What the production uses from this civil day on comes out of the earmark.
  since INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`,
}
