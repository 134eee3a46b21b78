import type { Migration } from './migration.ts'

/** Plans beside the journal: queues of a production, and what is planned in each. They can be changed and taken away. */
export const queue: Migration = {
  version: 30,
  name: 'queue',
  sql: `
-- A production is known by its name, as in the journal; planning it makes no row of the journal's tables.
CREATE TABLE queue (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  production TEXT NOT NULL CHECK (production <> ''),
  name TEXT NOT NULL CHECK (name <> ''),
  account TEXT NOT NULL CHECK (account <> ''),
  rate_card TEXT NOT NULL CHECK (rate_card <> ''),
  is_archived INTEGER NOT NULL DEFAULT 0 CHECK (is_archived IN (0, 1)),
  created_at INTEGER NOT NULL,
  UNIQUE (production, name)
) STRICT, WITHOUT ROWID;
CREATE TABLE planned_render (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  queue TEXT NOT NULL REFERENCES queue (id),
  -- Counts from 0 within the queue, without gaps between changes.
  position INTEGER NOT NULL,
  shot TEXT NOT NULL CHECK (shot <> ''),
  model TEXT NOT NULL,
  resolution TEXT NOT NULL,
  seconds INTEGER NOT NULL CHECK (seconds > 0),
  takes INTEGER NOT NULL CHECK (takes >= 0),
  -- Of one take.
  clips INTEGER NOT NULL CHECK (clips > 0),
  -- A civil day since 1970-01-01 in the studio's zone; null is after the previous.
  day INTEGER,
  -- 1 is first.
  priority INTEGER NOT NULL CHECK (priority BETWEEN 1 AND 9),
  state TEXT NOT NULL CHECK (state IN ('planned', 'held', 'done'))
) STRICT, WITHOUT ROWID;
CREATE INDEX planned_render_position ON planned_render (queue, position);
`,
}
