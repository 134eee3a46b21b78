import type { Recipient } from '../../shared/api/print.ts'

/** Whom the query of an address names; null where it names nobody: then the statement is the whole studio's. */
export function recipientOf(search: string): Recipient | null {
  const query = new URLSearchParams(search)
  const [client, production] = [query.get('client'), query.get('production')]
  const waste = query.get('waste') === 'shared' ? 'shared' : 'left-out'
  if (client !== null) return { client, waste }
  return production === null ? null : { production, waste }
}
