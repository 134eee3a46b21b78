import type { Output } from '../../shared/api/operations.ts'
import type { OperationError, Outcome } from '../../shared/api/outcome.ts'
import type { ApiClient } from '../api/client.ts'
import type { Replaced } from './record-requests.ts'

export type Recorded = Output<'usage.record'> | Output<'purchases.record'>

/**
 * Records an entry; a correction takes the old one back first, since both could not stand with the same external id. Where the
 * second step is refused the error says what stands.
 */
export async function recordInstead<T extends Recorded>(
  api: ApiClient,
  record: () => Promise<Outcome<T>>,
  replaces: Replaced | undefined,
): Promise<Outcome<T>> {
  if (replaces === undefined) return record()
  const reversal = await api.call('entries.reverse', { entry: replaces.entry, reason: 'corrected' })
  // Taken back by an attempt before this one: what is missing is the corrected entry alone.
  const wasReversed = !reversal.ok && (await isTakenBack(api, replaces.entry))
  if (!reversal.ok && !wasReversed) return reversal
  const outcome = await record()
  return outcome.ok ? outcome : { ok: false, error: halfDone(outcome.error) }
}

async function isTakenBack(api: ApiClient, entry: string): Promise<boolean> {
  const shown = await api.call('entries.show', { entry })
  return shown.ok && shown.value.reversedBy !== null
}

function halfDone(error: OperationError): OperationError {
  const message = `${error.message}. The old entry is taken back; the corrected one is not recorded yet: change what is wrong and record again`
  return { ...error, message }
}
