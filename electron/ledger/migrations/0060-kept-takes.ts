import type { Migration } from './migration.ts'

/** Finds what was kept of a production's takes, without reading the takes. */
export const keptTakes: Migration = {
  version: 60,
  name: 'kept-takes',
  sql: `
-- Two indexes, since each holds all that is asked of its takes: a mark within the details would have to be read from the entry.
CREATE INDEX entry_kept ON entry (production, charge, clips)
  WHERE kind = 'usage' AND outcome = 'success' AND details ->> 'kept' = 1;
CREATE INDEX entry_dropped ON entry (production, charge, clips)
  WHERE kind = 'usage' AND outcome = 'success' AND details ->> 'kept' = 0;
-- Without the clips, which change with each take.
CREATE INDEX usage_day_production ON usage_day (production, charge);
`,
}
