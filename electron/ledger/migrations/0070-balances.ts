import type { Migration } from './migration.ts'

/** Finds when each account was last compared with the vendor's console, without reading every entry. */
export const balances: Migration = {
  version: 70,
  name: 'balances',
  sql: `
CREATE INDEX entry_balance ON entry (account, at) WHERE kind = 'balance';
`,
}
