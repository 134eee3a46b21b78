import type { QueueJson } from '../../../shared/api/planning.ts'
import type { ApiClient } from '../../api/client.ts'
import { toast, toastFailure } from '../../ui/toast.tsx'

/** Writes the queue as a shot list where the host says, or downloads it. */
export async function exportQueue(api: ApiClient, { id, production, name }: QueueJson): Promise<void> {
  const file = `${production}-${name}`.replace(/[^\p{L}\p{N}._-]+/gu, '-')
  const outcome = await api.saveExport({ operation: 'exports.queue', input: { queue: id }, name: `${file}.csv` })
  if (!outcome.ok) toastFailure(outcome.error)
  else if (outcome.value !== null) toast(`Exported ${outcome.value.name}`)
}
