/** What the ledger screen asks for. */
export const ledgerViewOperations = {} as const
