/** What plans and queues ask for. */
export const planningOperations = {} as const
