import type { Outcome } from '../../shared/api/outcome.ts'
import type { MonthsJson } from '../../shared/api/months.ts'
import type { ApiClient } from '../api/client.ts'
import type { PrintedClientStatement } from './ClientStatementSheet.tsx'
import { recipientOf } from './recipient.ts'
import type { Closing } from './SheetStamp.tsx'
import type { PrintedStatement } from './StatementSheet.tsx'

/** All that a printed statement shows. */
export async function readStatement(api: ApiClient, month: string): Promise<Outcome<PrintedStatement>> {
  const [statement, spend, months] = await Promise.all([
    api.call('statement.show', { month }),
    api.call('spend.show', { month }),
    api.call('months.list', {}),
  ])
  if (!statement.ok) return statement
  if (!spend.ok) return spend
  if (!months.ok) return months
  const { at } = months.value
  const closing = closingOf(months.value, month)
  return { ok: true, value: { statement: statement.value, spend: spend.value, at, closing } }
}

/**
 * All that the printed statement of a client or production shows.
 * @param key the month and whom it is for, such as "2026-10?client=Halden&waste=shared"
 */
export async function readClientStatement(api: ApiClient, key: string): Promise<Outcome<PrintedClientStatement>> {
  const [month = '', search = ''] = key.split('?')
  const [statement, months] = await Promise.all([
    api.call('statement.client', { month, ...recipientOf(search) }),
    api.call('months.list', {}),
  ])
  if (!statement.ok) return statement
  if (!months.ok) return months
  const { at } = months.value
  return { ok: true, value: { statement: statement.value, at, closing: closingOf(months.value, month) } }
}

function closingOf({ months }: MonthsJson, month: string): Closing | null {
  const listed = months.find((one) => one.month === month)
  return listed === undefined || listed.closedAt === null ? null : { at: listed.closedAt, digest: listed.digest ?? '' }
}
