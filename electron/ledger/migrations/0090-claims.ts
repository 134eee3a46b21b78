import type { Migration } from './migration.ts'

/** Takes that failed and were charged all the same, and what became of it with the vendor. */
export const claims: Migration = {
  version: 90,
  name: 'claims',
  sql: `
-- No part of the journal: nothing is posted for a claim.
CREATE TABLE claim (
  take INTEGER PRIMARY KEY REFERENCES entry (seq),
  charged INTEGER NOT NULL CHECK (charged > 0),
  state TEXT NOT NULL CHECK (state IN ('open', 'sent', 'refunded', 'refused')),
  raised_at INTEGER NOT NULL,
  -- When it came into its state.
  since INTEGER NOT NULL,
  note TEXT
) STRICT;
`,
}
