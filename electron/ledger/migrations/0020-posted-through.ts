import type { Migration } from './migration.ts'

/** Lets the newest entries be posted a moment after they were recorded: says how far the postings go. */
export const postedThrough: Migration = {
  version: 20,
  name: 'posted-through',
  sql: `
-- The number of the newest entry whose postings and roll-ups are stored. Those of newer ones are made before anything derived is read.
CREATE TABLE posted_through (id INTEGER PRIMARY KEY CHECK (id = 1), entry INTEGER NOT NULL) STRICT;
INSERT INTO posted_through (id, entry) SELECT 1, COALESCE(max(seq), 0) FROM entry;
`,
}
