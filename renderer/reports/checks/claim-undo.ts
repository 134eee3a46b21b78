import type { ClaimJson } from '../../../shared/api/reconciliation.ts'
import type { ApiClient } from '../../api/client.ts'
import type { Undo } from '../../ui/toast.tsx'

/** Takes back that takes were claimed, by the ids of their entries. */
export function undoClaiming(api: ApiClient, takes: readonly string[]): Undo {
  return {
    takeBack: () => api.call('claims.withdraw', { takes: [...takes] }),
  }
}

/** Takes back that a claim was withdrawn: it is raised as it stood. */
export function undoWithdrawal(api: ApiClient, { take, charged, state, since, note }: ClaimJson): Undo {
  return {
    takeBack: () =>
      api.call('claims.raise', {
        takes: [take.id],
        charged,
        state,
        at: since,
        ...(note === null ? {} : { note }),
      }),
  }
}
