import type { Migration } from './migration.ts'

/** What shot lists say of renders beyond the plan, to be given back with them. */
export const listColumns: Migration = {
  version: 80,
  name: 'list-columns',
  sql: `
-- Outlasts its render, which can be put back after it was removed.
CREATE TABLE list_columns (
  render TEXT PRIMARY KEY CHECK (length(render) = 36),
  -- JSON: [column, text] by column, in the order of the list.
  cells TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`,
}
