/** What the overview asks for. */
export const overviewOperations = {} as const
