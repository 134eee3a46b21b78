import type { StoreApi } from 'zustand'
import type { Output } from '../../../shared/api/operations.ts'
import type { Outcome } from '../../../shared/api/outcome.ts'
import type { ShotReport } from '../../../shared/api/shot-lists.ts'
import type { ApiClient } from '../../api/client.ts'
import type { Done, QueueState } from '../queue-store.ts'

/** What an import has done, and what takes it back; null where it has done nothing. */
export function importDone(api: ApiClient, queue: string, { undo, counts, leftOut }: ShotReport): Done | null {
  if (undo === null) return null
  const parts = [
    ...(undo.added.length > 0 ? [`added ${counted(counts.new - leftOut)}`] : []),
    ...(undo.before.length > 0 ? [`changed ${counted(counts.changed)}`] : []),
  ]
  return { label: `Imported a shot list: ${parts.join(', ')}`, takeBack: () => takeBack(api, queue, undo) }
}

function counted(shots: number): string {
  return shots === 1 ? '1 shot' : `${shots} shots`
}

/** As many renders stay within what a host lets a page send at once. */
const AT_ONCE = 2000

async function takeBack(
  api: ApiClient,
  queue: string,
  { added, before }: NonNullable<ShotReport['undo']>,
): Promise<Outcome<Output<'shots.takeBack'>>> {
  let outcome = await api.call('shots.takeBack', { queue, added, before: before.slice(0, AT_ONCE) })
  for (let from = AT_ONCE; outcome.ok && from < before.length; from += AT_ONCE) {
    outcome = await api.call('shots.takeBack', { queue, added: [], before: before.slice(from, from + AT_ONCE) })
  }
  return outcome
}

/** Puts what was done to the queue with what can be taken back, and shows what it has come to. */
export async function keepDone(store: StoreApi<QueueState>, done: Done): Promise<void> {
  store.setState((state) => ({ done: [...state.done, done] }))
  await store.getState().reload()
}
