/** What of the ledger stands behind a figure, as the ledger's address says it. */
export type Behind = Readonly<Record<string, string | null>>
