/** What the reports and the burn-down ask for beyond the statement and the series. */
export const reportingOperations = {} as const
