/** What the settings ask for. */
export const upkeepOperations = {} as const
