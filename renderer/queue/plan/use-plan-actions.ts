import type { StoreApi } from 'zustand'
import type { Outcome } from '../../../shared/api/outcome.ts'
import { toastFailure } from '../../ui/toast.tsx'
import type { Done, QueueState } from '../queue-store.ts'
import { toastDone } from '../undo-toast.tsx'

/** Carries a change of plan out, says what was done and offers to take it back; answers whether it was done. */
export async function carryOut<T>(
  store: StoreApi<QueueState>,
  call: Promise<Outcome<T>>,
  done: (value: T) => Done,
): Promise<boolean> {
  const { perform, undo } = store.getState()
  const outcome = await perform(call, done)
  if (outcome.ok) toastDone(undo, outcome.value)
  else toastFailure(outcome.error)
  return outcome.ok
}
