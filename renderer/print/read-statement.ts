import type { OperationError } from '../../shared/api/outcome.ts'
import type { ApiClient } from '../api/client.ts'
import type { PrintedStatement } from './StatementSheet.tsx'

type Read =
  { readonly ok: true; readonly value: PrintedStatement } | { readonly ok: false; readonly error: OperationError }

/** All that a printed statement shows. */
export async function readStatement(api: ApiClient, month: string): Promise<Read> {
  const [statement, spend, months] = await Promise.all([
    api.call('statement.show', { month }),
    api.call('spend.show', { month }),
    api.call('months.list', {}),
  ])
  if (!statement.ok) return statement
  if (!spend.ok) return spend
  if (!months.ok) return months
  const listed = months.value.months.find((one) => one.month === month)
  const closing =
    listed === undefined || listed.closedAt === null ? null : { at: listed.closedAt, digest: listed.digest ?? '' }
  return { ok: true, value: { statement: statement.value, spend: spend.value, at: months.value.at, closing } }
}
