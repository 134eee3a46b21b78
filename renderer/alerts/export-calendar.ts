import type { ApiClient } from '../api/client.ts'
import { toast, toastFailure } from '../ui/toast.tsx'

/** Writes expiries and latest safe starts for a calendar program where the host says, or downloads them. */
export async function exportCalendar(api: ApiClient): Promise<void> {
  const outcome = await api.saveExport({ operation: 'exports.calendar', input: {}, name: 'packledger-deadlines.ics' })
  if (!outcome.ok) toastFailure(outcome.error)
  else if (outcome.value !== null) toast(`Exported ${outcome.value.name}`)
}
