import type { OperationError, Outcome } from '../../shared/api/outcome.ts'

/** Whether something is being done, and why what was done last did not work. */
export interface Work {
  readonly isBusy: boolean
  readonly failure: OperationError | null
}

/** A store's way to do one thing after the other: what is asked for meanwhile is not done. Null where it was not, or did not work. */
export function oneAtATime(set: (work: Work) => void, get: () => Work) {
  return async <T>(work: () => Promise<Outcome<T>>): Promise<T | null> => {
    if (get().isBusy) return null
    set({ isBusy: true, failure: null })
    const outcome = await work()
    set({ isBusy: false, failure: outcome.ok ? null : outcome.error })
    return outcome.ok ? outcome.value : null
  }
}
